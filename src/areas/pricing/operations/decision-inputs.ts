import type { AccountRow } from '#areas/accounts';
import type { Context } from '#platform/operations';
import { findAccountMoney } from '../store/account-money.ts';
import type { Assessment } from './assess.ts';
import { peerBandFor } from './evidence.ts';
import { judgedOf } from './judged.ts';

/** What a decision was made on: the judgement, what peers pay for each line, and what the account owed at that time. */
export const decisionInputsOf = async (
  context: Context,
  account: AccountRow,
  assessment: Assessment,
): Promise<string> => {
  const money = await findAccountMoney(context.db, {
    orgId: context.company.id,
    accountId: account.id,
    today: context.today,
  });
  const peers = [];
  for (const { product } of assessment.lines)
    peers.push({ productId: product.id, band: await peerBandFor(context, account, product.id) });
  return JSON.stringify({
    ...judgedOf(assessment),
    overdueMinor: money?.overdueMinor ?? null,
    oldestOverdueOn: money?.oldestOverdueOn ?? null,
    peers,
  });
};
