import type { Unpacking } from './unpack-facts.ts';
import type { Compute } from './open-compute.ts';
import { readFactPages } from '../store/facts/read-fact-pages.ts';
import type { InTransaction } from '../store/facts/read-fact-pages.ts';

export type Filling = Unpacking & {
  readonly orgId: number;
  readonly blindAfterIn?: string;
  readonly inTransaction: InTransaction;
  readonly onPage?: (accounts: number) => Promise<void>;
  readonly isCancelled?: () => boolean;
};

/** Reads a company's facts into a computing thread: the next page is read while the thread unpacks the one before. */
export const fillBook = async (
  compute: Compute,
  { orgId, blindAfterIn, inTransaction, onPage, isCancelled, ...unpacking }: Filling,
): Promise<number> => {
  await compute.ask({ op: 'begin', ...unpacking });
  let accounts = 0;
  let unpacked: Promise<{ readonly accounts: number }> | null = null;
  for await (const page of readFactPages(inTransaction, {
    orgId,
    asOf: unpacking.asOf,
    windowMonths: unpacking.windowMonths,
    blindAfterIn,
  })) {
    accounts += (await unpacked)?.accounts ?? 0;
    await onPage?.(accounts);
    if (isCancelled?.() === true) return accounts;
    unpacked = compute.ask({ op: 'page', page });
    // A failure is thrown where the answer is awaited; it must not be unhandled until then.
    unpacked.catch(() => {});
  }
  return accounts + ((await unpacked)?.accounts ?? 0);
};
