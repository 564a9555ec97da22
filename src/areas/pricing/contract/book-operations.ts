import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import {
  daySchema,
  decimalSchema,
  idSchema,
  moneySchema,
  operation,
  pageInput,
  pageOf,
  switchInput,
} from '#kernel/contract';
import { floorProblems, orderModes } from '../domain/index.ts';
import { orderHoldSchema } from './hold-operations.ts';
import { orderEnd } from './order-operations.ts';
import { floorSchema } from './evidence-operations.ts';
import { bpSchema, byId, hiddenPrice } from './schemas.ts';

const instant = z.iso.datetime();

const enteredOrderSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    source: z.string().describe('Of the ledger’s order with this number'),
    account: accountRefSchema,
    orderedOn: daySchema,
    quote: z.object({ id: idSchema, number: z.string() }).nullable().describe('null: without a quote'),
    purchase: z.object({ id: idSchema, number: z.string() }).nullable().describe('That it was called off from'),
    mode: z.enum(orderModes).describe('direct: of none of the others'),
    lines: z.number().int(),
    total: moneySchema.describe('Invoice value of the lines, returns below zero'),
    aboveQuote: moneySchema.nullable().describe('Prices above those quoted, times quantity; null: without a quote'),
    concessionBp: bpSchema.nullable().describe('Highest of its lines; null: returns only'),
    isApproved: z.boolean().describe('Covered by a decision rather than by somebody’s own authority'),
    note: z.string().nullable(),
    ...orderEnd,
    hold: orderHoldSchema.nullable().describe('null: nothing spoke against its delivery'),
    createdByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'EnteredOrder' });

const enteredLineSchema = z.object({
  lineNo: z.number().int(),
  product: productRefSchema,
  quantity: decimalSchema,
  freeQuantity: decimalSchema,
  price: decimalSchema,
  quotedPrice: decimalSchema.nullable(),
  agreement: z.object({ id: idSchema, number: z.string() }).nullable().describe('That it was called off from'),
  agreedPrice: decimalSchema.nullable(),
  concessionBp: bpSchema.nullable(),
  authorityBp: bpSchema.nullable().describe('Of the one who promised the price'),
  support: moneySchema.describe('Its part of the marketing support that was promised with what it was called off from'),
  isReturn: z.boolean(),
  isApproved: z.boolean(),
});

/** What stands in the books of pricing: floors of all products, revaluations, entered orders, who grants how much. */
export const bookOperations = {
  listFloors: operation({
    name: 'pricing.listFloors',
    method: 'GET',
    path: '/api/pricing/floors',
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      q: z.string().max(100).optional(),
      problem: z.enum(floorProblems).optional(),
    }),
    output: pageOf(floorSchema),
    summary: { 'zh-CN': '所有产品的底价', en: 'Floors of all products on standard terms' },
  }),
  listFamilies: operation({
    name: 'pricing.listFamilies',
    method: 'GET',
    path: '/api/pricing/families',
    access: 'pricing.read',
    input: z.object({}),
    output: z.object({ rows: z.array(z.object({ id: idSchema, name: z.string(), nameEn: z.string().nullable() })) }),
    summary: { 'zh-CN': '产品线，供政策引用', en: 'Product lines that a policy may name' },
  }),
  listRevaluations: operation({
    name: 'pricing.listRevaluations',
    method: 'GET',
    path: '/api/pricing/revaluations',
    access: 'pricing.read',
    input: z.object(pageInput),
    output: pageOf(
      z.object({
        id: idSchema,
        product: productRefSchema,
        validFrom: daySchema,
        costBefore: hiddenPrice,
        unitCost: hiddenPrice,
        reason: z.string(),
        createdByName: z.string(),
        createdAt: instant,
      }),
    ),
    summary: { 'zh-CN': '库存减值记录', en: 'List revaluations of stock' },
  }),
  listEnteredOrders: operation({
    name: 'pricing.listEnteredOrders',
    method: 'GET',
    path: '/api/pricing/orders',
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional(),
      quoteId: idSchema.optional(),
      mode: z.enum(orderModes).optional(),
      isHeld: switchInput.describe('Those that wait for a release'),
    }),
    output: pageOf(enteredOrderSchema),
    summary: { 'zh-CN': '列出录入的订单', en: 'List orders entered here' },
    cli: { command: 'order list' },
  }),
  getEnteredOrder: operation({
    name: 'pricing.getEnteredOrder',
    method: 'GET',
    path: '/api/pricing/orders/{id}',
    access: 'pricing.read',
    input: byId,
    output: enteredOrderSchema.extend({ checked: z.array(enteredLineSchema) }),
    errors: ['pricing.order-not-found'],
    summary: { 'zh-CN': '录入订单的价格核对', en: 'Read how the prices of an entered order were checked' },
  }),
  concessionPattern: operation({
    name: 'pricing.concessionPattern',
    method: 'GET',
    path: '/api/pricing/concession-pattern',
    access: 'pricing.read',
    input: z.object({ from: daySchema.optional().describe('A year back when left out') }),
    output: z.object({
      from: daySchema,
      bands: z.array(bpSchema.nullable()).describe('Upper bounds of the authority matrix in force'),
      rows: z.array(
        z.object({
          userId: idSchema,
          name: z.string(),
          documents: z
            .number()
            .int()
            .describe('Quotes, agreements, plans, purchases, and orders that rest on none of them'),
          list: moneySchema.describe('What they would be worth at list'),
          averageBp: bpSchema.nullable().describe('Conceded of it'),
          atEdge: z.number().int().describe('Within half a point of the own authority, none of it approved'),
          approved: z.number().int().describe('Under a decision of somebody else'),
          byBand: z.array(z.number().int()).describe('Documents by the band that their highest line falls in'),
        }),
      ),
    }),
    summary: { 'zh-CN': '各经理的让利习惯', en: 'How managers grant concessions' },
  }),
} as const;
