import { Worker } from 'node:worker_threads';
import type { Press } from '#platform/operations';
import type { PressAnswer, PressOrder } from './press-thread.ts';

/** A press that nobody uses gives its memory back: fonts and compiler hold about 100 MB. */
const idleMs = 60_000;

type Waiting = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (error: Error) => void };

/** Sets documents in a thread of its own, so that other requests go on meanwhile; the thread starts with the first one. */
export const openPress = (): Press => {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let orders = 0;

  const end = (of: Worker, error: Error): void => {
    if (thread !== of) return;
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = thread;
    if (ending === null) return;
    end(ending, new Error('The press was closed.'));
    await ending.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./press-thread.ts', import.meta.url));
    started.unref();
    started.on('message', ({ order, ...answer }: PressAnswer) => {
      const asked = waiting.get(order);
      waiting.delete(order);
      if ('pdf' in answer) asked?.resolve(answer.pdf);
      else asked?.reject(new Error(answer.problem));
      if (waiting.size > 0) return;
      started.unref();
      idle = setTimeout(() => void stop(), idleMs).unref();
    });
    started.once('error', (error) => end(started, error instanceof Error ? error : new Error(String(error))));
    started.once('exit', () => end(started, new Error('The press ended.')));
    return started;
  };

  return {
    print: async (sheet) =>
      await new Promise((resolve, reject) => {
        clearTimeout(idle);
        thread ??= start();
        thread.ref();
        orders += 1;
        waiting.set(orders, { resolve, reject });
        thread.postMessage({ order: orders, sheet } satisfies PressOrder);
      }),
    close: stop,
  };
};
