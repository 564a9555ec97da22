import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { MarketPriceTable } from '../tables/evidence-tables.ts';

export type MarketPriceRow = Selectable<MarketPriceTable>;

export const addMarketPrice = async (db: Db, row: Insertable<MarketPriceTable>): Promise<void> => {
  await pricingTables(db).insertInto('marketPrice').values(row).execute();
};

export const findMarketPrice = async (db: Db, orgId: number, id: string): Promise<MarketPriceRow | null> =>
  (await pricingTables(db)
    .selectFrom('marketPrice')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

/** Takes a price back that was wrong; it stays on the record. */
export const withdrawMarketPrice = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly at: Date; readonly byName: string },
): Promise<void> => {
  await pricingTables(db)
    .updateTable('marketPrice')
    .set({ withdrawnAt: one.at, withdrawnByName: one.byName })
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .execute();
};

/** Prices that stand, the latest entered first. */
export const listMarketPrices = async (
  db: Db,
  page: {
    readonly orgId: number;
    readonly productId: string | undefined;
    readonly after: { readonly at: Date; readonly id: string } | null;
    readonly limit: number;
  },
): Promise<readonly MarketPriceRow[]> => {
  const { orgId, productId, after, limit } = page;
  return await pricingTables(db)
    .selectFrom('marketPrice')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('withdrawnAt', 'is', null)
    .$if(productId !== undefined, (query) => query.where('productId', '=', productId ?? ''))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at.toISOString()}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
};

/** What was seen of some products since a day. */
export const listSeenPrices = async (
  db: Db,
  wanted: { readonly orgId: number; readonly productIds: readonly string[]; readonly from: Day },
): Promise<readonly MarketPriceRow[]> =>
  wanted.productIds.length === 0
    ? []
    : await pricingTables(db)
        .selectFrom('marketPrice')
        .selectAll()
        .where('orgId', '=', wanted.orgId)
        .where('productId', 'in', [...wanted.productIds])
        .where('withdrawnAt', 'is', null)
        .where('seenOn', '>=', wanted.from)
        .execute();
