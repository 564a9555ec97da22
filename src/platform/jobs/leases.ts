import { sql } from 'kysely';
import { isUniqueViolation } from '#db/database-error';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { ErrorParams } from '#kernel/app-error';
import type { Language } from '#kernel/locale';
import type { JobProgress } from '#platform/operations';
import { jobTables } from './tables.ts';

/** Statements over all companies, as the owner of the tables. Leases follow the database's clock: processes have their own. */
export type Lease = { readonly orgId: number; readonly id: string; readonly holder: string };

export type ClaimedJob = Lease & {
  readonly kind: string;
  readonly payload: Json;
  readonly checkpoint: Json | null;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly language: Language;
  readonly requestId: string | null;
  readonly createdBy: string;
};

const lease = sql<Date>`now() + interval '30 seconds'`;

/** Takes the oldest job that may run; a job whose holder died is taken over. */
export const claimJob = async (
  db: Db,
  { holder, kinds, now }: { holder: string; kinds: readonly string[]; now: Date },
): Promise<ClaimedJob | undefined> => {
  try {
    // The choice stands apart, so that it is made once: within the condition of the update a plan may make it for every row.
    const { rows } = await sql<Omit<ClaimedJob, 'holder'>>`
      with chosen as materialized (
        select org_id, id from job waiting
        where (state = 'queued' or (state = 'running' and lease_until < now() and lease_holder <> ${holder}))
          and kind = any(${[...kinds]}::text[])
          and not exists (
            select from job other
            where other.org_id = waiting.org_id and other.exclusive_key = waiting.exclusive_key
              and other.state = 'running' and other.id <> waiting.id)
        order by created_at, id limit 1
        for update skip locked)
      update job set state = 'running', attempts = attempts + 1, lease_holder = ${holder}, lease_until = ${lease},
        started_at = coalesce(started_at, ${now})
      from chosen where job.org_id = chosen.org_id and job.id = chosen.id
      returning ${claimed}`.execute(db);
    const [job] = rows;
    return job && { ...job, holder };
  } catch (error) {
    // Another process has just started what excludes this one: look again later.
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
};

const claimed = sql`job.org_id, job.id, kind, payload, checkpoint, attempts, max_attempts, language, request_id, created_by`;

/** Jobs that broke off too often, or were to stop when their holder died: taken over to be ended, not to be run. */
export const claimBroken = async (
  db: Db,
  holder: string,
): Promise<readonly (ClaimedJob & { readonly cancelAsked: boolean })[]> => {
  const { rows } = await sql<Omit<ClaimedJob, 'holder'> & { readonly cancelAsked: boolean }>`
    update job set lease_holder = ${holder}, lease_until = ${lease}
    where (org_id, id) in (
      select org_id, id from job broken
      where state = 'running' and lease_until < now() and (cancel_asked or attempts >= max_attempts)
      for update skip locked)
    returning ${claimed}, cancel_asked`.execute(db);
  return rows.map((job) => ({ ...job, holder }));
};

/** For the only process of a database: whoever held a lease is dead. */
export const endAllLeases = async (db: Db): Promise<void> => {
  await sql`update job set lease_until = now() - interval '1 second' where state = 'running'`.execute(db);
};

const held = ({ orgId, id, holder }: Lease) =>
  sql`org_id = ${orgId} and id = ${id} and lease_holder = ${holder} and state = 'running'`;

type LeaseNews = { readonly isHeld: boolean; readonly cancelAsked: boolean };
const newsOf = (rows: readonly { readonly cancelAsked: boolean }[]): LeaseNews => ({
  isHeld: rows.length === 1,
  cancelAsked: rows[0]?.cancelAsked === true,
});

/** Keeps the lease and tells whether somebody asked the job to stop. */
export const keepLease = async (db: Db, job: Lease): Promise<LeaseNews> => {
  const { rows } = await sql<{ cancelAsked: boolean }>`
    update job set lease_until = ${lease} where ${held(job)} returning cancel_asked`.execute(db);
  return newsOf(rows);
};

export const saveProgress = async (db: Db, job: Lease, progress: JobProgress): Promise<LeaseNews> => {
  const { rows } = await sql<{ cancelAsked: boolean }>`
    update job set progress = ${JSON.stringify(progress)}::jsonb, lease_until = ${lease}
    where ${held(job)} returning cancel_asked`.execute(db);
  return newsOf(rows);
};

export const saveCheckpoint = async (db: Db, job: Lease, checkpoint: Json): Promise<void> => {
  await sql`
    update job set checkpoint = ${JSON.stringify(checkpoint)}::jsonb, lease_until = ${lease} where ${held(job)}`.execute(
    db,
  );
};

export type JobEnd = {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly now: Date;
  readonly result?: Json;
  readonly error?: { readonly code: string; readonly params: ErrorParams };
};

export const finishJob = async (db: Db, job: Lease, { state, now, result, error }: JobEnd): Promise<void> => {
  await jobTables(db)
    .updateTable('job')
    .set({
      state,
      finishedAt: now,
      leaseUntil: null,
      result: result === undefined ? null : JSON.stringify(result),
      errorCode: error?.code ?? null,
      errorParams: error === undefined ? null : JSON.stringify(error.params),
    })
    .where(sql<boolean>`${held(job)}`)
    .execute();
};

/** Gives a job back, to be run again from its checkpoint. */
export const returnJob = async (db: Db, job: Lease): Promise<void> => {
  await sql`update job set state = 'queued', lease_until = null, lease_holder = null where ${held(job)}`.execute(db);
};
