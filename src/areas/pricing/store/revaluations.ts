import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import { pricingTables } from '../tables.ts';
import type { StockRevaluationTable } from '../tables.ts';

export const addRevaluation = async (db: Db, row: Insertable<StockRevaluationTable>): Promise<void> => {
  await pricingTables(db).insertInto('stockRevaluation').values(row).execute();
};

/** Revaluations, latest first. */
export const listRevaluations = async (
  db: Db,
  page: {
    readonly orgId: number;
    readonly after: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<readonly Selectable<StockRevaluationTable>[]> => {
  const { orgId, after, limit } = page;
  return await pricingTables(db)
    .selectFrom('stockRevaluation')
    .selectAll()
    .where('orgId', '=', orgId)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at.toISOString()}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
};
