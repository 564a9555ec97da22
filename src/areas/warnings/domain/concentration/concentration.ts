/** What one account, group or product brings of a total, now and a year before. Money in minor units. */
export type ConcentrationRow = {
  readonly code: string;
  readonly revenueMinor: bigint;
  readonly priorRevenueMinor: bigint;
  /** What would be lost with it; null while its cost is unknown. */
  readonly contributionMinor: bigint | null;
};

export type ConcentrationBreach = {
  readonly code: string;
  readonly shareBp: number;
  readonly limitBp: number;
  readonly revenueMinor: bigint;
  readonly contributionMinor: bigint | null;
};

const wholeBp = 10_000;
const growthAllowedBp = 1_000;

const shareBpOf = (part: bigint, total: bigint): number =>
  total > 0n ? Math.round((Number(part) / Number(total)) * wholeBp) : 0;

/**
 * Rows above their limit: last year's own share plus 10 points, at most what the policy allows (docs/methods.md 11.2);
 * a newcomer has the 10 points. Largest first. Example: 12 % last year, 24 % now, policy 30 % → above 22 %.
 */
export const concentrationBreaches = (
  rows: readonly ConcentrationRow[],
  mostBp: number,
): readonly ConcentrationBreach[] => {
  const total = rows.reduce((sum, row) => sum + row.revenueMinor, 0n);
  const prior = rows.reduce((sum, row) => sum + row.priorRevenueMinor, 0n);
  return rows
    .map(({ code, revenueMinor, priorRevenueMinor, contributionMinor }) => ({
      code,
      shareBp: shareBpOf(revenueMinor, total),
      limitBp: Math.min(mostBp, shareBpOf(priorRevenueMinor, prior) + growthAllowedBp),
      revenueMinor,
      contributionMinor,
    }))
    .filter(({ shareBp, limitBp }) => shareBp > limitBp)
    .toSorted((a, b) => b.shareBp - a.shareBp || (a.code < b.code ? -1 : 1));
};
