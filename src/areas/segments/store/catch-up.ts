import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import { isRelative } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';
import { segmentsTables } from '../tables.ts';
import { compileRule } from './compile-rule.ts';
import type { CompileSettings } from './compile-rule.ts';
import { populationOf, usesRating, usesTree } from './population.ts';
import type { SegmentRow } from './segment.ts';

/**
 * A row carries the time at which its transaction began, so a slow one may commit behind a look that came later.
 * Changes of the last minutes are therefore looked at again.
 */
const overlap = '10 minutes';

/**
 * Brings a segment's members up to date and records who came and went. Only accounts that changed since the last look
 * are tested; all of them after a new identification run, or on another day when the rule counts days. Returns the
 * number of members; null when another transaction is doing the same and the members stand as it found them.
 */
export const catchUp = async (db: Db, id: string, settings: CompileSettings): Promise<number | null> => {
  const { orgId, today } = settings;
  const segment = await lockedSegment(db, orgId, id);
  if (segment === null) return null;
  const run = await latestRunId(db, orgId);
  const isFirst = segment.evaluatedThrough === null;
  const isWhole =
    isFirst ||
    (usesRating(segment.rule) && run !== segment.evaluatedRun) ||
    (isRelative(segment.rule) && segment.evaluatedOn !== today);
  const looked = isWhole ? sql`true` : changedSince(orgId, segment);
  const wanted = wantedMembers(segment.rule, settings, looked);
  const came = await sql<{ n: number }>`
    WITH came AS (
      INSERT INTO segment_member (org_id, segment_id, account_id, since)
      SELECT ${orgId}::bigint, ${id}::uuid, wanted.id, now() FROM (${wanted}) AS wanted
      WHERE NOT EXISTS (SELECT FROM segment_member m WHERE m.org_id = ${orgId} AND m.segment_id = ${id} AND m.account_id = wanted.id)
      RETURNING account_id
    ), told AS (
      INSERT INTO segment_change (org_id, segment_id, at, account_id, entered)
      SELECT ${orgId}::bigint, ${id}::uuid, now(), account_id, true FROM came WHERE ${!isFirst}
    )
    SELECT count(*) AS n FROM came`.execute(db);
  const left = isFirst ? 0 : await dropLeavers(db, { orgId, id, looked, wanted });
  const members = segment.members + (came.rows[0]?.n ?? 0) - left;
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
  return members;
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

/** Accounts of the population that the rule takes, among those that are looked at. */
const wantedMembers = (rule: Rule, settings: CompileSettings, looked: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  SELECT a.id FROM ${populationOf(settings.orgId, { withRating: usesRating(rule) })}
  WHERE a.org_id = ${settings.orgId} AND ${looked} AND (${compileRule(rule, settings)})`;

/** A moved account moves all that is under it, so a rule about groups looks at those too. */
const changedSince = (orgId: number, { rule, evaluatedThrough }: SegmentRow): RawBuilder<unknown> => {
  const changed = sql`
    SELECT c.id FROM account_card c WHERE c.org_id = ${orgId} AND c.updated_at > ${evaluatedThrough}
    UNION
    SELECT f.account_id FROM ledger_figures f WHERE f.org_id = ${orgId} AND f.changed_at > ${evaluatedThrough}`;
  if (!usesTree(rule)) return sql`a.id IN (${changed})`;
  return sql`a.id IN (SELECT below.account_id FROM account_above below WHERE below.org_id = ${orgId} AND below.ancestor_id IN (${changed}))`;
};

type Leavers = {
  readonly orgId: number;
  readonly id: string;
  readonly looked: RawBuilder<unknown>;
  readonly wanted: RawBuilder<unknown>;
};

/** Merged accounts are gone from account_card and leave in any case. */
const dropLeavers = async (db: Db, { orgId, id, looked, wanted }: Leavers): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    WITH gone AS (
      DELETE FROM segment_member m
      WHERE m.org_id = ${orgId} AND m.segment_id = ${id}
        AND NOT EXISTS (SELECT FROM (${wanted}) AS wanted WHERE wanted.id = m.account_id)
        AND (EXISTS (SELECT FROM account_card a WHERE a.org_id = ${orgId} AND a.id = m.account_id AND ${looked})
          OR NOT EXISTS (SELECT FROM account_card a WHERE a.org_id = ${orgId} AND a.id = m.account_id))
      RETURNING m.account_id
    ), told AS (
      INSERT INTO segment_change (org_id, segment_id, at, account_id, entered)
      SELECT ${orgId}::bigint, ${id}::uuid, now(), account_id, false FROM gone
      ON CONFLICT (org_id, segment_id, at, account_id) DO NOTHING
    )
    SELECT count(*) AS n FROM gone`.execute(db);
  return rows[0]?.n ?? 0;
};
