import { z } from 'zod';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema, okSchema, operation, pageInput, pageOf } from '#kernel/contract';
import { marketConfidences, marketPriceKinds } from '../domain/index.ts';
import { byId, text } from './schemas.ts';

const marketPriceSchema = z
  .object({
    id: idSchema,
    product: productRefSchema,
    region: z.string().nullable().describe('null: of no region in particular'),
    kind: z.enum(marketPriceKinds),
    price: decimalSchema.describe('Net per unit, in the company’s currency'),
    seenOn: daySchema,
    source: z.string(),
    rival: z.string().nullable(),
    confidence: z.enum(marketConfidences),
    createdByName: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'MarketPriceSeen' });

const prices = '/api/pricing/market-prices';

export const marketOperations = {
  listMarketPrices: operation({
    name: 'pricing.listMarketPrices',
    method: 'GET',
    path: prices,
    access: 'pricing.read',
    input: z.object({ ...pageInput, productId: idSchema.optional() }),
    output: pageOf(marketPriceSchema),
    summary: { 'zh-CN': '市场价记录', en: 'Market prices that were seen' },
    cli: { command: 'price market' },
  }),
  addMarketPrice: operation({
    name: 'pricing.addMarketPrice',
    method: 'POST',
    path: prices,
    access: 'pricing.market',
    input: z.object({
      productId: idSchema,
      region: text(60).nullable().optional(),
      kind: z.enum(marketPriceKinds),
      price: decimalSchema,
      seenOn: daySchema.describe('Not ahead of today'),
      source: text(300).describe('Where it was seen, so that others can judge it'),
      rival: text(120).nullable().optional(),
      confidence: z.enum(marketConfidences).default('medium'),
    }),
    output: marketPriceSchema,
    errors: ['pricing.product-not-found', 'pricing.invalid-amount', 'pricing.seen-ahead'],
    summary: { 'zh-CN': '记录市场价', en: 'Record a market price' },
  }),
  withdrawMarketPrice: operation({
    name: 'pricing.withdrawMarketPrice',
    method: 'POST',
    path: `${prices}/{id}/withdraw`,
    access: 'pricing.market',
    input: byId,
    output: okSchema,
    errors: ['pricing.market-price-not-found'],
    summary: { 'zh-CN': '撤回一条市场价', en: 'Take a market price back' },
  }),
} as const;
