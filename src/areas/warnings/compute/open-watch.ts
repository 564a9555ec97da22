import { Worker } from 'node:worker_threads';
import type { AgreementFacts, RunPolicy, Watched, WatchWindow } from '../domain/index.ts';
import type { WatchPage } from '../store/watch-pages.ts';
import type { WatchAnswer, WatchRequest } from './watch-worker.ts';

/** A thread that holds one book; requests are made one after another. */
export type Watch = {
  /** Answers how many accounts the book has now. */
  readonly add: (page: WatchPage) => Promise<number>;
  readonly find: (
    policy: RunPolicy,
    agreements: AgreementFacts,
  ) => Promise<{ readonly watched: Watched; readonly owners: ReadonlyMap<string, string> }>;
  readonly close: () => Promise<void>;
};

/** 100,000 accounts with 36 months fit; the columns of longer histories lie outside the heap. */
const heapMb = 4_096;

export const openWatch = (window: WatchWindow): Watch => {
  const worker = new Worker(new URL('./watch-worker.ts', import.meta.url), {
    workerData: { window },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  let ended: Error | null = null;
  let waiting: { readonly resolve: (answer: WatchAnswer) => void; readonly reject: (error: Error) => void } | null =
    null;
  const end = (error: Error): void => {
    ended ??= error;
    waiting?.reject(ended);
    waiting = null;
  };
  worker.on('message', (answer: WatchAnswer) => {
    waiting?.resolve(answer);
    waiting = null;
  });
  worker.once('error', (error) => end(error instanceof Error ? error : new Error('The computing thread failed.')));
  worker.once('exit', () => end(new Error('The computing thread ended.')));
  const ask = async (request: WatchRequest): Promise<WatchAnswer> =>
    await new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      waiting = { resolve, reject };
      worker.postMessage(request);
    });
  return {
    add: async (page) => {
      const answer = await ask({ page });
      return 'accounts' in answer ? answer.accounts : 0;
    },
    find: async (policy, agreements) => {
      const answer = await ask({ policy, agreements });
      if (!('watched' in answer)) throw new Error('the computing thread answered for a page');
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
