import type { AccountFacts } from '../facts/account-facts.ts';
import { overdueFactsOf, segmentGapLaws } from '../models/index.ts';
import type { OverdueFacts } from '../models/index.ts';

/**
 * How an account buys one product line, and whether it is silent beyond the 95 % quantile of that line's own rhythm.
 */
export type LineRhythm = {
  readonly line: string;
  readonly orderDays: number;
  readonly overdue: OverdueFacts;
  readonly isLapsing: boolean;
};

/** A line bought less often has no rhythm to fall out of. */
const fewestOrderDays = 3;
const overdueFrom = 0.95;

/**
 * Rhythm per product line (docs/methods.md 3.9: consumables, fashion and durables differ; one cycle for a mixed account
 * misleads). A line's accounts share its gap law; lists by account code, lines by code. Example: panels every 30 ± 9
 * days, silent for 80 → lapsing in panels while sealants go on.
 */
export const lineRhythmsOf = (
  facts: readonly AccountFacts[],
  asOfDay: number,
): ReadonlyMap<string, readonly LineRhythm[]> => {
  const byLine = new Map<string, { readonly code: string; readonly days: readonly number[] }[]>();
  for (const account of facts) {
    for (const { line, days } of account.lines) {
      const buyers = byLine.get(line);
      if (buyers) buyers.push({ code: account.code, days });
      else byLine.set(line, [{ code: account.code, days }]);
    }
  }
  const rhythms = new Map<string, LineRhythm[]>(facts.map((account) => [account.code, []]));
  for (const [line, buyers] of [...byLine].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const gaps = buyers.map(({ days }) => days.slice(1).map((day, i) => day - (days[i] ?? day)));
    const laws = segmentGapLaws(gaps);
    for (const [i, { code, days }] of buyers.entries()) {
      const law = laws[i] ?? null;
      const last = days.at(-1);
      if (law === null || last === undefined || days.length < fewestOrderDays) continue;
      const overdue = overdueFactsOf(law, gaps[i] ?? [], asOfDay - last);
      rhythms
        .get(code)
        ?.push({ line, orderDays: days.length, overdue, isLapsing: overdue.overdueProbability > overdueFrom });
    }
  }
  return rhythms;
};
