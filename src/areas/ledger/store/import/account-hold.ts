import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { ledgerTables } from '../../tables.ts';
import type { Batch } from './batches.ts';

/**
 * Held until the end of the transaction by whoever joins or parts accounts and by a batch that begins to read or to take
 * back their rows: of the two, the later one sees what the other has done.
 */
export const holdAccounts = async (db: Db, orgId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`accounts of imports ${orgId}`}))`.execute(db);
};

export type BatchOverAccounts = Pick<Batch, 'fileName' | 'state' | 'jobId'>;

/** Batches between their first and their last write to accounts or to rows of accounts; products have neither. */
export const listBatchesOverAccounts = async (db: Db, orgId: number): Promise<readonly BatchOverAccounts[]> =>
  await ledgerTables(db)
    .selectFrom('importBatch')
    .select(['fileName', 'state', 'jobId'])
    .where('orgId', '=', orgId)
    .where('state', 'in', ['staging', 'applying', 'undoing'])
    .where('kind', '<>', 'products')
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
