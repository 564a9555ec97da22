import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { isLostByHand, lifecycleByTrade } from '../domain/index.ts';
import type { TradeDates } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';

export type AccountTrade = TradeDates & { readonly accountId: string };

/** Brings lifecycles to what the orders say as of a day; writes only what changes, and leaves the version to persons. */
export const keepLifecycles = async (
  db: Db,
  orgId: number,
  { trades, asOf }: { readonly trades: readonly AccountTrade[]; readonly asOf: Day },
): Promise<void> => {
  if (trades.length === 0) return;
  const held = await accountsTables(db)
    .selectFrom('account')
    .select(['id', 'lifecycle', 'ledgerLifecycle', 'lostOn'])
    .where('orgId', '=', orgId)
    .where(sql<boolean>`id = any(${trades.map(({ accountId }) => accountId)}::uuid[])`)
    .execute();
  const tradeOf = new Map(trades.map((trade) => [trade.accountId, trade]));
  const changed = held.flatMap(({ id, lifecycle, ledgerLifecycle, lostOn }) => {
    const trade = tradeOf.get(id);
    if (trade === undefined) return [];
    const byLedger = lifecycleByTrade(trade, asOf);
    const counts = isLostByHand(lostOn, trade.lastOrderOn) ? 'lost' : byLedger;
    return counts === lifecycle && byLedger === ledgerLifecycle ? [] : [{ id, counts, by_ledger: byLedger }];
  });
  if (changed.length === 0) return;
  await sql`
    update account a set lifecycle = n.counts, ledger_lifecycle = n.by_ledger
    from json_to_recordset(${JSON.stringify(changed)}::json) as n (id uuid, counts text, by_ledger text)
    where a.org_id = ${orgId} and a.id = n.id`.execute(db);
};
