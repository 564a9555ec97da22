import type { ChangedPersons } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Batch } from '../../store/import/batches.ts';
import { listPersonAccounts } from '../../store/import/person-accounts.ts';

/** The accounts whose persons a batch made or changed; its importer asks where an account has no owner. */
export const changedBy = async (db: Db, { orgId, id, createdBy }: Batch): Promise<ChangedPersons> => ({
  accountIds: await listPersonAccounts(db, { orgId, batchId: id }),
  otherwise: createdBy,
});
