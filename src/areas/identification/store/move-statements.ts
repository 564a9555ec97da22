import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '#db/handle';
import { findLatestRun } from './runs.ts';

const owned = z.array(z.tuple([z.string(), z.string()]));
const kept = z.array(z.record(z.string(), z.unknown()));

/** What a merge took from the merged accounts, so that it can be given back. */
export const movedStatementsSchema = z.object({
  /** Statement and the account that it was of. */
  statements: owned,
  /** Rows of the merged accounts as they stood. */
  answers: kept,
  groups: kept,
  /** What the survivor was given of them. */
  taken: z.object({ answers: kept, groups: kept }),
  proposals: z.array(z.string()),
});
export type MovedStatements = z.output<typeof movedStatementsSchema>;

type Move = { readonly orgId: number; readonly fromIds: readonly string[]; readonly to: string };
type Rows = z.output<typeof kept>;

const tables = { answers: 'ladder_answer', groups: 'buying_group' } as const;
const order = { answers: 'answered_on desc', groups: 'since' } as const;

/**
 * Gives what persons state of merged accounts to the survivor. Where one answer alone can stand, the survivor's own does,
 * else the latest. Open proposals of the merged accounts are answered by the merge.
 */
export const moveStatements = async (db: Db, { orgId, fromIds, to }: Move): Promise<MovedStatements> => {
  const ids = [...fromIds];
  const { rows: statements } = await sql<{ id: string; owner: string }>`
    select id, account_id as owner from account_statement where org_id = ${orgId} and account_id = any(${ids}::uuid[])`.execute(
    db,
  );
  await sql`
    update account_statement set account_id = ${to}::uuid where org_id = ${orgId} and account_id = any(${ids}::uuid[])`.execute(
    db,
  );
  const { rows: proposals } = await sql<{ id: string }>`
    update tier_proposal set state = 'superseded'
    where org_id = ${orgId} and account_id = any(${ids}::uuid[]) and state = 'open' returning id`.execute(db);
  const answers = await moveSingles(db, { orgId, fromIds, to }, 'answers');
  const groups = await moveSingles(db, { orgId, fromIds, to }, 'groups');
  return {
    statements: statements.map(({ id, owner }) => [id, owner]),
    answers: answers.stood,
    groups: groups.stood,
    taken: { answers: answers.taken, groups: groups.taken },
    proposals: proposals.map(({ id }) => id),
  };
};

const moveSingles = async (
  db: Db,
  { orgId, fromIds, to }: Move,
  what: keyof typeof tables,
): Promise<{ stood: Rows; taken: Rows }> => {
  const table = sql.table(tables[what]);
  const { rows: stood } = await sql<{ row: Rows[number] }>`
    with gone as (
      delete from ${table} t where t.org_id = ${orgId} and t.account_id = any(${[...fromIds]}::uuid[]) returning t.*
    ) select to_jsonb(g) as row from gone g order by ${sql.raw(order[what])}, account_id`.execute(db);
  const rows = stood.map(({ row }) => row);
  const taken: Rows = [];
  for (const row of rows) {
    const given = { ...row, account_id: to };
    const { rows: put } = await sql`
      insert into ${table} select * from json_populate_record(null::${table}, ${JSON.stringify(given)}::json)
      on conflict do nothing returning 1`.execute(db);
    if (put.length > 0) taken.push(given);
  }
  return { stood: rows, taken };
};

/** Gives it back: what the survivor was given and nobody has changed since goes, what the merged accounts had returns. */
export const moveStatementsBack = async (
  db: Db,
  { orgId, to }: Omit<Move, 'fromIds'>,
  moved: MovedStatements,
): Promise<void> => {
  await sql`
    update account_statement t set account_id = b.owner
    from unnest(${moved.statements.map(([id]) => id)}::uuid[], ${moved.statements.map(([, owner]) => owner)}::uuid[]) as b (id, owner)
    where t.org_id = ${orgId} and t.id = b.id and t.account_id = ${to}::uuid`.execute(db);
  for (const what of ['answers', 'groups'] as const) {
    const table = sql.table(tables[what]);
    await sql`
      delete from ${table} t where t.org_id = ${orgId} and t.account_id = ${to}::uuid
        and to_jsonb(t) = any(array(select value from jsonb_array_elements(${JSON.stringify(moved.taken[what])}::jsonb)))`.execute(
      db,
    );
    await sql`
      insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(moved[what])}::json)
      on conflict do nothing`.execute(db);
  }
  const latest = await findLatestRun(db, orgId);
  if (latest === null) return;
  await sql`
    update tier_proposal set state = 'open'
    where org_id = ${orgId} and id = any(${moved.proposals}::uuid[]) and state = 'superseded' and run_id = ${latest.id}::uuid`.execute(
    db,
  );
};
