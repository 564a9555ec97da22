import { listCostsBefore } from '#areas/ledger';
import type { BookingReason, CostsUndone, DatedPrice, ImportedPrice, PriceGuard, UndoneGuard } from '#areas/ledger';
import {
  commitListPrice,
  listAuthorities,
  listFloors,
  listsOf,
  recordRevaluation,
  requirePastListFall,
} from '#areas/pricing';
import { amountOn, isLowered, turningDays } from '#domain/ledger';
import { fallsUnderFloor, undoneFallBp } from '#domain/pricing';
import type { DatedAmount } from '#domain/ledger';
import { AppError, isAppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';

const keyOf = ({ productId, validFrom }: Pick<ImportedPrice, 'productId' | 'validFrom'>): string =>
  `${productId}/${validFrom}`;

const listPriceReasons: Readonly<Record<string, BookingReason>> = {
  'pricing.below-floor': 'list-price-below-floor',
  'pricing.cost-unknown': 'list-price-cost-unknown',
  'pricing.terms-eat-price': 'list-price-terms-eat-price',
  'pricing.list-price-falls': 'list-price-falls',
};

/**
 * What setPrice asks of one price, asked of those of a file: a list price of today or later is a commitment above its
 * floor, and none that holds falls further than the caller may lower it; a cost that holds today or later is lowered by finance only, on the record with the file as the reason. Dated
 * prices that are over are history.
 */
export const guardPrices: PriceGuard = async (context, { batchId, fileName, prices }) => {
  const { db, company, actor, today, audit } = context;
  const before = await listCostsBefore(db, {
    orgId: company.id,
    batchId,
    today,
    questions: prices.filter(({ unitCostE4 }) => unitCostE4 !== null),
  });
  const costs = new Map(before.map((cost) => [keyOf(cost), cost]));
  return async ({ productId, validFrom, listPriceE4, unitCostE4 }) => {
    const cost = costs.get(keyOf({ productId, validFrom }));
    const costE4 = unitCostE4 === null ? null : BigInt(unitCostE4);
    const isLower =
      costE4 !== null &&
      cost !== undefined &&
      !cost.isReplaced &&
      cost.unitCostE4 !== null &&
      costE4 < BigInt(cost.unitCostE4);
    if (isLower && actor.scopeOf('pricing.revalue') === null)
      return { code: 'cost-lowered', field: 'unitCost', params: {} };
    if (listPriceE4 !== null) {
      const price = { productId, validFrom, listPriceE4: BigInt(listPriceE4), reason: fileName };
      try {
        if (validFrom >= today) await commitListPrice(context, { ...price, unitCostE4: costE4 });
        else await requirePastListFall(context, price);
      } catch (error) {
        const code = isAppError(error) ? listPriceReasons[error.code] : undefined;
        if (!isAppError(error) || code === undefined) throw error;
        const { fell, may } = error.params;
        return {
          code,
          field: 'listPrice',
          params: code === 'list-price-falls' ? { fell: `${fell}`, may: `${may}` } : {},
        };
      }
    }
    if (isLower) {
      const costBeforeE4 = BigInt(cost.unitCostE4);
      await recordRevaluation(context, { productId, validFrom, costBeforeE4, unitCostE4: costE4, reason: fileName });
      await audit({
        action: 'lower-cost',
        objectType: 'product',
        objectId: productId,
        after: { validFrom, importId: batchId },
      });
    }
    return null;
  };
};

const costsOf = (dated: readonly DatedPrice[]): readonly DatedAmount[] =>
  dated.flatMap(({ validFrom, unitCostE4 }) =>
    unitCostE4 === null ? [] : [{ validFrom, amountE4: BigInt(unitCostE4) }],
  );

/**
 * A cost that falls because a file is taken back is lowered all the same: by finance only. So is a list price, further than the
 * caller may lower it alone; one that is none any more could be set anew at will. Under its floor nobody takes it.
 */
export const guardUndone: UndoneGuard = async (context, products) => {
  const { actor, today } = context;
  const productIds = products.map(({ productId }) => productId);
  const floorOf = await listFloors(context, productIds);
  for (const { productId, product, before, after } of products) {
    const costs = costsOf(after);
    const floorOn = (day: Day): bigint | null => floorOf(productId, amountOn(costs, day));
    const days = turningDays([listsOf(before), listsOf(after), costs], today);
    if (fallsUnderFloor(listsOf(before), listsOf(after), { days, floorOn }))
      throw new AppError('ledger.undo-lists-below-floor', { product });
  }
  if (actor.scopeOf('pricing.revalue') !== null) return;
  const mayOf = await listAuthorities(context, productIds);
  for (const { productId, product, before, after } of products) {
    if (isLowered(costsOf(before), costsOf(after), today)) throw new AppError('ledger.undo-lowers-cost', { product });
    const fell = undoneFallBp(listsOf(before), listsOf(after), today);
    const may = mayOf(productId);
    if (fell > may) throw new AppError('ledger.undo-lowers-list-price', { product, fell: fell / 100, may: may / 100 });
  }
};

/**
 * Taking a file back changes floors as bringing it did: a cost that falls by it is a revaluation with the file as the
 * reason, and each change stands in the audit.
 */
export const recordUndoneCosts: CostsUndone = async (context, { batchId, fileName, costs }) => {
  const { today, audit } = context;
  for (const { productId, beforeE4, afterE4 } of costs) {
    const isLower = beforeE4 !== null && afterE4 !== null && BigInt(afterE4) < BigInt(beforeE4);
    if (isLower)
      await recordRevaluation(context, {
        productId,
        validFrom: today,
        costBeforeE4: BigInt(beforeE4),
        unitCostE4: BigInt(afterE4),
        reason: fileName,
      });
    await audit({
      action: 'undo-cost',
      objectType: 'product',
      objectId: productId,
      after: { importId: batchId, fileName, isLower },
    });
  }
};
