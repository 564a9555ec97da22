import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel/app-error';
import type { WorkerReply, WorkerRequest, WorkerResult, WorkerSettings } from './embedded-protocol.ts';

interface Waiting {
  readonly settle: (result: WorkerResult<never>) => void;
  readonly fail: (error: Error) => void;
  readonly timer: NodeJS.Timeout | undefined;
}

/** A running worker: requests go in, answers come out in order. Dead links stay dead. */
export interface EmbeddedLink {
  request(request: WorkerRequest): Promise<WorkerResult<never>>;
  isAlive(): boolean;
  terminate(reason: string): Promise<void>;
}

const lost = (reason: string): AppError => new AppError('db.engine-restarted', { reason });

/** Starts the worker and waits until the engine has opened (and, after a crash, recovered) the directory. */
export const openLink = async (settings: WorkerSettings, statementLimitMs: number): Promise<EmbeddedLink> => {
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: settings,
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let dead: string | undefined;

  const failAll = (error: Error): void => {
    for (const { fail, timer } of waiting.values()) {
      clearTimeout(timer);
      fail(error);
    }
    waiting.clear();
    worker.unref();
  };
  const die = (reason: string): void => {
    dead ??= reason;
    failAll(lost(dead));
  };
  const terminate = async (reason: string): Promise<void> => {
    die(reason);
    await worker.terminate();
  };
  const expect = (id: number, limitMs: number | undefined): Promise<WorkerResult<never>> =>
    new Promise((settle, fail) => {
      const timer = limitMs === undefined ? undefined : setTimeout(() => void terminate('no-answer'), limitMs);
      waiting.set(id, { settle, fail, timer });
      worker.ref();
    });

  const opened = expect(0, undefined);
  worker.on('message', (reply: WorkerReply<never>) => {
    const asked = waiting.get(reply.id);
    if (asked === undefined) return;
    waiting.delete(reply.id);
    clearTimeout(asked.timer);
    // An idle engine does not keep the process alive; a running statement does.
    if (waiting.size === 0) worker.unref();
    if ('result' in reply) asked.settle(reply.result);
    else asked.fail(Object.assign(new Error(reply.failure.message), { name: 'DatabaseError' }, reply.failure.fields));
  });
  worker.on('error', (error) => {
    dead ??= 'crash';
    failAll(new AppError('db.engine-restarted', { reason: 'crash' }, { cause: error }));
  });
  worker.on('exit', () => die('exit'));
  try {
    await opened;
  } catch (error) {
    throw new AppError('db.engine-failed', { directory: settings.clusterDir }, { cause: error });
  }

  return {
    request: async (request) => {
      if (dead !== undefined) throw lost(dead);
      const id = nextId++;
      const answer = expect(id, statementLimitMs);
      worker.postMessage({ id, request });
      return await answer;
    },
    isAlive: () => dead === undefined,
    terminate,
  };
};
