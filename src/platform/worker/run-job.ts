import { databaseErrorOf } from '#db/database-error';
import { AppError, isAppError } from '#kernel/app-error';
import { findCompany, identifyMember } from '#platform/identity';
import { enqueueFollowing, finishJob, returnJob } from '#platform/jobs';
import type { ClaimedJob, JobEnd } from '#platform/jobs';
import type { Company } from '#platform/operations';
import { operatorActor, operatorId, personActor, streamContextOf } from '#platform/runtime';
import type { Runtime, Seated } from '#platform/runtime';
import { jobContextOf } from './job-context.ts';

const envelopeOf = ({ language, requestId, id }: ClaimedJob) => ({
  language,
  requestId: requestId ?? id,
  client: { ip: null, userAgent: null },
});

const operatorSeat = ({ rights }: Runtime, job: ClaimedJob, company: Company): Seated => ({
  ...envelopeOf(job),
  company,
  actor: operatorActor(rights, job.orgId, 'job'),
});

/** The person who started the job, with the rights held today. */
const seatOf = async (runtime: Runtime, job: ClaimedJob): Promise<Seated> => {
  const { database, rights } = runtime;
  const { orgId, createdBy } = job;
  if (createdBy === operatorId) {
    const company = await findCompany(database.root, orgId);
    if (company !== undefined) return operatorSeat(runtime, job, company);
  }
  const identity = await identifyMember(database.root, orgId, createdBy);
  if (identity === undefined) throw new AppError('jobs.starter-gone');
  return { ...envelopeOf(job), company: identity.company, actor: personActor(rights, identity, { orgId, via: 'job' }) };
};

/** The database went away under the job: it runs again from its checkpoint. */
const isBrokenOff = (error: unknown): boolean =>
  (isAppError(error) && error.code === 'db.engine-restarted') || /^(08|57P)/.test(databaseErrorOf(error)?.code ?? '');

const failureOf = (runtime: Runtime, job: ClaimedJob, error: unknown) => {
  if (isAppError(error)) return { code: error.code, params: error.params };
  const requestId = job.requestId ?? job.id;
  runtime.log.error({ err: error, jobId: job.id, kind: job.kind, requestId }, 'job failed');
  return { code: 'platform.unexpected', params: { requestId } };
};

/**
 * Ends a job that did not do its work. What it left is put in order before the end is written: a crash in between leaves
 * the job as it was, and both are done again.
 */
const endUndone = async (runtime: Runtime, job: ClaimedJob, end: Omit<JobEnd, 'now' | 'result'>): Promise<void> => {
  const { database, log, clock, jobEpilogues } = runtime;
  const epilogue = jobEpilogues.get(job.kind);
  const company = epilogue && (await findCompany(database.root, job.orgId));
  if (epilogue !== undefined && company !== undefined && end.state !== 'done')
    try {
      const { state } = end;
      await epilogue(streamContextOf(runtime, operatorSeat(runtime, job, company)), job.payload, { state });
    } catch (error) {
      if (isBrokenOff(error)) throw error;
      log.error({ err: error, jobId: job.id, kind: job.kind }, 'what a job left is not in order');
    }
  await finishJob(database.root, job, { ...end, now: clock() });
};

/** Ends a job whose holder died for the last time. */
export const endBroken = async (
  runtime: Runtime,
  { cancelAsked, ...job }: ClaimedJob & { readonly cancelAsked: boolean },
): Promise<void> =>
  await endUndone(
    runtime,
    job,
    cancelAsked
      ? { state: 'cancelled' }
      : { state: 'failed', error: { code: 'jobs.gave-up', params: { attempts: job.attempts } } },
  );

const enqueueWhatFollows = async ({ database, clock, afterJobs }: Runtime, job: ClaimedJob): Promise<void> => {
  for (const { after, onlyAgain = false, ...next } of afterJobs)
    if (after.includes(job.kind))
      await enqueueFollowing(database.root, job, {
        ...next,
        onlyAgain,
        now: clock(),
        createdBy: operatorId,
        createdByName: 'operator',
      });
};

/** Runs a claimed job to its end and writes the end down. Throws only when the database cannot be written. */
export const runJob = async (runtime: Runtime, job: ClaimedJob): Promise<void> => {
  const { root } = runtime.database;
  const { log, clock } = runtime;
  log.info({ jobId: job.id, kind: job.kind, attempt: job.attempts }, 'job starts');
  try {
    const handler = runtime.jobHandlers.get(job.kind);
    if (handler === undefined) throw new AppError('jobs.kind-unknown', { kind: job.kind });
    const running = jobContextOf(runtime, await seatOf(runtime, job), job);
    try {
      const result = await handler(running.context, job.payload);
      await running.end();
      const state = running.wasToldToStop() ? 'cancelled' : 'done';
      if (state === 'done') await enqueueWhatFollows(runtime, job);
      await finishJob(root, job, { state, now: clock(), result });
    } finally {
      await running.end();
    }
  } catch (error) {
    if (isBrokenOff(error) && job.attempts < job.maxAttempts) return await returnJob(root, job);
    await endUndone(runtime, job, { state: 'failed', error: failureOf(runtime, job, error) });
  }
};
