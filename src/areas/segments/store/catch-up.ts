import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { isRelative } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';
import { segmentsTables } from '../tables.ts';
import { compileRule } from './compile-rule.ts';
import type { CompileSettings } from './compile-rule.ts';
import { populationOf, runPartsOf, usesTree } from './population.ts';
import type { SegmentRow } from './segment.ts';

/**
 * A row carries the time at which its transaction began, so a slow one may commit behind a look that came later.
 * Changes of the last minutes are therefore looked at again.
 */
const overlap = '10 minutes';

/**
 * Brings a segment's members up to date and records who came and went. Only accounts that changed since the last look
 * are tested; all of them after a new identification run, or on another day when the rule counts days. Does nothing while
 * another transaction is doing the same.
 */
export const catchUp = async (db: Db, id: string, settings: CompileSettings): Promise<void> => {
  const { orgId, today } = settings;
  const segment = await lockedSegment(db, orgId, id);
  if (segment === null) return;
  const run = await latestRunId(db, orgId);
  const { withRating, withMeasures } = runPartsOf(segment.rule);
  const isFirst = segment.evaluatedThrough === null;
  const isWhole =
    isFirst ||
    ((withRating || withMeasures) && run !== segment.evaluatedRun) ||
    (isRelative(segment.rule) && segment.evaluatedOn !== today);
  const looked = isWhole ? null : changedSince(orgId, segment);
  const { came, gone } = await moveMembers(db, { id, isFirst, looked, settings, rule: segment.rule });
  const members = segment.members + came - gone;
  await segmentsTables(db)
    .updateTable('segment')
    .set({
      members,
      evaluatedThrough: sql<Date>`now() - ${overlap}::interval`,
      evaluatedRun: run,
      evaluatedOn: today,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute();
};

/**
 * Segments that a look may change: something is newer than the last look, a look that came within the overlap is due to be
 * confirmed, there is another identification run, or another day.
 */
export const listBehind = async (db: Db, orgId: number, today: Day): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    WITH newest AS (
      SELECT greatest(
          (SELECT c.updated_at FROM account_card c WHERE c.org_id = ${orgId} ORDER BY c.updated_at DESC LIMIT 1),
          (SELECT f.changed_at FROM ledger_figures f WHERE f.org_id = ${orgId} ORDER BY f.changed_at DESC LIMIT 1)) AS at,
        (SELECT id FROM latest_run WHERE org_id = ${orgId}) AS run)
    SELECT s.id FROM segment s CROSS JOIN newest
    WHERE s.org_id = ${orgId} AND s.removed_at IS NULL
      AND (s.evaluated_through IS NULL OR s.evaluated_run IS DISTINCT FROM newest.run
        OR s.evaluated_on IS DISTINCT FROM ${today}::date OR newest.at > s.evaluated_through + ${overlap}::interval
        OR newest.at > s.evaluated_through AND now() > s.evaluated_through + 2 * ${overlap}::interval)`.execute(db);
  return rows.map(({ id }) => id);
};

type Move = {
  readonly id: string;
  readonly isFirst: boolean;
  /** Ids of the accounts that are looked at; null looks at all. */
  readonly looked: RawBuilder<unknown> | null;
  readonly rule: Rule;
  readonly settings: CompileSettings;
};

/**
 * One statement, so that rule and changes are read once: those the rule takes come in, those it does not take go, and
 * merged accounts go in any case because they are gone from account_card. A first look is no coming.
 */
const moveMembers = async (
  db: Db,
  { id, isFirst, looked, rule, settings }: Move,
): Promise<{ readonly came: number; readonly gone: number }> => {
  const { orgId } = settings;
  const isLooked = (column: string) =>
    looked === null ? sql`true` : sql`${sql.ref(column)} IN (SELECT looked.id FROM looked)`;
  const { rows } = await sql<{ came: number; gone: number }>`
    WITH looked AS MATERIALIZED (${looked ?? sql`SELECT NULL::uuid AS id`}),
    wanted AS MATERIALIZED (
      SELECT a.id FROM ${populationOf(orgId, runPartsOf(rule))}
      WHERE a.org_id = ${orgId} AND ${isLooked('a.id')} AND (${compileRule(rule, settings)})
    ), gone AS (
      DELETE FROM segment_member m
      WHERE m.org_id = ${orgId} AND m.segment_id = ${id} AND m.account_id IN (
        SELECT old.account_id
        FROM segment_member old
        LEFT JOIN wanted ON wanted.id = old.account_id
        LEFT JOIN account_card a ON a.org_id = ${orgId} AND a.id = old.account_id
        WHERE old.org_id = ${orgId} AND old.segment_id = ${id} AND wanted.id IS NULL
          AND (a.id IS NULL OR ${isLooked('old.account_id')}))
      RETURNING m.account_id
    ), came AS (
      INSERT INTO segment_member (org_id, segment_id, account_id, since)
      SELECT ${orgId}::bigint, ${id}::uuid, wanted.id, now()
      FROM wanted
      LEFT JOIN segment_member old ON old.org_id = ${orgId} AND old.segment_id = ${id} AND old.account_id = wanted.id
      WHERE old.account_id IS NULL
      RETURNING account_id
    ), told AS (
      INSERT INTO segment_change (org_id, segment_id, at, account_id, entered)
      SELECT ${orgId}::bigint, ${id}::uuid, now(), moved.account_id, moved.entered
      FROM (SELECT account_id, true AS entered FROM came UNION ALL SELECT account_id, false FROM gone) AS moved
      WHERE ${!isFirst}
      ON CONFLICT (org_id, segment_id, at, account_id) DO NOTHING
    )
    SELECT (SELECT count(*) FROM came) AS came, (SELECT count(*) FROM gone) AS gone`.execute(db);
  return rows[0] ?? { came: 0, gone: 0 };
};

const lockedSegment = async (db: Db, orgId: number, id: string): Promise<SegmentRow | null> =>
  (await segmentsTables(db)
    .selectFrom('segment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()) ?? null;

const latestRunId = async (db: Db, orgId: number): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`SELECT id FROM latest_run WHERE org_id = ${orgId}`.execute(db);
  return rows[0]?.id ?? null;
};

/** A moved account moves all that is under it, so a rule about groups looks at those too. */
const changedSince = (orgId: number, { rule, evaluatedThrough }: SegmentRow): RawBuilder<unknown> => {
  const changed = sql`
    SELECT c.id FROM account_card c WHERE c.org_id = ${orgId} AND c.updated_at > ${evaluatedThrough}
    UNION
    SELECT f.account_id FROM ledger_figures f WHERE f.org_id = ${orgId} AND f.changed_at > ${evaluatedThrough}`;
  if (!usesTree(rule)) return changed;
  return sql`SELECT below.account_id AS id FROM account_above below WHERE below.org_id = ${orgId} AND below.ancestor_id IN (${changed})`;
};
