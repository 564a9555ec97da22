import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { escapeLike } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { queryGramsOf } from '#platform/search-text';
import type { BadgeCode, GateCode, KeyAccountType, Tier } from '../domain/index.ts';
import type { portfolioSorts } from '../contract/run-operations.ts';
import type { Unit } from '../tables.ts';

export type PortfolioSort = (typeof portfolioSorts)[number];

export type PortfolioFilter = {
  readonly tier?: Tier | undefined;
  readonly proposedTier?: Tier | undefined;
  readonly type?: KeyAccountType | undefined;
  readonly badge?: BadgeCode | undefined;
  readonly ownerId?: string | undefined;
  readonly region?: string | undefined;
  readonly industry?: string | undefined;
  readonly q?: string | undefined;
  readonly unit: Unit;
};

/** Which rows of which run, within whose reach. `within` is a condition on r.account_id. */
export type PortfolioSet = PortfolioFilter & {
  readonly orgId: number;
  readonly runId: string;
  readonly within: RawBuilder<boolean>;
};

export type PortfolioPage = PortfolioSet & {
  readonly sort: PortfolioSort;
  readonly direction: 'best' | 'worst';
  readonly after?: { readonly value: number; readonly id: string } | undefined;
  readonly limit: number;
};

export type PortfolioRow = {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly tierConfirmed: Exclude<Tier, 'unrated'> | null;
  readonly tierExpires: Day | null;
  readonly kaType: KeyAccountType | null;
  readonly ownerId: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly unit: Unit;
  readonly rank: number;
  readonly scoreMicro: number;
  readonly coverage: number;
  readonly tier: Tier;
  readonly types: KeyAccountType[];
  readonly badges: BadgeCode[];
  readonly failedGates: GateCode[];
  readonly contributionMinor: number | null;
  readonly revenueMinor: number;
  readonly revenueRank: number;
  readonly expectedMinor: number | null;
  readonly aliveBp: number | null;
  readonly contributionShare: number | null;
  readonly continuityShare: number | null;
  readonly paymentShare: number | null;
  readonly growthShare: number | null;
  readonly relationshipShare: number | null;
  readonly strategicShare: number | null;
  readonly sortValue: number;
};

/** What a list is ordered by, and which end is the good one. A missing figure comes last whichever end is asked for. */
const sorts: Readonly<Record<PortfolioSort, readonly [column: string, best: 'asc' | 'desc']>> = {
  rank: ['r.rank', 'asc'],
  score: ['r.score_micro', 'desc'],
  revenue: ['r.revenue_rank', 'asc'],
  contribution: ['r.contribution_minor', 'desc'],
  expected: ['r.expected_minor', 'desc'],
  alive: ['r.alive_bp', 'desc'],
  coverage: ['r.coverage', 'desc'],
  'contribution-axis': ['r.contribution_share', 'desc'],
  continuity: ['r.continuity_share', 'desc'],
  payment: ['r.payment_share', 'desc'],
  growth: ['r.growth_share', 'desc'],
  relationship: ['r.relationship_share', 'desc'],
  strategic: ['r.strategic_share', 'desc'],
};

const neverMissing = new Set<PortfolioSort>(['rank', 'score', 'revenue', 'coverage']);
const farthest = 9_007_199_254_740_991;

const sortOf = (sort: PortfolioSort, direction: 'best' | 'worst') => {
  const [column, best] = sorts[sort];
  const isAscending = (best === 'asc') === (direction === 'best');
  const ref = sql.ref(column);
  const value = neverMissing.has(sort)
    ? sql`${ref}`
    : sql`coalesce(${ref}, ${sql.lit(isAscending ? farthest : -farthest)})`;
  return { value, order: isAscending ? sql`asc` : sql`desc`, beyond: isAscending ? sql`>` : sql`<` };
};

const conditions = (set: PortfolioSet): RawBuilder<unknown> => {
  const typed = queryGramsOf(set.q ?? '');
  const onCard = [
    ...(set.tier === undefined ? [] : [set.tier === 'unrated' ? sql`c.tier is null` : sql`c.tier = ${set.tier}`]),
    ...(set.type === undefined ? [] : [sql`c.ka_type = ${set.type}`]),
    ...(set.ownerId === undefined ? [] : [sql`c.owner_id = ${set.ownerId}::uuid`]),
    ...(set.region === undefined ? [] : [sql`c.region = ${set.region}`]),
    ...(set.industry === undefined ? [] : [sql`c.industry = ${set.industry}`]),
    ...(typed.grams.length === 0
      ? []
      : [
          sql`c.search_grams @> ${sql.val(typed.grams)}::text[]`,
          sql`c.search_text like ${`%${escapeLike(typed.text)}%`}`,
        ]),
  ];
  const all = [
    sql`r.org_id = ${set.orgId} and r.run_id = ${set.runId}::uuid and r.unit = ${set.unit}`,
    sql`${set.within}`,
    ...(set.proposedTier === undefined ? [] : [sql`r.tier = ${set.proposedTier}`]),
    ...(set.badge === undefined ? [] : [sql`${set.badge}::text = any(r.badges)`]),
    ...(onCard.length === 0
      ? []
      : [
          sql`r.account_id in (select c.id from account_card c where c.org_id = ${set.orgId} and ${sql.join(onCard, sql` and `)})`,
        ]),
  ];
  return sql.join(all, sql` and `);
};

/** One page of a run's ranking. The page is found first and the accounts are joined to it alone. */
export const listPortfolio = async (db: Db, page: PortfolioPage): Promise<readonly PortfolioRow[]> => {
  const { value, order, beyond } = sortOf(page.sort, page.direction);
  const from =
    page.after === undefined
      ? sql`true`
      : sql`(${value}, r.account_id) ${beyond} (${page.after.value}::bigint, ${page.after.id}::uuid)`;
  const { rows } = await sql<PortfolioRow>`
    select p.*, a.code, a.name, a.name_en, a.tier as tier_confirmed, a.tier_expires, a.ka_type, a.owner_id, a.region, a.industry
    from (
      select r.account_id, r.unit, r.rank, r.score_micro, r.coverage, r.tier, r.types, r.badges, r.failed_gates, r.contribution_minor,
        r.revenue_minor, r.revenue_rank, r.expected_minor, r.alive_bp, r.contribution_share, r.continuity_share, r.payment_share,
        r.growth_share, r.relationship_share, r.strategic_share, ${value} as sort_value
      from run_account r
      where ${conditions(page)} and ${from}
        and r.account_id in (select known.id from account_card known where known.org_id = ${page.orgId})
      order by ${value} ${order}, r.account_id ${order}
      limit ${page.limit}
    ) as p
    join account_card a on a.org_id = ${page.orgId} and a.id = p.account_id
    order by p.sort_value ${order}, p.account_id ${order}`.execute(db);
  return rows;
};

export const countPortfolio = async (db: Db, set: PortfolioSet): Promise<number> => {
  const { rows } = await sql<{
    accounts: number;
  }>`select count(*) as accounts from run_account r where ${conditions(set)}`.execute(db);
  return rows[0]?.accounts ?? 0;
};

/** Accounts by badge and by tier, as proposed and as confirmed. */
export const countByBadgeAndTier = async (db: Db, set: PortfolioSet) => {
  const { rows: badges } = await sql<{ badge: BadgeCode; accounts: number }>`
    select badge, count(*) as accounts from run_account r, unnest(r.badges) as badge where ${conditions(set)} group by badge`.execute(
    db,
  );
  const { rows: tiers } = await sql<{ tier: Tier; proposed: number; confirmed: number }>`
    select tier, sum(proposed)::bigint as proposed, sum(confirmed)::bigint as confirmed from (
      select r.tier, count(*) as proposed, 0::bigint as confirmed from run_account r where ${conditions(set)} group by r.tier
      union all
      select coalesce(a.tier, 'unrated'), 0::bigint, count(*) from run_account r
      join account_card a on a.org_id = ${set.orgId} and a.id = r.account_id
      where ${conditions(set)} group by 1
    ) as counted group by tier`.execute(db);
  return { badges, tiers };
};

export type MatrixPoint = Pick<
  PortfolioRow,
  | 'accountId'
  | 'tier'
  | 'revenueMinor'
  | 'contributionShare'
  | 'growthShare'
  | 'strategicShare'
  | 'continuityShare'
  | 'relationshipShare'
  | 'paymentShare'
>;

/** The largest accounts by revenue, for the matrix of attractiveness and strength. */
export const listMatrix = async (db: Db, set: PortfolioSet, limit: number): Promise<readonly MatrixPoint[]> => {
  const { rows } = await sql<MatrixPoint>`
    select r.account_id, r.tier, r.revenue_minor, r.contribution_share, r.growth_share, r.strategic_share, r.continuity_share,
      r.relationship_share, r.payment_share
    from run_account r where ${conditions(set)}
    order by r.revenue_rank, r.account_id limit ${limit}`.execute(db);
  return rows;
};

export type MoverRow = {
  readonly accountId: string;
  readonly tierBefore: Tier | null;
  readonly tierAfter: Tier | null;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly change: number | null;
};

/** Accounts whose score moved most since another run. */
export const listMovers = async (
  db: Db,
  set: PortfolioSet & { readonly previousRunId: string },
  limit: number,
): Promise<readonly MoverRow[]> => {
  const { rows } = await sql<MoverRow>`
    select r.account_id, b.tier as tier_before, r.tier as tier_after, b.rank as rank_before, r.rank as rank_after, r.score_micro - b.score_micro as change
    from run_account r
    join run_account b on b.org_id = r.org_id and b.account_id = r.account_id and b.unit = r.unit
    where ${conditions(set)} and b.org_id = ${set.orgId} and b.run_id = ${set.previousRunId}::uuid and r.score_micro <> b.score_micro
    order by abs(r.score_micro - b.score_micro) desc, r.rank limit ${limit}`.execute(db);
  return rows;
};

export type RankedRow = {
  readonly id: string;
  readonly code: string;
  readonly rank: number;
  readonly score: number;
  readonly tier: Tier;
};

/** All accounts of a run as a comparison wants them, packed: one text is read faster than many rows. */
export const listRanked = async (
  db: Db,
  set: Pick<PortfolioSet, 'orgId' | 'runId' | 'within'>,
): Promise<readonly RankedRow[]> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(json_agg(json_build_array(r.account_id, a.code, r.rank, r.score_micro, r.tier)), '[]')::text as pack
    from run_account r join account_card a on a.org_id = r.org_id and a.id = r.account_id
    where r.org_id = ${set.orgId} and a.org_id = ${set.orgId} and r.run_id = ${set.runId}::uuid and r.unit = 'account' and ${set.within}`.execute(
    db,
  );
  const packed: unknown = JSON.parse(rows[0]?.pack ?? '[]');
  return Array.isArray(packed) ? packed.flatMap((row) => rankedOf(row) ?? []) : [];
};

const rankedOf = (row: unknown): RankedRow | null => {
  if (!Array.isArray(row)) return null;
  const [id, code, rank, micro, tier] = row;
  const isRow =
    typeof id === 'string' &&
    typeof code === 'string' &&
    typeof rank === 'number' &&
    typeof micro === 'number' &&
    isTier(tier);
  return isRow ? { id, code, rank, score: micro / 1e6, tier } : null;
};

const isTier = (value: unknown): value is Tier =>
  value === 'S' || value === 'A' || value === 'B' || value === 'C' || value === 'unrated';
