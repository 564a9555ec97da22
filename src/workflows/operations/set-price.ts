import { bookPrices, importKey, listProductPricing } from '#areas/ledger';
import { commitListPrice, recordRevaluation } from '#areas/pricing';
import { AppError } from '#kernel/app-error';
import { parseDecimal } from '#kernel/decimal';
import { requireScope } from '#platform/access';
import { handle } from '#platform/operations';
import { workflowsContract } from '../contract.ts';

const { operations } = workflowsContract;
const largestE4 = 10n ** 14n;

const amountOf = (text: string | undefined): bigint | null => {
  if (text === undefined) return null;
  const amount = parseDecimal(text);
  if (amount === null || amount < 0n || amount > largestE4)
    throw new AppError('ledger.invalid-amount', { value: text.slice(0, 40) });
  return amount;
};

/**
 * Sets list price and cost from a day on. The list price is a commitment and stays above its floor; a cost is set by
 * those who keep costs, and lowered by finance only, on the record.
 */
export const setPrice = handle(operations.setPrice, async (context, { id, validFrom, listPrice, unitCost, reason }) => {
  const { db, company, actor } = context;
  const orgId = company.id;
  const product = (await listProductPricing(db, { orgId, productIds: [id], on: validFrom })).get(id);
  if (product === undefined) throw new AppError('ledger.product-not-found');
  const [listPriceE4, unitCostE4] = [amountOf(listPrice), amountOf(unitCost)];
  const costBeforeE4 = product.unitCostE4 === null ? null : BigInt(product.unitCostE4);
  if (unitCostE4 !== null) {
    const isLower = costBeforeE4 !== null && unitCostE4 < costBeforeE4;
    requireScope(actor, isLower ? 'pricing.revalue' : 'pricing.cost');
    if (isLower && reason === undefined) throw new AppError('workflows.reason-missing');
    if (isLower)
      await recordRevaluation(context, { productId: id, validFrom, costBeforeE4, unitCostE4, reason: reason ?? '' });
  }
  await commitListPrice(context, { productId: id, validFrom, listPriceE4, unitCostE4, reason });
  const price = {
    productId: id,
    validFrom,
    listPriceE4: listPriceE4?.toString() ?? null,
    unitCostE4: unitCostE4?.toString() ?? null,
  };
  await bookPrices(db, { orgId, batchId: null, prices: [price] });
  await context.audit({
    action: 'set-price',
    objectType: 'product',
    objectId: id,
    after: { validFrom, listPrice: listPrice ?? null, unitCost: unitCost ?? null, reason: reason ?? null },
  });
  if (unitCost === undefined) return { jobId: null };
  return {
    jobId: await context.enqueue({ kind: 'ledger.recost', payload: { productIds: [id] }, exclusiveKey: importKey }),
  };
});
