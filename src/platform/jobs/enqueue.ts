import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Language } from '#kernel/locale';
import type { Day } from '#kernel/day';
import type { JobRequest } from '#platform/operations';
import { jobTables } from './tables.ts';

type NewJob = JobRequest & {
  readonly orgId: number;
  readonly id: string;
  readonly now: Date;
  readonly language: Language;
  readonly requestId: string;
  readonly createdBy: string;
  readonly createdByName: string;
};

/** Written in the transaction of the change that needs the work: both are there or neither. */
export const enqueueJob = async (db: Db, { now, payload, ...job }: NewJob): Promise<void> => {
  await jobTables(db)
    .insertInto('job')
    .values({ ...job, payload: JSON.stringify(payload), exclusiveKey: job.exclusiveKey ?? null, createdAt: now })
    .execute();
};

type DailyRound = {
  readonly orgId: number;
  readonly kind: string;
  readonly exclusiveKey?: string | undefined;
  readonly day: Day;
  readonly now: Date;
  readonly language: Language;
  readonly createdBy: string;
  readonly createdByName: string;
};

/** A job's id made from what it is for, so that several processes, and starts of one, enqueue it once (UUID version 8). */
const idOf = (purpose: string): string => {
  const hex = createHash('sha256').update(purpose).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** Enqueues a company's job of a day; false when the day has it already. */
export const enqueueRound = async (db: Db, round: DailyRound): Promise<boolean> => {
  const { day, now, exclusiveKey, ...job } = round;
  const { numInsertedOrUpdatedRows } = await jobTables(db)
    .insertInto('job')
    .values({
      ...job,
      id: idOf(`${round.orgId}/${round.kind}/${day}`),
      payload: JSON.stringify({ day }),
      exclusiveKey: exclusiveKey ?? null,
      createdAt: now,
    })
    .onConflict((clash) => clash.columns(['orgId', 'id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};

type Following = {
  readonly kind: string;
  readonly exclusiveKey?: string | undefined;
  readonly onlyAgain: boolean;
  readonly now: Date;
  readonly createdBy: string;
  readonly createdByName: string;
};

/**
 * Enqueues what follows a job, before that job is written as done: a process that dies between the two does so again, to
 * the same id. One that waits already does for all.
 */
export const enqueueFollowing = async (
  db: Db,
  ended: { readonly orgId: number; readonly id: string; readonly language: Language },
  { kind, exclusiveKey, onlyAgain, now, createdBy, createdByName }: Following,
): Promise<void> => {
  const { orgId, language } = ended;
  await sql`
    insert into job (org_id, id, kind, payload, exclusive_key, language, created_by, created_by_name, created_at)
    select ${orgId}, ${idOf(`${orgId}/${kind}/after/${ended.id}`)}::uuid, ${kind}, '{}'::jsonb, ${exclusiveKey ?? null}, ${language},
      ${createdBy}::uuid, ${createdByName}, ${now}
    where not exists (select from job where org_id = ${orgId} and kind = ${kind} and state = 'queued')
      and (not ${onlyAgain}::boolean or exists (select from job where org_id = ${orgId} and kind = ${kind} and state = 'done'))
    on conflict (org_id, id) do nothing`.execute(db);
};
