import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { escapeLike, isInPost, namesIn } from '#areas/accounts';
import type { Db } from '#db/handle';

export type Typed = {
  /** Sets of grams; a record that has all of any set is looked at. */
  readonly gramSets: readonly (readonly string[])[];
  /** Checked as a part of the spellings; null while a mistyped text is looked for. */
  readonly text: string | null;
};

/** What a caller reaches who does not reach all. */
export type Reach = {
  /** A condition on `a.id`. */
  readonly within: RawBuilder<boolean>;
  /** The rows of account_card themselves; one may come twice. */
  readonly cards: RawBuilder<unknown>;
  /** So few that reading and comparing all of them is shorter than the index over all accounts. */
  readonly isFew: boolean;
};

export type Wanted = Typed & {
  readonly orgId: number;
  /** null when the caller reaches all and the index may choose. */
  readonly reach: Reach | null;
  readonly shown: number;
};

/** Beyond so many candidates the order is that of the first ones found: one or two common letters mean nothing yet. */
const mostCandidates = 2000;
const mostTypoCandidates = 100;
const fewRows = 5000;
/** An account may stand in each of three parts of a reach. */
const mostRepeats = 3;

const setText = (grams: readonly string[]): string => grams.join('\u0001');
const partPattern = (text: string): string => `%${escapeLike(text)}%`;
const startPattern = (text: string): string => `%\n${escapeLike(text)}`;

type Finder = 'find_accounts' | 'find_persons' | 'find_products';

const candidatesOf = async (
  db: Db,
  finder: Finder,
  { gramSets, text, most, kept }: Typed & { readonly most: number; readonly kept: number },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ ids: string[] | null }>`
    SELECT array_agg(id) AS ids FROM ${sql.table(finder)}(${gramSets.map(setText)}::text[], ${text === null ? null : partPattern(text)}::text,
      ${text ?? ''}::text, ${most}::integer, ${kept}::integer) AS found (id)`.execute(db);
  return rows[0]?.ids ?? [];
};

/**
 * Ids that the index knows to fit; null where the caller's own rows are the shorter way: they are few, or more fits than is
 * worth filtering. A set of grams that was cut short brings as many as all sets together may.
 */
const fittingIds = async (
  db: Db,
  finder: Finder,
  { gramSets, text, reach, shown }: Wanted,
): Promise<string[] | null> => {
  if (reach === null) {
    const limits =
      text === null ? { most: mostTypoCandidates, kept: shown * 4 } : { most: mostCandidates, kept: shown };
    return [...new Set(await candidatesOf(db, finder, { gramSets, text, ...limits }))].slice(0, shown);
  }
  if (reach.isFew) return null;
  const ids = await candidatesOf(db, finder, { gramSets, text, most: mostCandidates, kept: mostCandidates });
  return ids.length < mostCandidates ? [...new Set(ids)] : null;
};

/** Whether a caller reaches fewer accounts than the index is worth. */
export const reachesFew = async (db: Db, ids: RawBuilder<unknown>): Promise<boolean> => {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (SELECT FROM (${ids}) AS mine LIMIT ${fewRows + 1}) AS counted`.execute(db);
  return (rows[0]?.n ?? 0) <= fewRows;
};

const holds = (column: RawBuilder<unknown>, { gramSets, text }: Typed): RawBuilder<boolean> =>
  text === null
    ? sql`(${sql.join(
        gramSets.map((grams) => sql`${column} LIKE ALL (${grams.map(partPattern)}::text[])`),
        sql` OR `,
      )})`
    : sql`${column} LIKE ${partPattern(text)}`;

const byLikeness = (column: RawBuilder<unknown>, text: string | null): RawBuilder<unknown> => {
  const start = startPattern(text ?? '');
  return sql`(chr(10) || ${column} || chr(10) LIKE ${`${start}\n%`}) DESC, (chr(10) || ${column} LIKE ${`${start}%`}) DESC`;
};

export type AccountHit = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly industry: string | null;
  readonly region: string | null;
  readonly tier: string | null;
};

export const searchAccounts = async (db: Db, wanted: Wanted): Promise<AccountHit[]> => {
  const { orgId, reach, text, shown } = wanted;
  const columns = sql`a.id, a.code, a.name, a.name_en, a.industry, a.region, a.tier`;
  const ids = await fittingIds(db, 'find_accounts', wanted);
  if (ids?.length === 0) return [];
  if (ids !== null) {
    const { rows } = await sql<AccountHit>`
      SELECT ${columns} FROM account_card a
      WHERE a.org_id = ${orgId} AND a.id = ANY (${ids}::uuid[]) AND ${reach?.within ?? sql`true`}`.execute(db);
    return inOrder(rows, ids).slice(0, shown);
  }
  const { rows } = await sql<AccountHit>`
    SELECT ${columns} FROM (${reach?.cards ?? sql`SELECT * FROM account_card`}) a
    WHERE a.org_id = ${orgId} AND ${holds(sql`a.search_text`, wanted)}
    ORDER BY ${byLikeness(sql`a.search_text`, text)}, coalesce(a.tier IN ('S', 'A'), false) DESC, a.sort_key, a.id
    LIMIT ${shown * mostRepeats}`.execute(db);
  return inOrder(rows, [...new Set(rows.map(({ id }) => id))]).slice(0, shown);
};

export type PersonHit = {
  readonly id: string;
  readonly surname: string;
  readonly givenName: string | null;
  readonly accountId: string;
  readonly accountName: string;
  readonly accountNameEn: string | null;
  readonly title: string | null;
};

const nameLineHolds = (typed: Typed): RawBuilder<boolean> => sql`EXISTS (
  SELECT FROM ${namesIn('p.search_text')} WHERE ${holds(sql`line.spelled`, typed)})`;

/** Persons with the account of their present role. Who may not see personal data finds them by name only. */
export const searchPersons = async (
  db: Db,
  wanted: Wanted & { readonly seesPersonal: boolean; readonly today: string },
): Promise<PersonHit[]> => {
  const { orgId, reach, text, shown, today, seesPersonal } = wanted;
  const ids = await fittingIds(db, 'find_persons', wanted);
  if (ids?.length === 0) return [];
  const fits = ids === null ? holds(sql`p.search_text`, wanted) : sql`p.id = ANY (${ids}::uuid[])`;
  const { rows } = await sql<PersonHit>`
    SELECT p.id, p.surname, p.given_name, a.id AS account_id, a.name AS account_name, a.name_en AS account_name_en, post.title
    FROM person_card p
    JOIN person_post post ON post.org_id = ${orgId} AND post.person_id = p.id AND ${isInPost('post', today)}
    JOIN account_card a ON a.org_id = ${orgId} AND a.id = post.account_id
    WHERE p.org_id = ${orgId} AND ${reach?.within ?? sql`true`} AND ${fits} AND ${seesPersonal ? sql`true` : nameLineHolds(wanted)}
    ORDER BY ${byLikeness(sql`p.search_text`, text)}, p.is_key DESC, p.sort_key, p.id, post.from_on DESC NULLS LAST LIMIT ${shown}`.execute(
    db,
  );
  return rows;
};

export type ProductHit = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
};

export const searchProducts = async (db: Db, wanted: Omit<Wanted, 'reach'>): Promise<ProductHit[]> => {
  const ids = await fittingIds(db, 'find_products', { ...wanted, reach: null });
  if (ids === null || ids.length === 0) return [];
  const { rows } = await sql<ProductHit>`
    SELECT id, code, name, name_en FROM product_card WHERE org_id = ${wanted.orgId} AND id = ANY (${ids}::uuid[])`.execute(
    db,
  );
  return inOrder(rows, ids);
};

export type OrderHit = {
  readonly source: string;
  readonly orderNo: string;
  readonly orderedOn: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly accountNameEn: string | null;
};

const mostOrderLines = 2000;

/** Orders whose number starts as typed. Sources are few, so each is entered by the key of lines. */
export const searchOrders = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly start: string;
    readonly within: RawBuilder<boolean>;
    readonly shown: number;
  },
): Promise<OrderHit[]> => {
  const { orgId, start, within, shown } = wanted;
  const starts = [...new Set([start, start.toUpperCase()])];
  const { rows } = await sql<OrderHit>`
    WITH RECURSIVE source AS (
      (SELECT source FROM order_card WHERE org_id = ${orgId} ORDER BY source LIMIT 1)
      UNION ALL
      SELECT (SELECT o.source FROM order_card o WHERE o.org_id = ${orgId} AND o.source > source.source ORDER BY o.source LIMIT 1)
      FROM source WHERE source.source IS NOT NULL
    )
    SELECT DISTINCT ON (line.order_no, source.source, a.id) source.source, line.order_no, line.ordered_on, a.id AS account_id, a.name AS account_name, a.name_en AS account_name_en
    FROM source
    CROSS JOIN unnest(${starts}::text[]) AS typed (start)
    CROSS JOIN LATERAL (
      SELECT o.order_no, o.ordered_on, o.account_id FROM order_card o
      WHERE o.org_id = ${orgId} AND o.source = source.source AND o.order_no >= typed.start COLLATE "C"
        AND o.order_no < (typed.start || ${'\uffff'}) COLLATE "C"
      ORDER BY o.order_no LIMIT ${mostOrderLines}) AS line
    JOIN account_card a ON a.org_id = ${orgId} AND a.id = line.account_id
    WHERE source.source IS NOT NULL AND ${within}
    ORDER BY line.order_no, source.source, a.id, line.ordered_on LIMIT ${shown}`.execute(db);
  return rows;
};

const inOrder = <R extends { readonly id: string }>(rows: readonly R[], ids: readonly string[]): R[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};
