import { AsyncLocalStorage } from 'node:async_hooks';
import type { SessionSource } from './session.ts';

interface OpenTransaction {
  readonly source: SessionSource;
  open: boolean;
}

const current = new AsyncLocalStorage<OpenTransaction>();

/** Marks everything that `run` awaits as being inside a transaction of this source. */
export const insideTransaction = async <T>(source: SessionSource, run: () => Promise<T>): Promise<T> => {
  const transaction: OpenTransaction = { source, open: true };
  try {
    return await current.run(transaction, run);
  } finally {
    transaction.open = false;
  }
};

/** The embedded engine has one session: asking for a second one inside a transaction would wait for ever. */
export const refuseNestedAcquire = (source: SessionSource): void => {
  const transaction = current.getStore();
  if (transaction?.open === true && transaction.source === source) {
    throw new Error('A transaction is open here: pass its db on instead of using the outer handle.');
  }
};
