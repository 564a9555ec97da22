import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { okAnswer } from '#kernel/contract';
import { pageOfRows } from '#kernel/cursor';
import { addDays } from '#kernel/day';
import { handle, momentOf } from '#platform/operations';
import type { Context } from '#platform/operations';
import { marketOperations as operations } from '../contract/market-operations.ts';
import { marketDays, marketPriceOf } from '../domain/index.ts';
import {
  addMarketPrice,
  findMarketPrice,
  listMarketPrices,
  listSeenPrices,
  withdrawMarketPrice,
} from '../store/market-prices.ts';
import type { MarketPriceRow } from '../store/market-prices.ts';
import { decimalOf, positiveIn } from './reach.ts';

type Products = Awaited<ReturnType<typeof listProductRefs>>;

const present = (row: MarketPriceRow, products: Products) => {
  const product = products.get(row.productId);
  if (product === undefined) throw new AppError('pricing.product-not-found', { id: row.productId });
  const { id, region, kind, seenOn, source, rival, confidence, createdByName } = row;
  return {
    id,
    product,
    region,
    kind,
    seenOn,
    source,
    rival,
    confidence,
    createdByName,
    price: decimalOf(row.priceE4),
    createdAt: row.createdAt.toISOString(),
  };
};

const list = handle(operations.listMarketPrices, async ({ db, company }, { cursor, limit, productId }) => {
  const after = momentOf(cursor);
  const found = await listMarketPrices(db, { orgId: company.id, productId, after, limit: limit + 1 });
  const page = pageOfRows(found, limit, (row) => [row.createdAt.toISOString(), row.id]);
  const products = await listProductRefs(
    db,
    company.id,
    page.rows.map((row) => row.productId),
  );
  return { ...page, rows: page.rows.map((row) => present(row, products)) };
});

const add = handle(operations.addMarketPrice, async (context, { productId, price, seenOn, region, rival, ...rest }) => {
  const { db, company, actor, now, today, newId } = context;
  const products = await listProductRefs(db, company.id, [productId]);
  if (!products.has(productId)) throw new AppError('pricing.product-not-found', { id: productId });
  if (seenOn > today) throw new AppError('pricing.seen-ahead', { today });
  const row = {
    ...rest,
    orgId: company.id,
    id: newId(),
    productId,
    region: region ?? null,
    rival: rival ?? null,
    priceE4: positiveIn(price).toString(),
    seenOn,
    createdBy: actor.userId,
    createdByName: actor.name,
    createdAt: now,
  };
  await addMarketPrice(db, row);
  await context.audit({
    action: 'add-market-price',
    objectType: 'product',
    objectId: productId,
    after: { price, seenOn, source: rest.source },
  });
  const made = await findMarketPrice(db, company.id, row.id);
  if (made === null) throw new Error('A row that was inserted is there.');
  return present(made, products);
});

const withdraw = handle(operations.withdrawMarketPrice, async (context, { id }) => {
  const { db, company, actor, now } = context;
  const row = await findMarketPrice(db, company.id, id);
  if (row === null || row.withdrawnAt !== null) throw new AppError('pricing.market-price-not-found');
  await withdrawMarketPrice(db, company.id, { id, at: now, byName: actor.name });
  await context.audit({
    action: 'withdraw-market-price',
    objectType: 'product',
    objectId: row.productId,
    before: { price: decimalOf(row.priceE4), seenOn: row.seenOn, source: row.source },
  });
  return okAnswer;
});

/** What the market of a region asks for products, by product; one that nobody has seen is left out. */
export const marketOf = async (
  { db, company, today }: Context,
  { productIds, region }: { readonly productIds: readonly string[]; readonly region: string | null },
) => {
  const rows = await listSeenPrices(db, { orgId: company.id, productIds, from: addDays(today, -marketDays) });
  const found = new Map<string, ReturnType<typeof presentMarket>>();
  for (const [productId, seen] of Map.groupBy(rows, (row) => row.productId)) {
    const market = marketPriceOf(
      seen.map((row) => ({ ...row, priceE4: BigInt(row.priceE4) })),
      { region, today },
    );
    if (market !== null) found.set(productId, presentMarket(market));
  }
  return found;
};

const presentMarket = ({ lowE4, highE4, latestE4, ...rest }: NonNullable<ReturnType<typeof marketPriceOf>>) => ({
  ...rest,
  low: decimalOf(lowE4),
  high: decimalOf(highE4),
  latest: decimalOf(latestE4),
});

export const marketHandlers = [list, add, withdraw];
