import type { Compute } from './open-compute.ts';

type Kept = {
  readonly runId: string;
  readonly compute: Compute;
  users: number;
  isDropped: boolean;
  timer: NodeJS.Timeout;
};

/** What a run measured stays at hand for what-if: one book a company, for a while. */
const kept = new Map<number, Kept>();
const idleMs = 10 * 60_000;
const mostBooks = 2;

const closeUnused = (book: Kept): void => {
  if (book.isDropped && book.users === 0) void book.compute.close();
};

/** A newer book may take the place of one that somebody still asks: its thread ends with the last answer. */
const drop = (orgId: number): void => {
  const book = kept.get(orgId);
  if (book === undefined) return;
  kept.delete(orgId);
  clearTimeout(book.timer);
  book.isDropped = true;
  closeUnused(book);
};

const timerFor = (orgId: number): NodeJS.Timeout => setTimeout(() => drop(orgId), idleMs).unref();

/** Keeps the thread that holds a run's book in place of an earlier one; the longest unused one gives way. */
export const keepBook = (orgId: number, runId: string, compute: Compute): void => {
  put(orgId, runId, compute);
};

const put = (orgId: number, runId: string, compute: Compute): Kept => {
  drop(orgId);
  const [oldest] = kept.keys();
  if (kept.size >= mostBooks && oldest !== undefined) drop(oldest);
  const book = { runId, compute, users: 0, isDropped: false, timer: timerFor(orgId) };
  kept.set(orgId, book);
  return book;
};

type Wanted = { readonly orgId: number; readonly runId: string; readonly measure: () => Promise<Compute> };

/** Asks the thread that holds the book of a run, measured again when none is at hand; it does not end meanwhile. */
export const withBook = async <T>(
  { orgId, runId, measure }: Wanted,
  use: (compute: Compute) => Promise<T>,
): Promise<T> => {
  const found = kept.get(orgId);
  const book = found?.runId === runId ? found : put(orgId, runId, await measure());
  clearTimeout(book.timer);
  book.users += 1;
  try {
    return await use(book.compute);
  } finally {
    book.users -= 1;
    if (book.isDropped) closeUnused(book);
    else book.timer = timerFor(orgId);
  }
};
