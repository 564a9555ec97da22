import { listImportJobIds } from '#areas/ledger';
import { removeOldJobs } from '#platform/jobs';
import type { JobHandler } from '#platform/operations';

const keptDays = 30;
const perSlice = 1_000;
const dayMs = 86_400_000;

/** Each day: jobs that ended a month ago go, save the last of each kind and those that imports point at. */
export const tidyJob: JobHandler = async (job) => {
  for (let removed = 0; ;) {
    const slice = await job.transact(
      async ({ db, company, now }) =>
        await removeOldJobs(db, {
          orgId: company.id,
          endedBefore: new Date(now.getTime() - keptDays * dayMs),
          keep: await listImportJobIds(db, company.id),
          limit: perSlice,
        }),
    );
    removed += slice;
    if (slice < perSlice || job.isCancelled()) return { removed };
  }
};
