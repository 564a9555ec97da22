import type { Compute } from './open-compute.ts';

type Kept = { readonly runId: string; readonly compute: Compute; timer: NodeJS.Timeout };

/** What a run measured stays at hand for what-if: one book a company, for a while. */
const kept = new Map<number, Kept>();
const idleMs = 10 * 60_000;
const mostBooks = 2;

const drop = (orgId: number): void => {
  const book = kept.get(orgId);
  if (book === undefined) return;
  kept.delete(orgId);
  clearTimeout(book.timer);
  void book.compute.close();
};

const timerFor = (orgId: number): NodeJS.Timeout => setTimeout(() => drop(orgId), idleMs).unref();

/** Keeps the thread that holds a run's book in place of an earlier one; the longest unused one gives way. */
export const keepBook = (orgId: number, runId: string, compute: Compute): void => {
  drop(orgId);
  const [oldest] = kept.keys();
  if (kept.size >= mostBooks && oldest !== undefined) drop(oldest);
  kept.set(orgId, { runId, compute, timer: timerFor(orgId) });
};

/** The thread that holds the book of a run; undefined when it is not at hand. */
export const bookOf = (orgId: number, runId: string): Compute | undefined => {
  const book = kept.get(orgId);
  if (book?.runId !== runId) return undefined;
  clearTimeout(book.timer);
  book.timer = timerFor(orgId);
  return book.compute;
};
