import type { JobContext } from '#platform/operations';
import type { BatchKey } from '../../store/import/stage.ts';

/** Takes the accounts and persons of a batch back. */
export const undoAccounts = async (_job: JobContext, _key: BatchKey): Promise<void> => {};
