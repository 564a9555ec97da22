import { z } from 'zod';
import { accountRefSchema, tierSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { daySchema, decimalSchema, idSchema, moneySchema, operation } from '#kernel/contract';
import {
  bpSchema,
  byId,
  checkedLineSchema,
  hiddenMoney,
  hiddenPrice,
  holdsSchema,
  peerBandSchema,
  promise,
  stoppedBy,
  windowSchema,
} from './schemas.ts';

const kindAmount = z.object({ kind: z.string(), amount: moneySchema });

export const waterfallSchema = z
  .object({
    key: z.string().describe('Product line id, or the number of order and line; empty for the whole'),
    name: z.string().nullable().describe('Name of the product line'),
    list: moneySchema.describe('The sum of invoice and both discounts, to the minor unit'),
    unlistedNet: moneySchema.describe('Revenue without a known list price; stands in list at its net value'),
    standardDiscount: moneySchema,
    exceptionalDiscount: moneySchema,
    invoice: moneySchema,
    pocketItems: z.array(kindAmount),
    creditCost: moneySchema,
    pocketRevenue: moneySchema.describe('Invoice less pocket items and cost of credit, to the minor unit'),
    costOfGoods: hiddenMoney,
    unknownCostNet: moneySchema.describe('Revenue of unknown cost; it stands outside contribution'),
    costToServe: z.array(kindAmount).nullable().describe('null: hidden from this role'),
    contribution: hiddenMoney.describe(
      'Pocket revenue less revenue of unknown cost, cost of goods and cost to serve, to the minor unit; null: hidden from this role, or no cost is known',
    ),
  })
  .meta({ id: 'Waterfall' });

const across =
  'they add up to the whole, to the minor unit. A line of unknown cost has no contribution; what was paid and done for it counts in that of the whole';

export const floorSchema = z
  .object({
    product: productRefSchema,
    asOf: daySchema,
    creditDays: z.number().int(),
    listPrice: decimalSchema.nullable(),
    startPrice: decimalSchema.nullable(),
    targetPrice: decimalSchema.nullable(),
    isCostKnown: z.boolean(),
    isListBelowFloor: z.boolean().nullable(),
    floor: hiddenPrice,
    unitCost: hiddenPrice,
    freightService: hiddenPrice,
    capitalRateBp: bpSchema,
    expectedLossBp: bpSchema,
    policyVersion: z.number().int(),
  })
  .meta({ id: 'PriceFloor' });

export const evidenceOperations = {
  productFloor: operation({
    name: 'pricing.productFloor',
    method: 'GET',
    path: '/api/pricing/products/{id}/floor',
    access: 'pricing.read',
    input: byId.extend({
      tier: tierSchema.optional().describe('For start and target price; C when left out'),
      creditDays: z.coerce
        .number()
        .int()
        .min(0)
        .max(365)
        .optional()
        .describe('The standard of the policy when left out'),
    }),
    output: floorSchema,
    errors: ['pricing.product-not-found'],
    summary: { 'zh-CN': '产品的底价、起谈价和目标价', en: 'Floor, start and target price of a product' },
    cli: { command: 'price floor', positionals: ['id'], keys: { id: 'ledger.findProduct' } },
  }),
  accountFloors: operation({
    name: 'pricing.accountFloors',
    method: 'GET',
    path: '/api/pricing/accounts/{id}/floors',
    access: 'pricing.read',
    input: byId.extend({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
    output: z.object({
      rows: z.array(
        floorSchema.extend({
          ownPrice: decimalSchema.describe('Net per unit over the last 12 months'),
          yearQuantity: decimalSchema.describe('Units of these months'),
          isOwnBelowFloor: z.boolean().nullable(),
        }),
      ),
    }),
    errors: ['accounts.not-found'],
    summary: { 'zh-CN': '客户所购产品的价格与底价', en: 'Prices of what an account buys, beside their floors' },
  }),
  accountWaterfall: operation({
    name: 'pricing.accountWaterfall',
    method: 'GET',
    path: '/api/pricing/accounts/{id}/waterfall',
    access: 'pricing.read',
    input: byId.extend({
      from: daySchema.optional().describe('The last 12 months of the ledger when left out'),
      to: daySchema.optional(),
    }),
    output: z.object({
      from: daySchema,
      to: daySchema,
      whole: waterfallSchema,
      lines: z.array(waterfallSchema).describe(`By product line; ${across}`),
    }),
    errors: ['accounts.not-found', 'pricing.dates-crossed'],
    summary: { 'zh-CN': '客户的价格瀑布', en: 'Waterfall of an account and its product lines' },
    cli: { command: 'price waterfall', positionals: ['id'], keys: { id: 'accounts.find' } },
  }),
  orderWaterfall: operation({
    name: 'pricing.orderWaterfall',
    method: 'GET',
    path: '/api/pricing/orders/{source}/{orderNo}/waterfall',
    access: 'pricing.read',
    input: z.object({ source: z.string().max(60), orderNo: z.string().max(100) }),
    output: z.object({
      account: accountRefSchema,
      orderedOn: daySchema,
      whole: waterfallSchema,
      lines: z.array(waterfallSchema).describe(`By order line; ${across}`),
    }),
    errors: ['pricing.order-not-found'],
    summary: { 'zh-CN': '订单的价格瀑布', en: 'Waterfall of an order and its lines' },
  }),
  peerBand: operation({
    name: 'pricing.peerBand',
    method: 'GET',
    path: '/api/pricing/accounts/{id}/products/{productId}/peers',
    access: 'pricing.read',
    input: byId.extend({ productId: idSchema }),
    output: z.object({ band: peerBandSchema.nullable().describe('null: fewer than eight peers') }),
    errors: ['accounts.not-found', 'pricing.product-not-found'],
    summary: { 'zh-CN': '同类客户的价格区间', en: 'What peers pay for a product' },
  }),
  sensitivity: operation({
    name: 'pricing.sensitivity',
    method: 'GET',
    path: '/api/pricing/accounts/{id}/sensitivity',
    access: 'pricing.read',
    input: byId,
    output: z.object({
      needMonths: z.number().int().describe('Fewer months with a price are not enough data'),
      rows: z.array(
        z.object({
          familyId: idSchema,
          name: z.string(),
          nameEn: z.string().nullable(),
          months: z.number().int(),
          slope: z
            .number()
            .nullable()
            .describe('% of volume per 1 % of price, drawn towards the segment; null: not enough data'),
          low: z.number().nullable(),
          high: z.number().nullable(),
          segmentSlope: z.number().nullable(),
          accounts: z.number().int().describe('Accounts that the segment slope is of'),
          advice: z.enum(['price-matters', 'service-matters', 'unclear']).nullable(),
        }),
      ),
    }),
    errors: ['accounts.not-found'],
    summary: { 'zh-CN': '价格敏感度（观察性结果）', en: 'Price sensitivity of an account (observational)' },
  }),
  accountConcessions: operation({
    name: 'pricing.accountConcessions',
    method: 'GET',
    path: '/api/pricing/accounts/{id}/concessions',
    access: 'pricing.read',
    input: byId,
    output: windowSchema,
    errors: ['accounts.not-found'],
    summary: { 'zh-CN': '客户近期累计的让利', en: 'What an account was granted lately, added up' },
  }),
  check: operation({
    name: 'pricing.check',
    method: 'POST',
    path: '/api/pricing/check',
    access: 'pricing.read',
    input: z.object({
      ...promise,
      requestId: idSchema.optional().describe('A request that asks for these lines; it does not count before itself'),
      holds: holdsSchema.optional(),
    }),
    output: z.object({
      account: accountRefSchema,
      tier: tierSchema.nullable(),
      creditDays: z.number().int(),
      amount: moneySchema,
      concessionBp: bpSchema.nullable().describe('Of all lines, by value'),
      window: windowSchema,
      overdue: moneySchema.nullable().describe('null: the ledger has no figures of this account'),
      oldestOverdueOn: daySchema.nullable(),
      bondsOut: moneySchema.describe('Bid bonds that lie with the account'),
      bondsOverdue: moneySchema.describe('Of them those that should have come back'),
      openComplaints: z.number().int().nullable().describe('null: not known'),
      contributionBefore: hiddenMoney.describe('Last 12 months'),
      contributionOnPresent: hiddenMoney.describe(
        'What these prices change on the units that the account bought in the last 12 months anyway',
      ),
      contributionOnAdded: hiddenMoney.describe('What the units beyond those earn'),
      contributionAfter: hiddenMoney.describe('Last 12 months with both'),
      openRisk: stoppedBy,
      lines: z.array(checkedLineSchema),
    }),
    errors: [
      'pricing.product-twice',
      'accounts.not-found',
      'pricing.product-not-found',
      'pricing.invalid-amount',
      'pricing.request-not-found',
      'pricing.agreement-not-found',
    ],
    summary: { 'zh-CN': '查价：我能给到什么价', en: 'What may I grant: check prices before promising them' },
    cli: {
      command: 'price check',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines'],
    },
  }),
} as const;
