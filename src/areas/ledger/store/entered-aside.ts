import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { enteredSource } from '../domain/entered-source.ts';
import type { OrderName } from '../domain/order-key.ts';
import type { AccountSet } from './facts/account-set.ts';

/** Why the lines of an entered order do not count: a file has it, under its number or as the same goods, or as somebody told; or it was cancelled. */
export type AsideReason = 'number' | 'goods' | 'told' | 'cancelled';

export type Twin = OrderName & { readonly batchId: string | null };

const columns = sql.raw(
  'source, order_no, line_no, account_id, product_id, ordered_on, month, kind, quantity_e4, list_e4, net_e4, cost_e4, discount_e4, currency, merged_from, commitment_id',
);

/** Takes the lines of an entered order out of the books; the caller refreshes the account. */
export const setAside = async (
  db: Db,
  {
    orgId,
    orderNo,
    because,
    twin,
  }: {
    readonly orgId: number;
    readonly orderNo: string;
    readonly because: AsideReason;
    readonly twin: Twin | null;
  },
): Promise<void> => {
  await sql`
    with gone as (
      delete from order_line where org_id = ${orgId} and source = ${enteredSource} and order_no = ${orderNo}
      returning ${columns}
    )
    insert into order_line_aside (org_id, ${columns}, because, twin_source, twin_order_no, twin_batch_id)
    select ${orgId}::bigint, gone.*, ${because}::text, ${twin?.source ?? null}::text, ${twin?.orderNo ?? null}::text,
      ${twin?.batchId ?? null}::uuid
    from gone`.execute(db);
};

/** Lets the lines of entered orders count again: of one order, or of all whose twins a batch brought to some accounts. */
export const bringBack = async (
  db: Db,
  orgId: number,
  which: { readonly orderNo: string } | { readonly batchId: string; readonly accounts: AccountSet },
): Promise<void> => {
  const condition =
    'orderNo' in which
      ? sql`order_no = ${which.orderNo}`
      : sql`twin_batch_id = ${which.batchId}::uuid and ${which.accounts('account_id')}`;
  await sql`
    with back as (
      delete from order_line_aside where org_id = ${orgId} and because <> 'cancelled' and ${condition}
      returning ${columns}
    )
    insert into order_line (org_id, ${columns}) select ${orgId}::bigint, back.* from back`.execute(db);
};

/** Has imports remember that an entered order and an order of a file are two. */
export const refuseTwin = async (
  db: Db,
  { orgId, orderNo, twin }: { readonly orgId: number; readonly orderNo: string; readonly twin: OrderName },
): Promise<void> => {
  await sql`
    insert into order_twin_refusal (org_id, order_no, twin_source, twin_order_no)
    values (${orgId}, ${orderNo}, ${twin.source}, ${twin.orderNo}) on conflict do nothing`.execute(db);
};

export type AsideOrder = {
  readonly orderNo: string;
  readonly because: AsideReason;
  readonly twin: OrderName | null;
};

/** Which of some entered orders stand aside, and why. */
export const listAside = async (
  db: Db,
  orgId: number,
  orderNos: readonly string[],
): Promise<ReadonlyMap<string, AsideOrder>> => {
  if (orderNos.length === 0) return new Map();
  const { rows } = await sql<{ orderNo: string; because: AsideReason; source: string | null; twinNo: string | null }>`
    select distinct order_no as "orderNo", because, twin_source as source, twin_order_no as "twinNo" from order_line_aside
    where org_id = ${orgId} and source = ${enteredSource} and order_no = any(${[...orderNos]}::text[])`.execute(db);
  return new Map(
    rows.map(({ orderNo, because, source, twinNo }) => [
      orderNo,
      { orderNo, because, twin: source === null || twinNo === null ? null : { source, orderNo: twinNo } },
    ]),
  );
};

/** An order of a file, with the entered order that it is already. */
export type FiledTwin = Twin & {
  readonly takenBy: string | null;
  readonly orderedOn: Day;
  readonly productIds: readonly string[];
};

/** The orders of files for an account that bear a number, by source, with the import that wrote them last. */
export const listFiledOrders = async (
  db: Db,
  { orgId, accountId, orderNo }: { readonly orgId: number; readonly accountId: string; readonly orderNo: string },
): Promise<readonly FiledTwin[]> => {
  const { rows } = await sql<FiledTwin>`
    select l.source, l.order_no as "orderNo", (array_agg(l.batch_id order by l.line_no))[1] as "batchId", a.order_no as "takenBy",
      min(l.ordered_on) as "orderedOn", array_agg(distinct l.product_id) filter (where l.product_id is not null) as "productIds"
    from order_line l
    left join order_line_aside a on a.org_id = ${orgId} and a.twin_source = l.source and a.twin_order_no = l.order_no
    where l.org_id = ${orgId} and l.account_id = ${accountId}::uuid and l.source <> ${enteredSource} and l.order_no = ${orderNo}
    group by l.source, l.order_no, a.order_no
    order by l.source`.execute(db);
  return rows;
};
