import type { Context } from '#platform/operations';
import { findJob } from '#platform/jobs';
import { holdAccounts, listBatchesOverAccounts } from '../store/import/account-hold.ts';

/**
 * The import that accounts must not be joined or parted under, or null: its rows name accounts by their present ids. Until
 * the transaction ends no other one begins. An import whose job is over books nothing any more; an undo goes on where it
 * broke off.
 */
export const importAtWork = async ({ db, company }: Context): Promise<{ readonly fileName: string } | null> => {
  await holdAccounts(db, company.id);
  for (const { fileName, state, jobId } of await listBatchesOverAccounts(db, company.id)) {
    if (state === 'undoing') return { fileName };
    const job = jobId === null ? undefined : await findJob(db, company.id, jobId);
    if (job?.state === 'queued' || job?.state === 'running') return { fileName };
  }
  return null;
};
