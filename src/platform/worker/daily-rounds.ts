import { hourOf } from '#kernel/hour';
import { listCompanyClocks } from '#platform/identity';
import { enqueueRound } from '#platform/jobs';
import { todayOf } from '#kernel/today';
import { operatorId } from '#platform/runtime';
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
      const hour = hourOf(now, timeZone);
      for (const { kind, exclusiveKey } of dailyJobs.filter(({ fromHour = 0 }) => hour >= fromHour))
        await enqueueRound(database.root, {
          kind,
          exclusiveKey,
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
