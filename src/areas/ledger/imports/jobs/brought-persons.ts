import type { BroughtPersons } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Batch } from '../../store/import/batches.ts';
import { listImportAccounts } from '../../store/import/stage.ts';

/** The accounts whose persons a batch brought; its importer asks where an account has no owner. */
export const broughtBy = async (db: Db, { orgId, id, createdBy }: Batch): Promise<BroughtPersons> => ({
  accountIds: await listImportAccounts(db, { orgId, batchId: id }),
  importId: id,
  otherwise: createdBy,
});
