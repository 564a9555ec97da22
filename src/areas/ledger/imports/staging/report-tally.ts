import type { Day } from '#kernel/day';
import type { Sums } from './booking.ts';
import type { BookedRow } from './read-and-book.ts';
import type { RowFinding, RowRefusal, StagingCounts } from './staging-job.ts';

const keptRefusals = 100;
/** So many warnings that differ in their value stand one by one; the rest is told together. */
const keptLateWarnings = 50;

/** Gathers counts, totals and findings over a pass. */
export const createReportTally = () => {
  const counts = { read: 0, good: 0, rejected: 0, filtered: 0, duplicates: 0 };
  const totals: Record<string, bigint> = {};
  const firstRefusals: RowRefusal[] = [];
  const refusalsByReason: Record<string, number> = {};
  const warnings = new Map<string, RowFinding & { rows: number; readonly firstLine: number }>();
  let firstDay: Day | null = null;
  let lastDay: Day | null = null;

  const addSums = (sums: Sums): void => {
    for (const [name, amount] of Object.entries(sums)) totals[name] = (totals[name] ?? 0n) + amount;
  };
  const addDay = (day: Day | null): void => {
    if (day === null) return;
    if (firstDay === null || day < firstDay) firstDay = day;
    if (lastDay === null || day > lastDay) lastDay = day;
  };
  const keepRefusal = (refusal: RowRefusal): void => {
    counts.rejected += 1;
    for (const code of new Set(refusal.reasons.map((reason) => reason.code))) {
      refusalsByReason[code] = (refusalsByReason[code] ?? 0) + 1;
    }
    if (firstRefusals.length < keptRefusals) firstRefusals.push(refusal);
  };
  const addWarning = (warning: RowFinding, line: number, apart = ''): void => {
    const key = `${warning.code}/${warning.field}${apart}`;
    const known = warnings.get(key);
    if (known === undefined) warnings.set(key, { ...warning, rows: 1, firstLine: line });
    else known.rows += 1;
  };

  return {
    /** Counts a row; answers the refusal to keep, if it is one. */
    add: (row: { readonly line: number; readonly raw: string }, booked: BookedRow): RowRefusal | null => {
      counts.read += 1;
      if (booked.outcome === 'skipped') {
        counts.filtered += 1;
        return null;
      }
      if (booked.isDuplicate) counts.duplicates += 1;
      if (booked.outcome === 'refused') {
        const refusal = { line: row.line, raw: row.raw, reasons: booked.reasons, orderRow: booked.orderRow };
        keepRefusal(refusal);
        return refusal;
      }
      counts.good += 1;
      addSums(booked.booking.sums);
      addDay(booked.booking.day);
      for (const warning of booked.warnings) addWarning(warning, row.line);
      return null;
    },
    /** A row that was good by itself and is refused for what the whole file says. */
    refuseLate: (refusal: RowRefusal): void => {
      counts.good -= 1;
      keepRefusal(refusal);
      firstRefusals.sort((a, b) => a.line - b.line);
    },
    warnLate: (warning: RowFinding, line: number): void =>
      addWarning(warning, line, warnings.size < keptLateWarnings ? `/${warning.params['value'] ?? ''}` : ''),
    result: () => ({
      counts: { ...counts } satisfies StagingCounts,
      totals: Object.fromEntries(Object.entries(totals).map(([name, amount]) => [name, amount.toString()])),
      firstRefusals,
      refusalsByReason,
      warnings: [...warnings.values()].map(({ params, ...warning }) => ({ ...warning, params })),
      firstDay,
      lastDay,
      knowsCost: totals['costE4'] !== undefined,
    }),
  };
};
