import { Worker } from 'node:worker_threads';
import type { Answered, ComputeAnswers, ComputeMessage, ComputeOp, ComputeRequest } from './compute-protocol.ts';

/** A computing thread. Requests are answered in order; a failure in one leaves the thread usable. */
export type Compute = {
  readonly ask: <K extends ComputeOp>(request: Extract<ComputeRequest, { op: K }>) => Promise<ComputeAnswers[K]>;
  readonly close: () => Promise<void>;
};

/** 100,000 accounts with ten million lines fit. */
const heapMb = 4_096;

type Asked = { readonly resolve: (message: Answered) => void; readonly reject: (error: Error) => void };

export const openCompute = (): Compute => {
  const worker = new Worker(new URL('./compute-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  // A cached book must not keep a process alive that wants to end.
  worker.unref();
  const waiting = new Map<number, Asked>();
  let lastId = 0;
  let ended: Error | null = null;
  const end = (error: Error): void => {
    ended = error;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
    worker.unref();
  };
  worker.on('message', (message: ComputeMessage) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) worker.unref();
    if (message.op === 'failed') asked?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
    else asked?.resolve(message);
  });
  worker.once('error', (error) => end(error instanceof Error ? error : new Error('The computing thread failed.')));
  worker.once('exit', () => end(new Error('The computing thread ended.')));

  const send = async (request: ComputeRequest): Promise<Answered> =>
    await new Promise((resolve, reject) => {
      if (ended !== null) return reject(ended);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.ref();
      worker.postMessage({ id: lastId, request });
    });
  return {
    ask: async (request) => {
      const answered = await send(request);
      if (!answers(answered, request.op)) throw new Error(`asked for ${request.op}, answered ${answered.op}`);
      return answered.answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};

const answers = <K extends ComputeOp>(
  answered: Answered,
  op: K,
): answered is Answered & { readonly answer: ComputeAnswers[K] } => answered.op === op;
