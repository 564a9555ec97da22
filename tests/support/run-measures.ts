import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { explanationSchema } from '#areas/identification/contract';
import type { Db } from '#db/handle';

type Run = { readonly orgId: number; readonly runId: string };

/** A finished identification run that has measured nobody yet. */
export const addRun = async (db: Db, { orgId, runId }: Run): Promise<void> => {
  await sql`
    INSERT INTO policy (org_id, id, version, body, created_by_name, created_at)
    SELECT ${orgId}, ${runId}, coalesce(max(version), 0) + 1, '{}', 'test', now() FROM policy WHERE org_id = ${orgId}`.execute(
    db,
  );
  await sql`
    INSERT INTO identification_run (org_id, id, as_of, policy_id, policy_version, state, started_by_name, started_at)
    VALUES (${orgId}, ${runId}, '2026-11-20', ${runId}, 1, 'done', 'test', now())`.execute(db);
};

/** Sets what a run measured of an account. */
export const measure = async (
  db: Db,
  { orgId, runId, accountId }: Run & { readonly accountId: string },
  figures: Readonly<Record<string, number>>,
): Promise<void> => {
  await sql`
    INSERT INTO run_measures (org_id, run_id, account_id, figures)
    VALUES (${orgId}, ${runId}, ${accountId}, ${JSON.stringify(figures)})
    ON CONFLICT (org_id, run_id, account_id) DO UPDATE SET figures = excluded.figures`.execute(db);
};

/** Every figure that the explanations of the latest run state is kept as it stands there, and no missing one is. */
export const holdMeasures = async (db: Db, { orgId, runId }: Run): Promise<void> => {
  const { rows } = await sql<{ figures: Record<string, number>; body: string }>`
    SELECT m.figures, e.body FROM account_measures m
    LEFT JOIN run_explanation e
      ON e.org_id = m.org_id AND e.run_id = ${runId} AND e.account_id = m.account_id AND e.unit = 'account'
    WHERE m.org_id = ${orgId}`.execute(db);
  const explained = rows.map(({ figures, body }) => ({ figures, ...explanationSchema.parse(JSON.parse(body)) }));
  for (const { figures, beside, axes } of explained) {
    for (const [code, value] of Object.entries(beside)) assert.equal(figures[code], value, code);
    for (const [code, measured] of Object.values(axes).flatMap((axis) => Object.entries(axis[4])))
      assert.equal(figures[code], typeof measured === 'string' ? undefined : measured[0], code);
  }
  assert.ok(explained.filter(({ beside }) => beside['on-time-in-full'] !== undefined).length > 40);
};
