import type { Json } from '#kernel/canonical-json';
import { keepLease, saveCheckpoint, saveProgress } from '#platform/jobs';
import type { ClaimedJob } from '#platform/jobs';
import type { JobContext, JobProgress } from '#platform/operations';
import { streamContextOf } from '#platform/runtime';
import type { Runtime, Seated } from '#platform/runtime';

/** A page that shows progress looks about as often. */
const progressEveryMs = 500;
const heartbeatEveryMs = 5_000;

export type RunningJob = {
  readonly context: JobContext;
  /** True when the handler was told to stop. */
  readonly wasToldToStop: () => boolean;
  /** Writes what progress still waits and stops the heartbeat. */
  readonly end: () => Promise<void>;
};

/** What a job's handler is given, with a heartbeat that keeps its lease. */
export const jobContextOf = (runtime: Runtime, seated: Seated, job: ClaimedJob): RunningJob => {
  const { root } = runtime.database;
  let mustStop = false;
  let isTold = false;
  let latest: JobProgress | null = null;
  let writtenAt = 0;
  let saved: Json | null = job.checkpoint;

  const learn = ({ isHeld, cancelAsked }: { isHeld: boolean; cancelAsked: boolean }): void => {
    mustStop ||= cancelAsked || !isHeld;
  };
  const write = async (): Promise<void> => {
    if (latest === null) return;
    const progress = latest;
    latest = null;
    writtenAt = performance.now();
    learn(await saveProgress(root, job, progress));
  };
  const heartbeat = setInterval(() => {
    keepLease(root, job).then(learn, (error: unknown) =>
      runtime.log.warn({ err: error, jobId: job.id }, 'lease not kept'),
    );
  }, heartbeatEveryMs);
  heartbeat.unref();

  return {
    context: {
      ...streamContextOf(runtime, seated),
      jobId: job.id,
      baseUrl: runtime.baseUrl(),
      send: async (mail) => await runtime.mail.send(mail),
      post: async (hook) => await runtime.hooks.post(hook),
      progress: async (progress) => {
        latest = progress;
        if (performance.now() - writtenAt >= progressEveryMs) await write();
      },
      refreshStatistics: async (tables) => await runtime.database.analyze(tables),
      reclaimSpace: async (tables) => {
        if (runtime.database.kind === 'embedded') await runtime.database.vacuum(tables);
        else await runtime.database.analyze(tables);
      },
      isCancelled: () => {
        isTold ||= mustStop;
        return mustStop;
      },
      checkpoint: {
        get value() {
          return saved;
        },
        save: async (value) => {
          await saveCheckpoint(root, job, value);
          saved = value;
        },
      },
    },
    wasToldToStop: () => isTold,
    end: async () => {
      clearInterval(heartbeat);
      await write();
    },
  };
};
