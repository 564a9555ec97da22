import { listAccountRefs } from '#areas/accounts';
import { addDays } from '#kernel/day';
import { listMembers } from '#platform/identity';
import { handle } from '#platform/operations';
import { tenderOperations as operations } from '../contract/tender-operations.ts';
import { tenderRatesOf } from '../domain/index.ts';
import { listTenderDues, listTenderResults } from '../store/purchases.ts';
import { rowsOf } from './reach.ts';

const dues = handle(operations.tenderDues, async (context, { days, mine }) => {
  const { db, company, actor, today } = context;
  const rows = await listTenderDues(db, {
    orgId: company.id,
    within: rowsOf(context, 'pricing.read', 'p.account_id'),
    until: addDays(today, days),
    userId: mine ? actor.userId : null,
  });
  const names = new Map((await listMembers(db, company.id)).map(({ userId, name }) => [userId, name]));
  const accounts = await listAccountRefs(
    db,
    company.id,
    rows.map(({ accountId }) => accountId),
  );
  return {
    rows: rows.flatMap(({ id, number, title, accountId, gate: name, dueOn, ownerId, amountMinor }) => {
      const account = accounts.get(accountId);
      if (account === undefined) return [];
      return [
        {
          purchase: { id, number, title },
          account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
          gate: name,
          dueOn,
          ownerName: ownerId === null ? null : (names.get(ownerId) ?? null),
          amount: amountMinor === null ? null : { minor: amountMinor, currency: company.currency },
          isLate: dueOn < today,
        },
      ];
    }),
  };
});

const rates = handle(operations.tenderRates, async (context, { from }) => {
  const { db, company, today } = context;
  const start = from ?? addDays(today, -365);
  const within = rowsOf(context, 'pricing.read', 'purchase.account_id');
  const results = await listTenderResults(db, { orgId: company.id, within, from: start });
  return { from: start, rows: [...tenderRatesOf(results)] };
});

export const tenderListHandlers = [dues, rates];
