import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { RecordKind } from '../../domain/records.ts';
import { ledgerTables } from '../../tables.ts';
import type { ImportBatchTable } from '../../tables.ts';

export type Batch = Selectable<ImportBatchTable>;

export const insertBatch = async (db: Db, batch: Insertable<ImportBatchTable>): Promise<void> => {
  await ledgerTables(db).insertInto('importBatch').values(batch).execute();
};

export const findBatch = async (db: Db, orgId: number, id: string): Promise<Batch | undefined> =>
  await ledgerTables(db)
    .selectFrom('importBatch')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();

export const updateBatch = async (
  db: Db,
  key: { readonly orgId: number; readonly id: string },
  change: Updateable<ImportBatchTable>,
): Promise<void> => {
  await ledgerTables(db)
    .updateTable('importBatch')
    .set(change)
    .where('orgId', '=', key.orgId)
    .where('id', '=', key.id)
    .execute();
};

export type BatchPage = {
  readonly orgId: number;
  readonly kind?: RecordKind | undefined;
  readonly before?: { readonly createdAt: Date; readonly id: string } | undefined;
  readonly limit: number;
};

/** Batches, latest first. */
export const listBatches = async (db: Db, { orgId, kind, before, limit }: BatchPage): Promise<Batch[]> => {
  let query = ledgerTables(db).selectFrom('importBatch').selectAll().where('orgId', '=', orgId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (before !== undefined) {
    query = query.where(sql<boolean>`(created_at, id) < (${before.createdAt}::timestamptz, ${before.id}::uuid)`);
  }
  return await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
};

export const removeBatch = async (db: Db, orgId: number, id: string): Promise<void> => {
  await ledgerTables(db).deleteFrom('importBatch').where('orgId', '=', orgId).where('id', '=', id).execute();
};

/** The jobs that imports show as theirs. */
export const listImportJobIds = async (db: Db, orgId: number): Promise<readonly string[]> =>
  (
    await ledgerTables(db)
      .selectFrom('importBatch')
      .select('jobId')
      .where('orgId', '=', orgId)
      .where('jobId', 'is not', null)
      .execute()
  ).flatMap(({ jobId }) => jobId ?? []);
