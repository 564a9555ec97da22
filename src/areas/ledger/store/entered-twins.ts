import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { enteredSource } from '../domain/entered-source.ts';
import { enteredTwinsOf } from '../domain/entered-twins.ts';
import type { FiledOrder } from '../domain/entered-twins.ts';
import { setAside } from './entered-aside.ts';
import type { AccountSet } from './facts/account-set.ts';

type AccountOrder = FiledOrder & { readonly accountId: string };

type OrderRow = Pick<AccountOrder, 'source' | 'orderNo' | 'accountId'> & {
  readonly orderedOn: Day;
  readonly goods: readonly (readonly [productId: string, quantityE4: string])[];
  readonly netE4: string;
};

/** Orders as goods, of the lines in `lines`; what was given away is left out, for not every file tells it. */
const listShapes = async (db: Db, lines: RawBuilder<unknown>): Promise<readonly AccountOrder[]> => {
  const { rows } = await sql<OrderRow>`
    select source, order_no as "orderNo", account_id as "accountId", min(ordered_on) as "orderedOn",
      jsonb_agg(jsonb_build_array(product_id, quantity_e4::text)) as goods, sum(net_e4)::text as "netE4"
    from (
      select source, order_no, account_id, product_id, min(ordered_on) as ordered_on, sum(quantity_e4) as quantity_e4,
        sum(net_e4) as net_e4
      from (${lines}) as l where kind in ('sale', 'return')
      group by source, order_no, account_id, product_id) as product
    group by source, order_no, account_id
    order by min(ordered_on), order_no`.execute(db);
  return rows.map(({ goods, netE4, ...row }) => ({
    ...row,
    netE4: BigInt(netE4),
    goods: new Map(goods.map(([productId, quantityE4]) => [productId, BigInt(quantityE4)])),
  }));
};

const refusedPairs = async (
  db: Db,
  orgId: number,
  orderNos: readonly string[],
): Promise<(orderNo: string, twin: Pick<FiledOrder, 'source' | 'orderNo'>) => boolean> => {
  const { rows } = await sql<{ orderNo: string; source: string; twinNo: string }>`
    select order_no as "orderNo", twin_source as source, twin_order_no as "twinNo" from order_twin_refusal
    where org_id = ${orgId} and order_no = any(${[...orderNos]}::text[])`.execute(db);
  const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);
  const refused = new Set(rows.map((row) => keyOf(row.orderNo, row.source, row.twinNo)));
  return (orderNo, twin) => refused.has(keyOf(orderNo, twin.source, twin.orderNo));
};

/**
 * Sets aside the entered orders of some accounts that a batch has brought as orders of its file, so that each counts once
 * (docs/methods.md 4.5). Where nothing was entered it asks one index.
 */
export const setAsideTwins = async (
  db: Db,
  {
    orgId,
    batchId,
    source,
    accounts,
  }: { readonly orgId: number; readonly batchId: string; readonly source: string; readonly accounts: AccountSet },
): Promise<void> => {
  const entered = await listShapes(
    db,
    sql`select * from order_line where org_id = ${orgId} and source = ${enteredSource} and ${accounts('account_id')}`,
  );
  if (entered.length === 0) return;
  const accountIds = [...new Set(entered.map(({ accountId }) => accountId))];
  const filed = await listShapes(
    db,
    sql`select l.* from order_line l where l.org_id = ${orgId} and l.source = ${source} and l.order_no in (
        select b.order_no from order_line b
        where b.org_id = ${orgId} and b.account_id = any(${accountIds}::uuid[]) and b.source = ${source} and b.batch_id = ${batchId})
      and not exists (select from order_line_aside a
        where a.org_id = ${orgId} and a.twin_source = l.source and a.twin_order_no = l.order_no)`,
  );
  const isRefused = await refusedPairs(
    db,
    orgId,
    entered.map(({ orderNo }) => orderNo),
  );
  const twins = accountIds.flatMap((id) =>
    enteredTwinsOf(
      entered.filter(({ accountId }) => accountId === id),
      filed.filter(({ accountId }) => accountId === id),
      isRefused,
    ),
  );
  for (const { orderNo, twin, because } of twins)
    await setAside(db, { orgId, orderNo, because, twin: { ...twin, batchId } });
};
