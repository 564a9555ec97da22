import { listCompanyClocks } from '#platform/identity';
import { enqueueRound } from '#platform/jobs';
import { operatorId, todayOf } from '#platform/runtime';
import type { Runtime } from '#platform/runtime';

/**
 * Looks, once a minute at most, for companies that a new day has begun for, and enqueues what each day starts. A server
 * that stood still for days makes up for it with the present day; a company's first day has nothing to make up for.
 */
export const dailyRounds = ({ database, clock, dailyJobs }: Runtime): (() => Promise<void>) => {
  let lookedAt = '';
  return async () => {
    const now = clock();
    const minute = now.toISOString().slice(0, 16);
    if (minute === lookedAt || dailyJobs.length === 0) return;
    for (const { id, timeZone, createdAt } of await listCompanyClocks(database.root)) {
      const day = todayOf(now, timeZone);
      if (todayOf(createdAt, timeZone) >= day) continue;
      for (const job of dailyJobs)
        await enqueueRound(database.root, {
          ...job,
          orgId: id,
          day,
          now,
          language: 'zh-CN',
          createdBy: operatorId,
          createdByName: 'operator',
        });
    }
    lookedAt = minute;
  };
};
