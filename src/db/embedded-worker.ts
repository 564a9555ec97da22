/** Worker thread: the only place where PGlite runs, so that a long statement never blocks the event loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { databaseErrorFields } from './database-error.ts';
import { openEngine } from './embedded-engine.ts';
import type { WorkerFailure, WorkerRequest, WorkerResult, WorkerSettings } from './embedded-protocol.ts';

const settings: WorkerSettings = workerData;
const port = parentPort;
if (port === null) throw new Error('embedded-worker runs as a worker thread');

const engine = await openEngine(settings);

const answerTo = async (request: WorkerRequest): Promise<WorkerResult<unknown>> => {
  switch (request.op) {
    case 'query': {
      const { rows, affectedRows } = await engine.query(request.text, [...request.parameters]);
      return { rows, affected: affectedRows };
    }
    case 'exec': {
      const last = (await engine.exec(request.text)).at(-1);
      return { rows: last?.rows ?? [], affected: last?.affectedRows };
    }
    case 'commit':
      return { rows: [], committed: (await engine.exec('commit')).at(-1)?.command === 'COMMIT' };
    case 'copyIn': {
      const blob = new Blob([request.bytes]);
      const { affectedRows } = await engine.query(`${request.text} from '/dev/blob'`, [], { blob });
      return { rows: [], affected: affectedRows };
    }
    case 'copyOut': {
      const { blob } = await engine.query(`${request.text} to '/dev/blob'`);
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
    (error: unknown) => port.postMessage({ id, failure: failureOf(error) }),
  );
});
port.postMessage({ id: 0, result: { rows: [] } });
