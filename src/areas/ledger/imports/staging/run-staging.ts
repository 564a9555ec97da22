import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel/app-error';
import type { StagingJob, StagingMessage, StagingReport } from './staging-job.ts';

export type StagedRows = Extract<StagingMessage, { type: 'rows' }>;
export type StagingResult = {
  readonly report: StagingReport;
  readonly accounts: readonly (readonly [string, number])[];
};

export type StagingReceiver = {
  /** Takes a batch of rows; the next but one is read only when it has returned. */
  readonly take: (rows: StagedRows) => Promise<void>;
  readonly isCancelled: () => boolean;
};

/** Heap of the reading thread; a file that needs more is refused by the limits of the sheets reader before. */
const heapMb = 384;

/**
 * Reads a file in a thread of its own and gives its rows to the receiver, one batch after the other. Undefined when it
 * was cancelled.
 */
export const runStaging = async (
  job: StagingJob,
  { take, isCancelled }: StagingReceiver,
): Promise<StagingResult | undefined> => {
  const worker = new Worker(new URL('./stage-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 8 },
  });
  const messages: StagingMessage[] = [];
  let wake: () => void = () => {};
  let ended: Error | true | undefined;
  worker.on('message', (message: StagingMessage) => {
    messages.push(message);
    wake();
  });
  worker.once('error', (error) => {
    ended = error instanceof Error ? error : new Error('The reading thread failed.');
    wake();
  });
  worker.once('exit', () => {
    ended ??= true;
    wake();
  });
  try {
    for (;;) {
      const message = messages.shift();
      if (message === undefined) {
        if (ended instanceof Error) throw ended;
        if (ended) throw new Error('The reading thread ended without a report.');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (message.type === 'failed') throw new AppError(message.code, message.params);
      if (message.type === 'done') return message;
      if (isCancelled()) return undefined;
      await take(message);
      worker.postMessage('next');
    }
  } finally {
    const exited = ended === undefined ? once(worker, 'exit') : undefined;
    await worker.terminate();
    await exited;
  }
};
