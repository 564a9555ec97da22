import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Moment } from '#platform/operations';
import { jobTables } from './tables.ts';

const shown = [
  'id',
  'kind',
  'state',
  'progress',
  'result',
  'errorCode',
  'errorParams',
  'attempts',
  'cancelAsked',
  'createdBy',
  'createdByName',
  'createdAt',
  'startedAt',
  'finishedAt',
] as const;

export type JobFilter = {
  readonly orgId: number;
  readonly createdBy?: string | undefined;
  readonly kind?: string | undefined;
  readonly open?: boolean | undefined;
};

export const listJobs = async (db: Db, filter: JobFilter, page: { after: Moment | null; limit: number }) => {
  const { orgId, createdBy, kind, open } = filter;
  let query = jobTables(db).selectFrom('job').select(shown).where('orgId', '=', orgId);
  if (createdBy !== undefined) query = query.where('createdBy', '=', createdBy);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (open === true) query = query.where('state', 'in', ['queued', 'running']);
  const { after, limit } = page;
  if (after !== null)
    query = query.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
};

export const findJob = async (db: Db, orgId: number, id: string) =>
  await jobTables(db)
    .selectFrom('job')
    .select(shown)
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();

export type StoredJob = NonNullable<Awaited<ReturnType<typeof findJob>>>;

/** A waiting job ends at once; a running one is asked to stop. False when it is over. */
export const askCancel = async (
  db: Db,
  { orgId, id, now }: { orgId: number; id: string; now: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await jobTables(db)
    .updateTable('job')
    .set({
      cancelAsked: true,
      state: sql<'cancelled'>`case when state = 'queued' then 'cancelled' else state end`,
      finishedAt: sql<Date | null>`case when state = 'queued' then ${now}::timestamptz end`,
    })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

type Tidying = {
  readonly orgId: number;
  /** Jobs that ended later stay. */
  readonly endedBefore: Date;
  /** Jobs that something else points at. */
  readonly keep: readonly string[];
  readonly limit: number;
};

/** Removes jobs that ended long ago, but never the last one of its kind; answers how many. */
export const removeOldJobs = async (db: Db, { orgId, endedBefore, keep, limit }: Tidying): Promise<number> => {
  const { rows } = await sql`
    delete from job where org_id = ${orgId} and id in (
      select old.id from job old
      where old.org_id = ${orgId} and old.finished_at < ${endedBefore}::timestamptz
        and old.state in ('done', 'failed', 'cancelled') and not (old.id = any(${[...keep]}::uuid[]))
        and exists (
          select from job later
          where later.org_id = ${orgId} and later.kind = old.kind and later.state in ('done', 'failed', 'cancelled')
            and (later.finished_at, later.id) > (old.finished_at, old.id))
      order by old.created_at limit ${limit})
    returning id`.execute(db);
  return rows.length;
};
