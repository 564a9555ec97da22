import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { escapeLike } from '#areas/accounts';
import { queryGramsOf } from '#platform/search-text';
import type { Day } from '#kernel/day';

/** Figures of one account or of several together; amounts e4 or minor units as texts. */
export type FigureRow = {
  readonly asOf: Day;
  readonly isNetBasis: boolean;
  readonly net12: string;
  readonly netPrior12: string;
  readonly contribution12: string | null;
  readonly contribution24: string | null;
  /** Last day of the last whole month, and contribution of the months that end with it; null before the figures follow. */
  readonly wholeThrough: Day | null;
  readonly wholeContribution12: string | null;
  readonly wholeContribution24: string | null;
  readonly knownShareBp: number | null;
  readonly pocket12: string;
  readonly serve12: string;
  readonly orders12: number;
  readonly ordersAll: number;
  readonly firstOrderOn: Day | null;
  readonly lastOrderOn: Day | null;
  readonly openMinor: string;
  readonly overdueMinor: string;
  readonly oldestOverdueOn: Day | null;
  readonly exposureMinor: string;
  readonly limitMinor: string | null;
  readonly trend: readonly string[];
};

export type AccountFigureRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly ownerId: string | null;
  readonly lifecycle: 'prospect' | 'active' | 'dormant' | 'lost';
  readonly tier: 'S' | 'A' | 'B' | 'C' | null;
  readonly kaType: 'economic' | 'important' | 'group' | 'strategic' | null;
  readonly tags: readonly string[];
  readonly sortValue: string;
  readonly figures: FigureRow | null;
};

/** `whole-contribution`: of whole months, for those who may not see more. */
export type AccountSort = 'net' | 'contribution' | 'whole-contribution' | 'lastOrder' | 'overdue' | 'orders' | 'name';

export type AccountFilter = {
  readonly q?: string | undefined;
  readonly tier?: 'S' | 'A' | 'B' | 'C' | 'unrated' | undefined;
  readonly kaType?: string | undefined;
  readonly kind?: string | undefined;
  readonly region?: string | undefined;
  readonly industry?: string | undefined;
  readonly ownerId?: string | undefined;
  readonly tag?: string | undefined;
  readonly lifecycle?: string | undefined;
};

export type AccountPage = {
  readonly orgId: number;
  readonly filter: AccountFilter;
  readonly within: RawBuilder<boolean>;
  readonly sort: AccountSort;
  readonly after: { readonly value: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** More than anybody reads; a text that fits more accounts has to be longer. */
const mostFound = 2_000;

/** One snap row as JSON: numbers beyond 2^53 stay exact as texts. */
export const figuresJson = sql<FigureRow | null>`
  case when s.account_id is not null then jsonb_build_object(
    'asOf', s.as_of, 'isNetBasis', s.is_net_basis, 'net12', s.net_12_e4::text, 'netPrior12', s.net_prior_12_e4::text,
    'contribution12', s.contribution_12_e4::text, 'contribution24', s.contribution_24_e4::text,
    'wholeThrough', s.whole_through, 'wholeContribution12', s.whole_contribution_12_e4::text,
    'wholeContribution24', s.whole_contribution_24_e4::text,
    'knownShareBp', s.known_share_bp, 'pocket12', s.pocket_12_e4::text, 'serve12', s.serve_12_e4::text,
    'orders12', s.orders_12, 'ordersAll', s.orders_all, 'firstOrderOn', s.first_order_on, 'lastOrderOn', s.last_order_on,
    'openMinor', s.open_minor::text, 'overdueMinor', s.overdue_minor::text, 'oldestOverdueOn', s.oldest_overdue_on,
    'exposureMinor', s.exposure_minor::text, 'limitMinor', s.limit_minor::text, 'trend', s.trend_e4::text[]) end`;

type Rank = { readonly column: string; readonly type: string; readonly falling: RawBuilder<unknown> };

const falling = sql`desc`;
const fallingNullsLast = sql`desc nulls last`;

/** What figures fall by; each has an index of account_snap in exactly that order, with the id rising behind it. */
const rankedBy: Readonly<Record<Exclude<AccountSort, 'name'>, Rank>> = {
  net: { column: 's.net_12_e4', type: 'bigint', falling },
  contribution: { column: 's.contribution_12_e4', type: 'bigint', falling: fallingNullsLast },
  'whole-contribution': { column: 's.whole_contribution_12_e4', type: 'bigint', falling: fallingNullsLast },
  overdue: { column: 's.overdue_minor', type: 'bigint', falling },
  orders: { column: 's.orders_12', type: 'integer', falling },
  lastOrder: { column: 's.last_order_on', type: 'date', falling: fallingNullsLast },
};

/** The sort value of an account without the figure; such accounts stand last, by their ids. */
const noFigure = '-';

const equal = (column: string, value: string | undefined): RawBuilder<unknown>[] =>
  value === undefined ? [] : [sql`${sql.ref(`a.${column}`)} = ${value}`];

const conditionsOf = (filter: AccountFilter): RawBuilder<unknown>[] => {
  const conditions = [
    ...equal('ka_type', filter.kaType),
    ...equal('kind', filter.kind),
    ...equal('region', filter.region),
    ...equal('industry', filter.industry),
    ...equal('lifecycle', filter.lifecycle),
  ];
  if (filter.ownerId !== undefined) conditions.push(sql`a.owner_id = ${filter.ownerId}::uuid`);
  if (filter.tier === 'unrated') conditions.push(sql`a.tier is null`);
  else conditions.push(...equal('tier', filter.tier));
  if (filter.tag !== undefined) conditions.push(sql`a.tags @> array[${filter.tag}]::text[]`);
  const typed = filter.q === undefined ? undefined : queryGramsOf(filter.q);
  if (typed !== undefined && typed.grams.length > 0) {
    conditions.push(
      sql`a.id in (select find_accounts(array[${typed.grams.join('\u0001')}]::text[], ${`%${escapeLike(typed.text)}%`}::text, ${escapeLike(typed.text)}::text, ${mostFound}::integer, ${mostFound}::integer))`,
    );
  }
  return conditions;
};

/** Accounts with their figures, a page at a time: by name rising, or by a figure falling with those without it last. */
export const listAccountFigures = async (db: Db, page: AccountPage): Promise<readonly AccountFigureRow[]> => {
  if (page.sort === 'name') return await listByName(db, page);
  const by = rankedBy[page.sort];
  const { after, limit } = page;
  const ranked = after?.value === noFigure ? [] : await listRanked(db, { ...page, by });
  if (ranked.length >= limit) return ranked;
  const isBehind = after?.value === noFigure;
  const rest = await listWithout(db, {
    ...page,
    by,
    after: isBehind ? after : undefined,
    limit: limit - ranked.length,
  });
  return [...ranked, ...rest];
};

type RankedPage = AccountPage & { readonly by: Rank };

const accountColumns = sql`a.id, a.code, a.name, a.name_en, a.kind, a.region, a.industry, a.owner_id, a.lifecycle, a.tier,
  a.ka_type, a.tags, ${figuresJson} as figures`;

const wanted = ({ orgId, within, filter }: AccountPage, ...more: readonly RawBuilder<unknown>[]) =>
  sql.join([sql`a.org_id = ${orgId}`, within, ...conditionsOf(filter), ...more], sql` and `);

const listByName = async (db: Db, page: AccountPage): Promise<readonly AccountFigureRow[]> => {
  const { orgId, after, limit } = page;
  const behind = after === undefined ? sql`true` : sql`(a.sort_key, a.id) > (${after.value}::text, ${after.id}::uuid)`;
  const { rows } = await sql<AccountFigureRow>`
    select ${accountColumns}, a.sort_key as sort_value
    from account_card a
    left join account_snap s on s.org_id = ${orgId} and s.account_id = a.id
    where ${wanted(page, behind)}
    order by a.sort_key, a.id
    limit ${limit}`.execute(db);
  return rows;
};

const listRanked = async (db: Db, page: RankedPage): Promise<readonly AccountFigureRow[]> => {
  const { orgId, by, after, limit } = page;
  const value = sql.ref(by.column);
  const last = after === undefined ? undefined : sql`${after.value}::${sql.raw(by.type)}`;
  const behind =
    last === undefined
      ? sql`true`
      : sql`${value} <= ${last} and (${value} < ${last} or s.account_id > ${after?.id ?? ''}::uuid)`;
  const { rows } = await sql<AccountFigureRow>`
    select ${accountColumns}, (${value})::text as sort_value
    from account_snap s
    join account_card a on a.org_id = s.org_id and a.id = s.account_id
    where s.org_id = ${orgId} and ${value} is not null and ${wanted(page, behind)}
    order by ${value} ${by.falling}, s.account_id
    limit ${limit}`.execute(db);
  return rows;
};

const listWithout = async (db: Db, page: RankedPage): Promise<readonly AccountFigureRow[]> => {
  const { orgId, by, after, limit } = page;
  const behind = after === undefined ? sql`true` : sql`a.id > ${after.id}::uuid`;
  const { rows } = await sql<AccountFigureRow>`
    select ${accountColumns}, ${noFigure}::text as sort_value
    from account_card a
    left join account_snap s on s.org_id = ${orgId} and s.account_id = a.id
    where ${sql.ref(by.column)} is null and ${wanted(page, behind)}
    order by a.id
    limit ${limit}`.execute(db);
  return rows;
};

export type FigureScope = { readonly orgId: number; readonly accountIds: RawBuilder<unknown> };

/** The figures of several accounts together: sums, with contribution null when one that bought has none. */
export const sumFigures = async (
  db: Db,
  { orgId, accountIds }: FigureScope,
): Promise<{ readonly accounts: number; readonly figures: FigureRow | null }> => {
  const { rows } = await sql<{ accounts: number; figures: FigureRow | null }>`
    with s as (select * from account_snap where org_id = ${orgId} and account_id in (${accountIds}))
    select (select count(*) from s) as accounts,
      case when count(*) > 0 then jsonb_build_object(
        'asOf', max(as_of), 'isNetBasis', bool_or(is_net_basis), 'net12', sum(net_12_e4)::text,
        'netPrior12', sum(net_prior_12_e4)::text,
        'contribution12', case when bool_or(contribution_12_e4 is null) then null else sum(contribution_12_e4)::text end,
        'contribution24', case when bool_or(contribution_24_e4 is null) then null else sum(contribution_24_e4)::text end,
        'wholeThrough', min(whole_through),
        'wholeContribution12', case when bool_or(whole_contribution_12_e4 is null) then null else sum(whole_contribution_12_e4)::text end,
        'wholeContribution24', case when bool_or(whole_contribution_24_e4 is null) then null else sum(whole_contribution_24_e4)::text end,
        'knownShareBp', case when bool_or(is_net_basis) then null when sum(net_12_e4) = 0 then 10000
          else round(sum(known_share_bp * net_12_e4) / sum(net_12_e4)) end,
        'pocket12', sum(pocket_12_e4)::text, 'serve12', sum(serve_12_e4)::text,
        'orders12', sum(orders_12), 'ordersAll', sum(orders_all),
        'firstOrderOn', min(first_order_on), 'lastOrderOn', max(last_order_on),
        'openMinor', sum(open_minor)::text, 'overdueMinor', sum(overdue_minor)::text,
        'oldestOverdueOn', min(oldest_overdue_on), 'exposureMinor', sum(exposure_minor)::text,
        'limitMinor', sum(limit_minor)::text,
        'trend', (select array_agg(total order by place) from (
          select t.place, sum(t.net)::text as total from s as one cross join lateral unnest(one.trend_e4) with ordinality as t (net, place)
          group by t.place) as months)) end as figures
    from s`.execute(db);
  return rows[0] ?? { accounts: 0, figures: null };
};

/** The accounts that a figure is of: one, or it and all under it. */
export const accountIdsOf = (orgId: number, id: string, reach: 'alone' | 'with-below'): RawBuilder<unknown> =>
  reach === 'alone'
    ? sql`select ${id}::uuid`
    : sql`select account_id from account_above where org_id = ${orgId} and ancestor_id = ${id}::uuid`;

type Totals = Pick<FigureRow, 'contribution12' | 'wholeContribution12'> & { readonly net12: string | null };

/** Net and contribution of all accounts together over 12 months. */
export const companyTotals = async (db: Db, orgId: number) => {
  const { rows } = await sql<Totals>`
    select sum(net_12_e4)::text as net12, sum(contribution_12_e4)::text as contribution12,
      sum(whole_contribution_12_e4)::text as "wholeContribution12"
    from account_snap where org_id = ${orgId}`.execute(db);
  return rows[0] ?? { net12: null, contribution12: null, wholeContribution12: null };
};
