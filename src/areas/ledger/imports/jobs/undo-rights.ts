import { sql } from 'kysely';
import { AppError } from '#kernel/app-error';
import type { Context } from '#platform/operations';
import type { Batch } from '../../store/import/batches.ts';
import { hasBeforeImages } from '../../store/import/before-images.ts';
import { listDatedPrices } from '../../store/products/dated-prices.ts';
import { listUndoneMoves } from '../../store/products/family-moves.ts';
import { listPricedProducts, undoPrices } from '../../store/products/undo-products.ts';
import type { FamilyGuard, UndoneGuard, UndonePrices } from '../price-guard.ts';

/** The dated prices of each product that an undo changes, before and after: it is tried and taken back. */
const triedUndo = async ({ db, company }: Context, batch: Batch): Promise<readonly UndonePrices[]> => {
  const key = { orgId: company.id, batchId: batch.id };
  const productIds = await listPricedProducts(db, key);
  const stood = await listDatedPrices(db, key.orgId, productIds);
  await sql`savepoint undo_tried`.execute(db);
  await undoPrices(db, key);
  const stands = Map.groupBy(await listDatedPrices(db, key.orgId, productIds), ({ productId }) => productId);
  await sql`rollback to savepoint undo_tried`.execute(db);
  return [...Map.groupBy(stood, ({ productId }) => productId)].flatMap(([productId, before]) => {
    const [first] = before;
    return first === undefined
      ? []
      : [{ productId, product: first.product, before, after: stands.get(productId) ?? [] }];
  });
};

export type UndoRights = { readonly guardUndone: UndoneGuard; readonly guardFamilies: FamilyGuard };

/** What only some may set, only they take back: refused before anything of the batch is undone. */
export const requireUndoRights = async (
  context: Context,
  batch: Batch,
  { guardUndone, guardFamilies }: UndoRights,
): Promise<void> => {
  const { db, company, actor } = context;
  if (batch.kind === 'costs') await guardUndone(context, await triedUndo(context, batch));
  const key = { orgId: company.id, batchId: batch.id };
  if (batch.kind === 'products') {
    const moves = await listUndoneMoves(db, key);
    const refused = await guardFamilies(context, moves);
    const first = moves.find(({ productId }) => refused.has(productId));
    if (first !== undefined) throw new AppError('ledger.undo-moves-family', { product: first.code });
  }
  if (actor.scopeOf('ledger.credit') === null && (await hasBeforeImages(db, key, 'credit-limit')))
    throw new AppError('ledger.undo-sets-limits', { fileName: batch.fileName });
};
