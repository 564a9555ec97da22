import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { enteredSource } from '../../domain/entered-source.ts';
import { dayNumber } from './behaviour-scope.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';
import { packCreditLimits, packUndelivered } from './credit.ts';
import { packInvoices } from './invoices.ts';

/** What warnings are found in, of some accounts after a day up to another, packed; amounts e4. */
export type WatchFacts = {
  /** `month product quantity list net known cost` joined by ';' in order of months, counted from year 0; list = net + discount. */
  readonly productMonths: PackedAccounts;
  /** JSON rows of [family id, family name, product id, product name, English family name] in the order of the numbers of products, from 1. */
  readonly products: string;
  /** `month net known cost discount pocket serve` joined by ';'. */
  readonly months: PackedAccounts;
  /**
   * `day net key` joined by '\u001e': sale orders by day; the key is source and number. A file's order that took the place of an
   * entered one has two: that of the entered one, then after '\u001f' its own.
   */
  readonly orders: PackedAccounts;
  /** `family day day …` joined by ';': days on which a family was bought. */
  readonly familyDays: PackedAccounts;
  readonly invoices: PackedAccounts;
  readonly undelivered: PackedAccounts;
  readonly limits: PackedAccounts;
};

/** Months end with the as-of day; orders that were typed in since are known until another. */
export type WatchScope = BehaviourScope & { readonly enteredTo: Day };

const monthNumber = sql`(extract(year from f.month)::integer * 12 + extract(month from f.month)::integer - 1)`;

const packProductMonths = async (
  db: Db,
  { orgId, accounts, asOf, after }: BehaviourScope,
): Promise<Pick<WatchFacts, 'productMonths' | 'products'>> => {
  const { rows } = await sql<{ pack: string; products: string }>`
    with item as materialized (
      select p.id, p.name, row_number() over (order by p.id) as number, n.id as family_id, n.name as family, n.name_en as family_en
      from product p
      left join product_line n on n.org_id = p.org_id and n.id = p.family_id
      where p.org_id = ${orgId}
    ), packed as (
      select f.account_id, string_agg(concat_ws(' ', ${monthNumber}, item.number, f.quantity_e4, f.net_e4 + f.discount_e4, f.net_e4,
        f.known_net_e4, f.cost_e4), ';' order by f.month, item.number) as rows
      from fact_month f
      join item on item.id = f.product_id
      where f.org_id = ${orgId} and ${accounts('f.account_id')} and f.month > ${after}::date and f.month <= ${asOf}::date
      group by f.account_id
    )
    select (select coalesce(string_agg(account_id || E'\t' || rows, E'\n'), '') from packed) as pack,
      (select coalesce(json_agg(json_build_array(family_id, family, id, name, family_en) order by number), '[]')::text from item) as products`.execute(
    db,
  );
  return { productMonths: rows[0]?.pack ?? '', products: rows[0]?.products ?? '[]' };
};

const packMonths = async (db: Db, { orgId, accounts, asOf, after }: BehaviourScope): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || months, E'\n'), '') as pack from (
      select f.account_id, string_agg(concat_ws(' ', ${monthNumber}, f.net_e4, f.known_net_e4, f.cost_e4, f.discount_e4, f.pocket_e4,
        f.serve_e4), ';' order by f.month) as months
      from account_month f
      where f.org_id = ${orgId} and ${accounts('f.account_id')} and f.month > ${after}::date and f.month <= ${asOf}::date
      group by f.account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};

/** Orders typed in are known on the day; those of a file end with its last month. */
const isKnown = ({ asOf, enteredTo }: WatchScope, line: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${line}.ordered_on`)} <= ${asOf}::date
    or (${sql.ref(`${line}.source`)} = ${enteredSource} and ${sql.ref(`${line}.ordered_on`)} <= ${enteredTo}::date))`;

const packOrders = async (db: Db, scope: WatchScope): Promise<PackedAccounts> => {
  const { orgId, accounts, after } = scope;
  const { rows } = await sql<{ pack: string }>`
    with taken as (
      select twin_source, twin_order_no, min(order_no) as order_no from order_line_aside
      where org_id = ${orgId} and twin_source is not null group by twin_source, twin_order_no
    )
    select coalesce(string_agg(account_id || E'\t' || orders, E'\n'), '') as pack from (
      select s.account_id, string_agg(s.day || ' ' || s.net || ' ' || coalesce(${enteredSource} || '/' || t.order_no || E'\x1f', '') || s.source || '/' || s.order_no,
          E'\x1e' order by s.day, s.source, s.order_no) as orders
      from (
        select l.account_id, l.source, l.order_no, ${dayNumber('l.ordered_on')} as day, sum(l.net_e4)::bigint as net
        from order_line l
        where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.kind = 'sale' and l.ordered_on > ${after}::date and ${isKnown(scope, 'l')}
        group by l.account_id, l.source, l.order_no, l.ordered_on
      ) as s
      left join taken t on t.twin_source = s.source and t.twin_order_no = s.order_no
      group by s.account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};

const packFamilyDays = async (db: Db, scope: WatchScope): Promise<PackedAccounts> => {
  const { orgId, accounts, after } = scope;
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || families, E'\n'), '') as pack from (
      select account_id, string_agg(family_id || ' ' || days, ';' order by family_id) as families from (
        select account_id, family_id, string_agg(day::text, ' ' order by day) as days from (
          select distinct l.account_id, p.family_id, ${dayNumber('l.ordered_on')} as day
          from order_line l
          join product p on p.org_id = ${orgId} and p.id = l.product_id
          where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.kind = 'sale' and p.family_id is not null
            and l.ordered_on > ${after}::date and ${isKnown(scope, 'l')}
        ) as bought group by account_id, family_id
      ) as family group by account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};

/** What credit is judged by: invoices with their payments, what is ordered and not delivered, the limit. */
export const readCreditFacts = async (
  db: Db,
  scope: BehaviourScope,
): Promise<Pick<WatchFacts, 'invoices' | 'undelivered' | 'limits'>> => ({
  invoices: await packInvoices(db, scope),
  undelivered: await packUndelivered(db, scope),
  limits: await packCreditLimits(db, scope),
});

/** What the charts of erosion watch: sales and costs by product and month, and what an account costs beside them. */
export const readMonthFacts = async (
  db: Db,
  scope: BehaviourScope,
): Promise<Pick<WatchFacts, 'productMonths' | 'products' | 'months'>> => ({
  ...(await packProductMonths(db, scope)),
  months: await packMonths(db, scope),
});

/** Facts of a page of accounts, as texts that cross threads for next to nothing. */
export const readWatchFacts = async (db: Db, scope: WatchScope): Promise<WatchFacts> => ({
  ...(await readMonthFacts(db, scope)),
  orders: await packOrders(db, scope),
  familyDays: await packFamilyDays(db, scope),
  ...(await readCreditFacts(db, scope)),
});
