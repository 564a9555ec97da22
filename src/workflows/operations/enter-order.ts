import { bookEnteredOrder, enteredSource, refreshAccounts } from '#areas/ledger';
import { commitOrder } from '#areas/pricing';
import { handle } from '#platform/operations';
import { workflowsContract } from '../contract.ts';
import { judgeCredit } from './judge-credit.ts';
import { judgeSupport } from './judge-support.ts';

const { operations } = workflowsContract;

/** An order entered here: its prices are committed first, then the ledger books it, in one transaction. */
export const enterOrder = handle(operations.enterOrder, async (context, input) => {
  const { db, company, today } = context;
  const { id, number, lines, hold } = await commitOrder(context, { credit: judgeCredit, support: judgeSupport }, input);
  const holdReasons = hold.kind === 'hold' ? [...hold.reasons] : [];
  await bookEnteredOrder(db, {
    orgId: company.id,
    orderNo: number,
    accountId: input.accountId,
    orderedOn: today,
    currency: company.currency,
    lines,
  });
  await refreshAccounts(context, [input.accountId]);
  await context.audit({
    action: 'enter-order',
    objectType: 'entered-order',
    objectId: id,
    after: {
      number,
      accountId: input.accountId,
      quoteId: input.quoteId ?? null,
      lines: lines.length,
      heldFor: holdReasons,
    },
  });
  return {
    id,
    source: enteredSource,
    number,
    hold:
      hold.kind === 'none'
        ? null
        : { reasons: holdReasons, payFirst: { minor: hold.payFirstMinor.toString(), currency: company.currency } },
  };
});
