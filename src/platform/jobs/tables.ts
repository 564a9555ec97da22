import type { ColumnType, Generated } from 'kysely';
import type { ErrorParams } from '#kernel/app-error';
import type { Json } from '#kernel/canonical-json';
import type { Language } from '#kernel/locale';
import type { Db } from '#db/handle';
import type { JobProgress } from '#platform/operations';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** JSON goes in as text: drivers disagree about arrays. */
type JsonColumn<T> = ColumnType<T, string | null | undefined, string | null>;

export interface JobTable {
  orgId: number;
  id: string;
  kind: string;
  state: Generated<JobState>;
  payload: ColumnType<Json, string, never>;
  progress: JsonColumn<JobProgress | null>;
  result: JsonColumn<Json | null>;
  errorCode: string | null;
  errorParams: JsonColumn<ErrorParams | null>;
  checkpoint: JsonColumn<Json | null>;
  attempts: Generated<number>;
  maxAttempts: Generated<number>;
  exclusiveKey: string | null;
  cancelAsked: Generated<boolean>;
  language: Language;
  requestId: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  leaseUntil: Date | null;
  leaseHolder: string | null;
}

export const jobTables = (db: Db) => db.withTables<{ job: JobTable }>();
