/** Reading thread: a file goes in, rows for the stage and a report come out; bounded memory, paced by the receiver. */
import { parentPort, workerData } from 'node:worker_threads';
import { isAppError } from '#kernel/app-error';
import { openTable } from '#platform/sheets';
import type { StagingJob, StagingMessage } from './staging-job.ts';
import { stageFile } from './stage-file.ts';

const job: StagingJob = workerData;
const port = parentPort;
if (port === null) throw new Error('stage-worker runs as a worker thread');

/** One batch may wait at the receiver while the next one is read. */
const pace = { credit: 2, wake: (): void => {} };
port.on('message', () => {
  pace.credit += 1;
  pace.wake();
});
const mayGoOn = async (): Promise<void> => {
  while (pace.credit === 0) {
    await new Promise<void>((resolve) => {
      pace.wake = resolve;
    });
  }
  pace.credit -= 1;
};

const send = async (message: StagingMessage): Promise<void> => {
  if (message.type === 'rows') await mayGoOn();
  port.postMessage(message);
};

/** The table of characters is large; it is loaded only for references that match nothing. */
const loadSound = async (): Promise<(text: string) => string> => {
  const { searchTextOf } = await import('#platform/search-text');
  return (text) => (/\p{Script=Han}/u.test(text) ? (searchTextOf([text]).text.split('\n')[1] ?? '') : '');
};

try {
  await stageFile(job, { open: openTable, send, loadSound });
} catch (error) {
  if (!isAppError(error)) throw error;
  port.postMessage({ type: 'failed', code: error.code, params: error.params } satisfies StagingMessage);
} finally {
  port.close();
}
