import type { Db } from '#db/handle';
import { ledgerTables } from '../../tables.ts';

export type ProductRef = { readonly id: string; readonly code: string; readonly name: string; readonly nameEn: string | null };

/** Products by id, for showing them by name. */
export const listProductRefs = async (db: Db, orgId: number, ids: readonly string[]): Promise<ReadonlyMap<string, ProductRef>> => {
  if (ids.length === 0) return new Map();
  const rows = await ledgerTables(db)
    .selectFrom('product')
    .select(['id', 'code', 'name', 'nameEn'])
    .where('orgId', '=', orgId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};
