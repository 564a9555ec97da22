import type { Insertable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { StockRevaluationTable } from '../tables.ts';

export const addRevaluation = async (db: Db, row: Insertable<StockRevaluationTable>): Promise<void> => {
  await pricingTables(db).insertInto('stockRevaluation').values(row).execute();
};
