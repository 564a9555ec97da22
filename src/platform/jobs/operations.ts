import { AppError } from '#kernel/app-error';
import { pageOfRows } from '#kernel/cursor';
import { requireScope } from '#platform/access';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { jobsContract } from './contract.ts';
import { askCancel, findJob, listJobs } from './store.ts';
import type { StoredJob } from './store.ts';

const { list, get, cancel } = jobsContract.operations;

const present = ({ errorCode, errorParams, ...job }: StoredJob) => ({
  ...job,
  error: errorCode === null ? null : { code: errorCode, params: { ...errorParams } },
  createdAt: job.createdAt.toISOString(),
  startedAt: job.startedAt?.toISOString() ?? null,
  finishedAt: job.finishedAt?.toISOString() ?? null,
});

/** A job of another person is as unknown as one that does not exist. */
const load = async ({ db, actor, company }: Context, permission: string, id: string): Promise<StoredJob> => {
  const scope = requireScope(actor, permission);
  const job = await findJob(db, company.id, id);
  if (job === undefined || (scope !== 'all' && job.createdBy !== actor.userId)) throw new AppError('jobs.unknown');
  return job;
};

export const jobsHandlers = [
  handle(list, async ({ db, actor, company }, { cursor, limit, open, kind }) => {
    const createdBy = requireScope(actor, 'jobs.read') === 'all' ? undefined : actor.userId;
    const page = { after: momentOf(cursor), limit: limit + 1 };
    const rows = await listJobs(db, { orgId: company.id, createdBy, open, kind }, page);
    const { rows: shown, ...rest } = pageOfRows(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
    return { ...rest, rows: shown.map(present) };
  }),

  handle(get, async (context, { id }) => present(await load(context, 'jobs.read', id))),

  handle(cancel, async (context, { id }) => {
    const { db, company, now } = context;
    const job = await load(context, 'jobs.cancel', id);
    if (!(await askCancel(db, { orgId: company.id, id, now }))) throw new AppError('jobs.over');
    await context.audit({ action: 'jobs.cancel', objectType: 'job', objectId: id, after: { kind: job.kind } });
    return present(await load(context, 'jobs.cancel', id));
  }),
];
