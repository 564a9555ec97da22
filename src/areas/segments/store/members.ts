import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { Rule } from '../domain/index.ts';
import { compileRule } from './compile-rule.ts';
import type { CompileSettings } from './compile-rule.ts';
import { populationOf, runPartsOf } from './population.ts';

export type MemberRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly sortKey: string;
  readonly industry: string | null;
  readonly region: string | null;
  readonly tier: 'S' | 'A' | 'B' | 'C' | null;
  readonly ownerId: string | null;
  readonly badges: readonly string[] | null;
  readonly rank: number | null;
  readonly net12E4: string | null;
  readonly netPrior12E4: string | null;
  readonly contribution12E4: string | null;
  readonly lastOrderOn: Day | null;
  readonly since: Date | null;
};

export type MemberPage = {
  readonly within: RawBuilder<boolean>;
  readonly sort: 'net' | 'name';
  readonly after?: { readonly key: string; readonly id: string } | undefined;
  readonly limit: number;
};

const columns = sql`a.id, a.code, a.name, a.name_en, a.sort_key, a.industry, a.region, a.tier, a.owner_id, r.badges, r.rank,
  s.net_12_e4::text AS net12_e4, s.net_prior_12_e4::text AS net_prior12_e4, s.whole_contribution_12_e4::text AS contribution12_e4,
  s.last_order_on`;

/** Accounts without figures stand behind those that sold least. */
const netKey = sql`coalesce(s.net_12_e4, ${'-9223372036854775808'}::bigint)`;

export const memberKeyOf = (row: MemberRow, sort: MemberPage['sort']): string =>
  sort === 'name' ? row.sortKey : (row.net12E4 ?? '-9223372036854775808');

const ordering = (sort: MemberPage['sort']) =>
  sort === 'name' ? sql`a.sort_key, a.id` : sql`${netKey} DESC, a.id DESC`;

const beyond = ({ sort, after }: MemberPage) => {
  if (after === undefined) return sql`true`;
  return sort === 'name'
    ? sql`(a.sort_key, a.id) > (${after.key}, ${after.id}::uuid)`
    : sql`(${netKey}, a.id) < (${after.key}::bigint, ${after.id}::uuid)`;
};

/** The stored members of a segment that the caller reaches. */
export const listMembers = async (
  db: Db,
  wanted: MemberPage & { readonly orgId: number; readonly segmentId: string },
): Promise<MemberRow[]> => {
  const { orgId, segmentId } = wanted;
  const { rows } = await sql<MemberRow>`
    SELECT ${columns}, m.since
    FROM segment_member m
    JOIN ${populationOf(orgId, { withRating: true, withMeasures: false })} ON a.org_id = ${orgId} AND a.id = m.account_id
    WHERE m.org_id = ${orgId} AND m.segment_id = ${segmentId} AND ${wanted.within} AND ${beyond(wanted)}
    ORDER BY ${ordering(wanted.sort)} LIMIT ${wanted.limit}`.execute(db);
  return rows;
};

/** What a rule would take now, without a stored segment. */
export const listTaken = async (
  db: Db,
  wanted: MemberPage & { readonly rule: Rule; readonly settings: CompileSettings },
): Promise<MemberRow[]> => {
  const { rule, settings } = wanted;
  const { rows } = await sql<MemberRow>`
    SELECT ${columns}, NULL::timestamptz AS since
    FROM ${populationOf(settings.orgId, { ...runPartsOf(rule), withRating: true })}
    WHERE a.org_id = ${settings.orgId} AND ${wanted.within} AND ${beyond(wanted)} AND (${compileRule(rule, settings)})
    ORDER BY ${ordering(wanted.sort)} LIMIT ${wanted.limit}`.execute(db);
  return rows;
};

export type ChangeRow = {
  readonly at: Date;
  readonly entered: boolean;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
};

/** Who came and went, newest first; the time is kept to the microsecond in the key. */
export const listChanges = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly segmentId: string;
    readonly within: RawBuilder<boolean>;
    readonly after?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<(ChangeRow & { readonly key: string })[]> => {
  const { orgId, after } = wanted;
  const { rows } = await sql<ChangeRow & { key: string }>`
    SELECT c.at, c.at::text AS key, c.entered, a.id, a.code, a.name, a.name_en
    FROM segment_change c
    JOIN account_card a ON a.org_id = ${orgId} AND a.id = c.account_id
    WHERE c.org_id = ${orgId} AND c.segment_id = ${wanted.segmentId} AND ${wanted.within}
      AND ${after === undefined ? sql`true` : sql`(c.at, c.account_id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    ORDER BY c.at DESC, c.account_id DESC LIMIT ${wanted.limit}`.execute(db);
  return rows;
};
