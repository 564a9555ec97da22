import type { z } from 'zod';
import { weightedAxes } from '../domain/index.ts';
import type { Identification, RefreezeReason } from '../domain/index.ts';
import type { reportSchema } from '../contract/schemas.ts';

export type RunReport = z.output<typeof reportSchema>;

/** What a run says about the whole book. */
export const runReportOf = (run: Identification, refrozen: RefreezeReason | null): RunReport => {
  const { measured, policy, reference } = run;
  const { whale, top20Share, gini, revenueTop20Share, revenueGini } = measured.concentration;
  const { alive, spend } = measured;
  const known = measured.columns.contribution.value.filter((value) => !Number.isNaN(value));
  return {
    basis: measured.measuring.basis,
    windowMonths: policy.windowMonths,
    frozenOn: reference.frozenAsOf,
    refrozen,
    leftOut: weightedAxes.filter((axis) => policy.weights[axis] > 0 && reference.medians[axis] === undefined),
    tiers: countsOf(run.results.map((result) => result.tier)),
    badges: countsOf(run.results.flatMap((result) => result.badges.map((badge) => badge.code))),
    revenueMinor: measured.columns.revenue.value.reduce((sum, value) => sum + value, 0),
    contributionMinor: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
    whale:
      whale === null
        ? null
        : {
            peakAccounts: whale.peak.accounts,
            peakShare: whale.peak.share,
            lossAccounts: whale.lossAccounts,
            lossMinor: whale.lossTotal,
            points: whale.points.map((point) => [point.accounts, point.share]),
          },
    top20Share,
    gini,
    revenueTop20Share,
    revenueGini,
    model: {
      inUse: alive.inUse,
      fallback: alive.fallback,
      regularity: alive.fit.variant.regularity,
      params: { ...alive.fit.params },
      logLikelihood: finite(alive.fit.logLikelihood),
      accounts: alive.accounts,
      repeatOrders: alive.repeatOrders,
      calibrationZ: alive.calibration === null ? null : finite(alive.calibration.spiegelhalterZ),
      holdoutDays: alive.calibration?.holdoutDays ?? null,
      bgNbd: {
        params: { ...alive.bgNbd.params },
        logLikelihood: finite(alive.bgNbd.logLikelihood),
        degenerate: alive.bgNbd.degenerate,
      },
    },
    spend: { inUse: spend.inUse, fallback: spend.fallback, params: { ...spend.fit.params } },
  };
};

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export const countsOf = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};
