import { erosionOf } from '#domain/warnings';
import { seriesOf, simulatedBookOf, simulateErosion } from './simulated-erosion.ts';
import type { BookPlan } from './simulated-erosion.ts';

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);
const warmUp = 12;

/** How the erosion decision does on a simulated book. An alarm before the change counts as false, one that went away again too. */
export const ratesOf = (plan: BookPlan) => {
  const accounts = [...simulateErosion(plan)].map((account) => ({
    series: seriesOf(account),
    erosion: account.erosion,
  }));
  const report = erosionOf(
    simulatedBookOf(
      accounts.map(({ series }) => series),
      plan.months,
    ),
  );
  const findings = new Map(report.findings.map((finding) => [finding.account, finding]));
  const outcomes = accounts.map(({ erosion }, i) => ({
    erosion,
    finding: findings.get(i) ?? null,
    alarms: report.alarms[i]?.length ?? 0,
  }));
  const clean = outcomes.filter(({ erosion }) => erosion === null);
  const falseAlarms = clean.reduce((sum, { alarms }) => sum + alarms, 0);
  const eroding = outcomes.flatMap(({ erosion, finding }) => {
    if (erosion === null) return [];
    const delay = finding === null || finding.alarmAt < erosion.start ? null : finding.alarmAt - erosion.start + 1;
    const error = finding === null || delay === null ? null : Math.abs(finding.since - erosion.start);
    return [{ erosion, delay, error }];
  });
  const foundOf = (shape: 'step' | 'drift', within: number): number => {
    const own = eroding.filter(({ erosion }) => erosion.shape === shape);
    return share(own.filter(({ delay }) => delay !== null && delay <= within).length, own.length);
  };
  const errorsOf = (shapes: readonly string[]): number =>
    medianOf(
      eroding.flatMap(({ erosion, error }) => (error !== null && shapes.includes(erosion.shape) ? [error] : [])),
    );
  const sure = outcomes.filter(({ finding }) => finding !== null && finding.confidence >= 0.9);
  return {
    report,
    outcomes,
    falseAlarmsAYear: share(falseAlarms, clean.length * ((plan.months - warmUp) / 12)),
    driftsFound: foundOf('drift', 24),
    stepsFound: foundOf('step', 12),
    foundWithin: (within: number): number => foundOf('drift', within),
    onsetError: errorsOf(['step', 'drift']),
    driftOnsetError: errorsOf(['drift']),
    stepOnsetError: errorsOf(['step']),
    precision: share(sure.filter(({ erosion }) => erosion !== null).length, sure.length),
  };
};
