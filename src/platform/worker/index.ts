import { randomUUID } from 'node:crypto';
import { claimBroken, claimJob, endAllLeases, returnJob } from '#platform/jobs';
import type { ClaimedJob } from '#platform/jobs';
import type { Runtime } from '#platform/runtime';
import { dailyRounds } from './daily-rounds.ts';
import { following } from './following.ts';
import { endBroken, runJob } from './run-job.ts';

export type Worker = {
  /** Something was enqueued or written in this process. */
  readonly wake: () => void;
  /** Resolves when nothing runs and nothing that this process may run waits. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Embedded: a second job uses the time in which the first one reads its file. */
const jobsAtOnce = 2;
/** How late a job of another process may start here. */
const pollMs = 3_000;
const graceMs = 8_000;

/** Claims and runs jobs until it is stopped. Several processes may work on one database. */
export const startWorker = async (runtime: Runtime): Promise<Worker> => {
  const { database, log, clock, jobHandlers } = runtime;
  const holder = randomUUID();
  const kinds = [...jobHandlers.keys()];
  const running = new Map<ClaimedJob, Promise<void>>();
  const stopping = new AbortController();
  let looking: Promise<void> | null = null;
  let mustLookAgain = false;
  /** Something was written in this process since the modules looked last. */
  let hasNews = false;

  const run = async (job: ClaimedJob): Promise<void> => {
    try {
      await runJob(runtime, job);
    } catch (error) {
      if (!stopping.signal.aborted) log.error({ err: error, jobId: job.id }, 'end of job not written');
    } finally {
      running.delete(job);
      wake();
    }
  };
  const lookForNewDays = dailyRounds(runtime);
  const followChanges = following(runtime);
  const look = async (): Promise<void> => {
    await lookForNewDays();
    while (!stopping.signal.aborted && running.size < jobsAtOnce) {
      for (const broken of await claimBroken(database.root, holder)) await endBroken(runtime, broken);
      const job = await claimJob(database.root, { holder, kinds, now: clock() });
      if (job === undefined) break;
      running.set(job, run(job));
    }
    const isNew = hasNews;
    hasNews = false;
    if (!stopping.signal.aborted) await followChanges(isNew);
  };
  const wake = (): void => {
    hasNews = true;
    lookSoon();
  };
  const lookSoon = (): void => {
    mustLookAgain = true;
    if (looking !== null || stopping.signal.aborted) return;
    looking = lookWhileAsked().finally(() => {
      looking = null;
      if (mustLookAgain) lookSoon();
    });
  };
  const lookWhileAsked = async (): Promise<void> => {
    mustLookAgain = false;
    try {
      await look();
    } catch (error) {
      if (!stopping.signal.aborted) log.warn({ err: error }, 'jobs not reachable');
    }
  };

  if (database.kind === 'embedded') await endAllLeases(database.root);
  const timer = setInterval(lookSoon, pollMs);
  timer.unref();
  wake();

  return {
    wake,
    idle: async () => {
      const pending = (): readonly unknown[] => [...(looking === null ? [] : [looking]), ...running.values()];
      for (let rest = pending(); rest.length > 0; rest = pending()) await Promise.allSettled(rest);
    },
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await looking;
      const rest = [...running.values()];
      const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      if (rest.length > 0) await Promise.race([Promise.allSettled(rest), grace]);
      // What does not end in time starts again from its checkpoint, here or in another process.
      for (const job of running.keys()) await returnJob(database.root, job);
    },
  };
};
