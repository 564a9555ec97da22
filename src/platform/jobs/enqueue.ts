import { createHash } from 'node:crypto';
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
const idOfRound = ({ orgId, kind, day }: DailyRound): string => {
  const hex = createHash('sha256').update(`${orgId}/${kind}/${day}`).digest('hex');
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
      id: idOfRound(round),
      payload: JSON.stringify({ day }),
      exclusiveKey: exclusiveKey ?? null,
      createdAt: now,
    })
    .onConflict((clash) => clash.columns(['orgId', 'id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
};
