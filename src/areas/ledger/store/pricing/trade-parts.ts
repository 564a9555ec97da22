import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { CostToServeKind, PocketKind } from '../../domain/records.ts';

export const tradeLevels = ['account', 'family', 'order', 'line'] as const;
export type TradeLevel = (typeof tradeLevels)[number];

export type TradeScope = {
  readonly orgId: number;
  readonly accountId: string;
  readonly from: Day;
  readonly to: Day;
  readonly level: TradeLevel;
};

export type TradePartRow = {
  readonly key: string;
  readonly listE4: string;
  readonly listedNetE4: string;
  readonly netE4: string;
  readonly costE4: string;
  readonly knownNetE4: string;
};

/** An entry's sum; `key` is the part that it names, null where it belongs to the account as a whole. */
export type TradeEntryRow = {
  readonly side: 'pocket' | 'serve';
  readonly kind: PocketKind | CostToServeKind;
  readonly key: string | null;
  readonly amountE4: string;
};

const keyOf = (level: TradeLevel): RawBuilder<string> => {
  switch (level) {
    case 'account':
      return sql`''`;
    case 'family':
      return sql`coalesce(p.family_id::text, '')`;
    case 'order':
      return sql`l.source || '/' || l.order_no`;
    case 'line':
      return sql`l.source || '/' || l.order_no || '/' || l.line_no`;
    default: {
      const never: never = level;
      return never;
    }
  }
};

/**
 * Sales and returns of an account between two days by part. List value with the net of the lines that have one, cost
 * with the net of the lines whose cost is known. Samples and free goods are entries.
 */
export const listTradeParts = async (db: Db, scope: TradeScope): Promise<readonly TradePartRow[]> => {
  const { orgId, accountId, from, to, level } = scope;
  const { rows } = await sql<TradePartRow>`
    select ${keyOf(level)} as key, coalesce(sum(l.list_e4), 0)::text as "listE4",
      coalesce(sum(l.net_e4) filter (where l.list_e4 is not null), 0)::text as "listedNetE4", sum(l.net_e4)::text as "netE4",
      coalesce(sum(l.cost_e4), 0)::text as "costE4",
      coalesce(sum(l.net_e4) filter (where l.cost_e4 is not null), 0)::text as "knownNetE4"
    from order_line l
    join product p on p.org_id = ${orgId} and p.id = l.product_id
    where l.org_id = ${orgId} and l.account_id = ${accountId}::uuid and l.kind in ('sale', 'return')
      and l.ordered_on between ${from}::date and ${to}::date
    group by 1 order by min(l.ordered_on), 1`.execute(db);
  return rows;
};

type EntryScope = Pick<TradeScope, 'orgId' | 'accountId' | 'level'>;

/** Entries of an account that a condition on `e` picks, by kind and by the part that they name. */
const listEntries = async (
  db: Db,
  { orgId, accountId, level }: EntryScope,
  picked: RawBuilder<unknown>,
): Promise<readonly TradeEntryRow[]> => {
  const of = (table: string, side: string) => sql`
    select ${side}::text as side, e.kind, case when l.order_no is not null then ${keyOf(level)} end as key, e.amount_e4
    from ${sql.table(table)} e
    left join order_line l on l.org_id = ${orgId} and l.source = e.order_source and l.order_no = e.order_no
      and l.line_no = e.line_no
    left join product p on p.org_id = ${orgId} and p.id = l.product_id
    where e.org_id = ${orgId} and e.account_id = ${accountId}::uuid and ${picked}`;
  const { rows } = await sql<TradeEntryRow>`
    select side, kind, key, sum(amount_e4)::text as "amountE4"
    from (${of('pocket_item', 'pocket')} union all ${of('cost_to_serve', 'serve')}) as e
    group by side, kind, key order by side, kind, key`.execute(db);
  return rows;
};

/** Pocket items and cost to serve of an account between two days, by kind and by the part that they name. */
export const listTradeEntries = async (db: Db, { from, to, ...scope }: TradeScope): Promise<readonly TradeEntryRow[]> =>
  await listEntries(db, scope, sql`e.booked_on between ${from}::date and ${to}::date`);

/** Those between two days that name no order: they belong to the account as a whole. */
export const listSharedEntries = async (
  db: Db,
  { from, to, ...scope }: Omit<TradeScope, 'level'>,
): Promise<readonly TradeEntryRow[]> =>
  await listEntries(
    db,
    { ...scope, level: 'account' },
    sql`e.booked_on between ${from}::date and ${to}::date and e.order_no is null`,
  );

/** All of one order, whenever they were booked, by its lines; `key` is null of what names the order and no line of it. */
export const listOrderEntries = async (
  db: Db,
  { source, orderNo, ...scope }: Omit<EntryScope, 'level'> & { readonly source: string; readonly orderNo: string },
): Promise<readonly TradeEntryRow[]> =>
  await listEntries(db, { ...scope, level: 'line' }, sql`e.order_source = ${source} and e.order_no = ${orderNo}`);

/**
 * Σ amount × days outstanding of the invoices issued between two days, in minor units × days: from issue to settlement,
 * or to the last of the days while open. What the cost of credit is made of.
 */
export const creditMinorDays = async (db: Db, scope: Omit<TradeScope, 'level'>): Promise<bigint> => {
  const { orgId, accountId, from, to } = scope;
  const { rows } = await sql<{ sum: string }>`
    select coalesce(sum(amount_minor::numeric * greatest(0, least(coalesce(settled_on, ${to}::date), ${to}::date) - issued_on)), 0)::text as sum
    from invoice
    where org_id = ${orgId} and account_id = ${accountId}::uuid and issued_on between ${from}::date and ${to}::date`.execute(
    db,
  );
  return BigInt(rows[0]?.sum ?? '0');
};

/** The account of an order and the days of its lines, the first and the last; null when there is none. */
export const findOrder = async (
  db: Db,
  order: { readonly orgId: number; readonly source: string; readonly orderNo: string },
): Promise<{ readonly accountId: string; readonly orderedOn: Day; readonly lastOn: Day } | null> => {
  const { rows } = await sql<{ accountId: string; orderedOn: Day; lastOn: Day }>`
    select account_id as "accountId", min(ordered_on) as "orderedOn", max(ordered_on) as "lastOn" from order_line
    where org_id = ${order.orgId} and source = ${order.source} and order_no = ${order.orderNo}
    group by account_id order by min(line_no) limit 1`.execute(db);
  return rows[0] ?? null;
};
