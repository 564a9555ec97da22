import { minorOf } from '#kernel/money';
import { backTest, plainVerdictsOf, valueBasisOf } from '../domain/index.ts';
import type { BackTestCut, OutcomeFacts, Policy } from '../domain/index.ts';
import type { BackTestAnswer } from './compute-protocol.ts';
import { amount, byAccount, whole } from './packed.ts';
import type { Book } from './run-state.ts';

/** What followed a cut, by account code. Revenue stands in where the facts of the cut know no cost. */
export const cutOf = (book: Book, horizonDays: number, outcomes: string): BackTestCut => {
  const { asOf, currency } = book.unpacking;
  const codes = new Map([...book.ids].map(([code, id]) => [id, code]));
  const basis = valueBasisOf(book.facts);
  const found = new Map<string, OutcomeFacts>();
  for (const [id, pack] of byAccount(outcomes)) {
    const [net, known, cost, pocket, serve, orderDays] = pack.split(' ');
    const code = codes.get(id);
    if (code === undefined) continue;
    const valueE4 = basis === 'revenue' ? amount(net) : amount(known) - amount(cost) - amount(pocket) - amount(serve);
    found.set(code, { valueMinor: minorOf(valueE4, currency), orderDays: whole(orderDays) });
  }
  return { asOf, horizonDays, facts: book.facts, outcomes: found };
};

export const backTestOf = (cuts: readonly BackTestCut[], policy: Policy, currency: string): BackTestAnswer => {
  const report = backTest(cuts, policy, { currency });
  if (report.kind === 'refused') return report;
  return { kind: 'report', report, verdicts: plainVerdictsOf(report) };
};
