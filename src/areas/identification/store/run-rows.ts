import { sql } from 'kysely';
import type { Db } from '#db/handle';

const runTables = [
  'run_account',
  'run_explanation',
  'run_measures',
  'run_prospect',
  'run_upgrade',
  'tier_proposal',
] as const;

/** Takes away what runs that are not done have written so far. */
export const removeUnfinishedRows = async (db: Db, orgId: number): Promise<void> => {
  for (const table of runTables) {
    await sql`
      delete from ${sql.table(table)}
      where org_id = ${orgId} and run_id in (
        select id from identification_run where org_id = ${orgId} and state <> 'done')`.execute(db);
  }
};

type RunRows = { readonly orgId: number; readonly runId: string; readonly rows: string };

/** Rows as JSON text, written in one statement: the database reads them faster than a driver binds them. */
export const addRunAccounts = async (db: Db, { orgId, runId, rows }: RunRows): Promise<void> => {
  await sql`
    insert into run_account (org_id, run_id, account_id, unit, rank, score_micro, coverage, tier, types, gate_type, badges, failed_gates,
      contribution_minor, revenue_minor, revenue_rank, expected_minor, alive_bp, contribution_share, continuity_share, payment_share,
      growth_share, relationship_share, strategic_share)
    select ${orgId}::bigint, ${runId}::uuid, r.* from json_to_recordset(${rows}::json) as r (account_id uuid, unit text, rank integer,
      score_micro bigint, coverage integer, tier text, types text[], gate_type text, badges text[], failed_gates text[],
      contribution_minor bigint, revenue_minor bigint, revenue_rank integer, expected_minor bigint, alive_bp integer,
      contribution_share integer, continuity_share integer, payment_share integer, growth_share integer, relationship_share integer,
      strategic_share integer)`.execute(db);
};

export const addRunExplanations = async (db: Db, { orgId, runId, rows }: RunRows): Promise<void> => {
  await sql`
    insert into run_explanation (org_id, run_id, account_id, unit, body)
    select ${orgId}::bigint, ${runId}::uuid, r.* from json_to_recordset(${rows}::json) as r (account_id uuid, unit text, body text)`.execute(
    db,
  );
};

export const addRunMeasures = async (db: Db, { orgId, runId, rows }: RunRows): Promise<void> => {
  await sql`
    insert into run_measures (org_id, run_id, account_id, figures)
    select ${orgId}::bigint, ${runId}::uuid, r.* from json_to_recordset(${rows}::json) as r (account_id uuid, figures jsonb)`.execute(
    db,
  );
};

export const addRunProspects = async (db: Db, { orgId, runId, rows }: RunRows): Promise<void> => {
  await sql`
    insert into run_prospect (org_id, run_id, account_id, rank, body)
    select ${orgId}::bigint, ${runId}::uuid, r.* from json_to_recordset(${rows}::json) as r (account_id uuid, rank integer, body jsonb)`.execute(
    db,
  );
};

export const addRunUpgrades = async (db: Db, { orgId, runId, rows }: RunRows): Promise<void> => {
  await sql`
    insert into run_upgrade (org_id, run_id, account_id, rank, tier, next_tier, missing_micro, gaps)
    select ${orgId}::bigint, ${runId}::uuid, r.* from json_to_recordset(${rows}::json)
      as r (account_id uuid, rank integer, tier text, next_tier text, missing_micro bigint, gaps jsonb)`.execute(db);
};
