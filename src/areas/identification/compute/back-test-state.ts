import { minorOf } from '#kernel/money';
import { backTest, estimatedMarginE4Of, plainVerdictsOf, valueBasisOf } from '../domain/index.ts';
import type { BackTestCut, OutcomeFacts, Policy } from '../domain/index.ts';
import type { BackTestAnswer } from './compute-protocol.ts';
import { amount, byAccount, whole } from './packed.ts';
import type { Book } from './run-state.ts';

/** Under this share the horizon's own margin rate says too little, and that of the window before the cut stands in. */
const enoughKnownPercent = 50;

/**
 * What followed a cut, by account code. Revenue stands in where the facts of the cut know no cost; what has no known cost
 * is taken at the margin rate of the account's known part (docs/methods.md 2.1, 7.1).
 */
export const cutOf = (book: Book, horizonDays: number, outcomes: string): BackTestCut => {
  const { asOf, currency } = book.unpacking;
  const codes = new Map([...book.ids].map(([code, id]) => [id, code]));
  const basis = valueBasisOf(book.facts);
  const before = new Map(book.facts.map(({ code, window }) => [code, window]));
  const found = new Map<string, OutcomeFacts>();
  for (const [id, pack] of byAccount(outcomes)) {
    const [net, known, cost, pocket, serve, orderDays] = pack.split(' ');
    const code = codes.get(id);
    if (code === undefined) continue;
    const takings = { netE4: amount(net), costKnownNetE4: amount(known), costE4: amount(cost) };
    const margin = () => estimatedMarginE4Of(takings, enoughKnownPercent, before.get(code));
    const valueE4 = basis === 'revenue' ? takings.netE4 : margin() - amount(pocket) - amount(serve);
    found.set(code, { valueMinor: minorOf(valueE4, currency), orderDays: whole(orderDays) });
  }
  return { asOf, horizonDays, facts: book.facts, outcomes: found };
};

export const backTestOf = (cuts: readonly BackTestCut[], policy: Policy, currency: string): BackTestAnswer => {
  const report = backTest(cuts, policy, { currency });
  if (report.kind === 'refused') return report;
  return { kind: 'report', report, verdicts: plainVerdictsOf(report) };
};
