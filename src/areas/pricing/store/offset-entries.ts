import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { OffsetEntryTable } from '../tables/purchase-tables.ts';

export type OffsetEntryRow = Selectable<OffsetEntryTable>;

export const addEntry = async (db: Db, row: Insertable<OffsetEntryTable>): Promise<void> => {
  await pricingTables(db).insertInto('offsetEntry').values(row).execute();
};

/** The offset ledger of a purchase, in order. */
export const listEntries = async (db: Db, orgId: number, purchaseId: string): Promise<readonly OffsetEntryRow[]> =>
  await pricingTables(db)
    .selectFrom('offsetEntry')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('purchaseId', '=', purchaseId)
    .orderBy('entryNo')
    .execute();
