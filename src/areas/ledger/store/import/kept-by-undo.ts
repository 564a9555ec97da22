import type { Db } from '#db/handle';
import { keptSchema } from '../../contract/batch-state.ts';
import type { KeptByUndo } from '../../contract/batch-state.ts';
import { findBatch, updateBatch } from './batches.ts';
import type { BatchKey } from './stage.ts';

/** So many are told one by one; the count tells of all. */
const listed = 200;

/** Notes with a batch what its undo left as it is. */
export const addKept = async (db: Db, { orgId, batchId }: BatchKey, kept: KeptByUndo['items']): Promise<void> => {
  if (kept.length === 0) return;
  const { count, items } = keptSchema.parse((await findBatch(db, orgId, batchId))?.kept ?? { count: 0, items: [] });
  const all = { count: count + kept.length, items: [...items, ...kept].slice(0, listed) };
  await updateBatch(db, { orgId, id: batchId }, { kept: JSON.stringify(all) });
};
