import type { AccountFacts } from '../facts/account-facts.ts';
import { repeatSummaryOf } from '../models/index.ts';
import type { RepeatSummary } from '../models/index.ts';

/** The accounts that ordered by a day, as the repeat-purchase models want them; `place` leads back to the account. */
export type BuyerTable = {
  readonly place: readonly number[];
  readonly summaries: readonly RepeatSummary[];
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly litt: Float64Array;
  /** Mean net revenue of a repeat order day, in the currency. */
  readonly meanSpend: Float64Array;
};

const e4 = 10_000;

/** Summaries of all buyers at a cut-off day; accounts without an order by then are absent. */
export const buyerTableOf = (facts: readonly AccountFacts[], cutoffDay: number): BuyerTable => {
  const place: number[] = [];
  const summaries: RepeatSummary[] = [];
  for (const [i, account] of facts.entries()) {
    const days = account.orderDays.map((order) => order.day);
    const values = account.orderDays.map((order) => Number(order.netE4) / e4);
    const summary = repeatSummaryOf({ days, values }, cutoffDay);
    if (summary === null) continue;
    place.push(i);
    summaries.push(summary);
  }
  return {
    place,
    summaries,
    x: Float64Array.from(summaries, (summary) => summary.x),
    tx: Float64Array.from(summaries, (summary) => summary.tx),
    T: Float64Array.from(summaries, (summary) => summary.T),
    litt: Float64Array.from(summaries, (summary) => summary.litt),
    meanSpend: Float64Array.from(summaries, (summary) => summary.meanSpend),
  };
};
