import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { linePathEn } from '../products/product-lines.ts';
import type { FigureScope } from './account-figures.ts';

export type MonthRow = {
  readonly month: Day;
  readonly netE4: string;
  readonly costE4: string;
  readonly knownNetE4: string;
  readonly discountE4: string;
  readonly returnE4: string;
  readonly pocketE4: string;
  readonly serveE4: string;
  readonly orders: number;
};

type Packed<Row> = { readonly packed: readonly Row[] | null };

/** The months of one account or several together, oldest first; months without a fact are absent. */
export const listMonths = async (
  db: Db,
  { orgId, accountIds, from, through }: FigureScope & { readonly from: Day; readonly through: Day },
): Promise<readonly MonthRow[]> => {
  const { rows } = await sql<Packed<MonthRow>>`
    select jsonb_agg(to_jsonb(m) order by m.month) as packed
    from (
      select month, sum(net_e4)::text as "netE4", sum(cost_e4)::text as "costE4", sum(known_net_e4)::text as "knownNetE4",
        sum(discount_e4)::text as "discountE4", sum(return_e4)::text as "returnE4", sum(pocket_e4)::text as "pocketE4",
        sum(serve_e4)::text as "serveE4", sum(orders)::integer as orders
      from account_month
      where org_id = ${orgId} and account_id in (${accountIds}) and month between ${from}::date and ${through}::date
      group by month
    ) as m`.execute(db);
  return rows[0]?.packed ?? [];
};

export type CompanyMonthRow = {
  readonly month: Day;
  readonly accounts: number;
  readonly netE4: string;
  readonly costE4: string;
  readonly knownNetE4: string;
  readonly pocketE4: string;
  readonly serveE4: string;
  readonly orders: number;
};

/** The months of the company, oldest first. */
export const listCompanyMonths = async (
  db: Db,
  { orgId, from, through }: { readonly orgId: number; readonly from: Day; readonly through: Day },
): Promise<readonly CompanyMonthRow[]> => {
  const { rows } = await sql<Packed<CompanyMonthRow>>`
    select jsonb_agg(jsonb_build_object('month', month, 'accounts', accounts, 'netE4', net_e4::text, 'costE4', cost_e4::text,
      'knownNetE4', known_net_e4::text, 'pocketE4', pocket_e4::text, 'serveE4', serve_e4::text, 'orders', orders)
      order by month) as packed
    from org_month where org_id = ${orgId} and month between ${from}::date and ${through}::date`.execute(db);
  return rows[0]?.packed ?? [];
};

export type MixRow = {
  readonly productId: string | null;
  readonly code: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly linePath: readonly string[] | null;
  readonly linePathEn: readonly string[] | null;
  readonly quantityE4: string;
  readonly net12E4: string;
  readonly netPrior12E4: string;
  readonly cost12E4: string;
  readonly known12E4: string;
  readonly orders12: number;
  readonly lastMonth: Day;
};

export type MixScope = FigureScope & {
  readonly by: 'product' | 'line' | 'family';
  readonly from12: Day;
  readonly from24: Day;
  readonly through: Day;
  /** With which the twelve months before end. */
  readonly yearAgo: Day;
  readonly limit: number;
};

const groupOf: Readonly<Record<MixScope['by'], RawBuilder<unknown>>> = {
  product: sql`p.id`,
  line: sql`p.line_id`,
  family: sql`p.family_id`,
};

/** What is bought over two windows of 12 months, per product, product line or family; largest first. */
export const listMix = async (db: Db, scope: MixScope): Promise<readonly MixRow[]> => {
  const { orgId, accountIds, by, from12, from24, through, yearAgo, limit } = scope;
  const in12 = sql`f.month >= ${from12}::date`;
  const product =
    by === 'product'
      ? sql`p.id as "productId", p.code, p.name, p.name_en as "nameEn", p.line_id`
      : sql`null::uuid as "productId", null::text as code, null::text as name, null::text as "nameEn", ${groupOf[by]} as line_id`;
  const group = by === 'product' ? sql`p.id, p.code, p.name, p.name_en, p.line_id` : groupOf[by];
  const { rows } = await sql<Packed<MixRow>>`
    select jsonb_agg(to_jsonb(mix) - 'line_id' || jsonb_build_object('linePath', l.path, 'linePathEn', ${linePathEn(orgId)})) as packed
    from (
      select ${product},
        coalesce(sum(f.quantity_e4) filter (where ${in12}), 0)::text as "quantityE4",
        coalesce(sum(f.net_e4) filter (where ${in12}), 0)::text as "net12E4",
        coalesce(sum(f.net_e4) filter (where not (${in12})), 0)::text as "netPrior12E4",
        coalesce(sum(f.cost_e4) filter (where ${in12}), 0)::text as "cost12E4",
        coalesce(sum(f.known_net_e4) filter (where ${in12}), 0)::text as "known12E4",
        coalesce(sum(f.orders) filter (where ${in12}), 0)::integer as "orders12", max(f.month) as "lastMonth"
      from (
        select product_id, month, quantity_e4, net_e4, cost_e4, known_net_e4, orders from fact_month
        where org_id = ${orgId} and account_id in (${accountIds}) and month between ${from24}::date and ${through}::date
        union all
        select product_id, month, 0, -net_e4, 0, 0, 0 from order_line
        where org_id = ${orgId} and account_id in (${accountIds}) and kind in ('sale', 'return')
          and ordered_on > ${yearAgo}::date and ordered_on < ${from12}::date
      ) as f
      join product p on p.org_id = ${orgId} and p.id = f.product_id
      group by ${group}
      order by coalesce(sum(f.net_e4) filter (where ${in12}), 0) desc, sum(f.net_e4) desc
      limit ${limit}
    ) as mix
    left join product_line l on l.org_id = ${orgId} and l.id = mix.line_id`.execute(db);
  return rows[0]?.packed ?? [];
};
