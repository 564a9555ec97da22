import { databaseErrorOf } from '#db/database-error';
import { AppError, isAppError } from '#kernel/app-error';
import { findCompany, identifyMember } from '#platform/identity';
import { finishJob, returnJob } from '#platform/jobs';
import type { ClaimedJob } from '#platform/jobs';
import { operatorActor, operatorId, personActor } from '#platform/runtime';
import type { Runtime, Seated } from '#platform/runtime';
import { jobContextOf } from './job-context.ts';

/** The person who started the job, with the rights held today. */
const seatOf = async (runtime: Runtime, job: ClaimedJob): Promise<Seated> => {
  const { database, rights } = runtime;
  const { orgId, createdBy, language } = job;
  const envelope = { language, requestId: job.requestId ?? job.id, client: { ip: null, userAgent: null } };
  if (createdBy === operatorId) {
    const company = await findCompany(database.root, orgId);
    if (company !== undefined) return { ...envelope, company, actor: operatorActor(rights, orgId, 'job') };
  }
  const identity = await identifyMember(database.root, orgId, createdBy);
  if (identity === undefined) throw new AppError('jobs.starter-gone');
  return { ...envelope, company: identity.company, actor: personActor(rights, identity, { orgId, via: 'job' }) };
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
      await finishJob(root, job, { state: running.wasToldToStop() ? 'cancelled' : 'done', now: clock(), result });
    } finally {
      await running.end();
    }
  } catch (error) {
    if (isBrokenOff(error) && job.attempts < job.maxAttempts) return await returnJob(root, job);
    await finishJob(root, job, { state: 'failed', now: clock(), error: failureOf(runtime, job, error) });
  }
};
