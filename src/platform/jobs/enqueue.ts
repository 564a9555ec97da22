import type { Db } from '#db/handle';
import type { Language } from '#kernel/locale';
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
