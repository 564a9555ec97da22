/** Worker thread: the only place where PGlite runs, so that a long statement never blocks the event loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { databaseErrorFields } from './database-error.ts';
import { openEngine } from './embedded-engine.ts';
import type { WorkerFailure, WorkerRequest, WorkerResult, WorkerSettings } from './embedded-protocol.ts';

const settings: WorkerSettings = workerData;
const port = parentPort;
if (port === null) throw new Error('embedded-worker runs as a worker thread');

const engine = await openEngine(settings);

class EngineTrap extends Error {
  override readonly name = 'EngineTrap';
}

/**
 * PGlite swallows WebAssembly traps (a stack overflow, a PANIC) and answers nothing from then on, without an error;
 * every statement that really ran names its command.
 */
const complete = <R extends { command?: string }>(result: R | undefined, text: string): R => {
  if (result?.command === undefined) throw new EngineTrap(`no answer to: ${text.slice(0, 200)}`);
  return result;
};

const exec = async (text: string) => complete((await engine.exec(text)).at(-1), text);

const query = async (text: string, parameters: readonly unknown[] = [], blob?: Blob) =>
  complete(await engine.query(text, [...parameters], blob === undefined ? {} : { blob }), text);

const answerTo = async (request: WorkerRequest): Promise<WorkerResult<unknown>> => {
  switch (request.op) {
    case 'query': {
      const { rows, affectedRows } = await query(request.text, request.parameters);
      return { rows, affected: affectedRows };
    }
    case 'exec': {
      const { rows, affectedRows } = await exec(request.text);
      return { rows, affected: affectedRows };
    }
    case 'commit':
      return { rows: [], committed: (await exec('commit')).command === 'COMMIT' };
    case 'copyIn': {
      const { affectedRows } = await query(`${request.text} from '/dev/blob'`, [], new Blob([request.bytes]));
      return { rows: [], affected: affectedRows };
    }
    case 'copyOut': {
      const { blob } = await query(`${request.text} to '/dev/blob'`);
      return { rows: [], bytes: new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)) };
    }
    case 'close':
      await engine.close();
  }
  return { rows: [] };
};

const failureOf = (error: unknown): WorkerFailure => {
  if (!(error instanceof Error)) return { message: String(error), fields: {} };
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(error)) {
    if (databaseErrorFields.some((field) => field === key) && typeof value === 'string') fields[key] = value;
  }
  return { message: error.message, fields };
};

port.on('message', (message: { id: number; request: WorkerRequest }) => {
  const { id, request } = message;
  answerTo(request).then(
    (result) => {
      const transfer = result.bytes === undefined ? [] : [result.bytes.buffer];
      port.postMessage({ id, result }, transfer);
    },
    (error: unknown) => {
      if (!(error instanceof EngineTrap)) return port.postMessage({ id, failure: failureOf(error) });
      // The thread must end: a fresh one recovers from the log.
      setImmediate(() => {
        throw error;
      });
    },
  );
});
port.postMessage({ id: 0, result: { rows: [] } });
