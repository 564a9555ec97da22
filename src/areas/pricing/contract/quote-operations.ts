import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import {
  daySchema,
  decimalSchema,
  fileSchema,
  idSchema,
  moneySchema,
  operation,
  pageInput,
  pageOf,
} from '#kernel/contract';
import { agreedFindings, shownQuoteStates } from '../domain/index.ts';
import { holdFacts } from './hold-operations.ts';
import { bpSchema, byId, promise, promisedLineSchema, stoppedBy, text, verdictSchema, version } from './schemas.ts';

const instant = z.iso.datetime();

export const quoteRowSchema = z
  .object({
    id: idSchema,
    number: z.string(),
    account: accountRefSchema,
    state: z.enum(shownQuoteStates),
    quotedOn: daySchema,
    validUntil: daySchema,
    total: moneySchema.describe('Invoice value of all lines'),
    concessionBp: bpSchema,
    requestId: idSchema.nullable(),
    createdByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: 'QuoteRow' });

export const committedLineSchema = z
  .object({
    id: idSchema,
    lineNo: z.number().int(),
    product: productRefSchema,
    quantity: decimalSchema,
    freeQuantity: decimalSchema,
    listPrice: decimalSchema.nullable(),
    price: decimalSchema.describe('Net unit price on the invoice'),
    pocketPrice: decimalSchema.describe('After everything promised'),
    rebateBp: bpSchema,
    creditDays: z.number().int(),
    amount: moneySchema,
    orderedQuantity: decimalSchema.describe('Called off by entered orders'),
    isApproved: z.boolean().describe('Covered by a decision rather than by the own authority'),
  })
  .meta({ id: 'CommittedLine' });

export const quoteSchema = quoteRowSchema
  .extend({
    version: z.number().int(),
    note: z.string().nullable(),
    closeReason: z.string().nullable(),
    lines: z.array(committedLineSchema),
  })
  .meta({ id: 'Quote' });

/** A line of an order: units below zero are a return, which promises no price. */
export const orderedLineSchema = promisedLineSchema
  .extend({ quantity: decimalSchema.describe('Below zero: a return') })
  .meta({ id: 'OrderedLine' });

export const orderInput = {
  ...promise,
  lines: z.array(orderedLineSchema).min(1).max(200),
  quoteId: idSchema.optional().describe('Called off from this quote, at its prices'),
  purchaseId: idSchema.optional().describe('Called off from this won tender or signed lease, at its prices'),
};

export const promiseErrors = [
  'accounts.not-found',
  'pricing.product-not-found',
  'pricing.invalid-amount',
  'pricing.cost-unknown',
  'pricing.list-price-unknown',
  'pricing.terms-eat-price',
  'pricing.below-floor',
  'pricing.above-authority',
  'pricing.risk-unchecked',
] as const;

export const callOffErrors = [
  'pricing.quote-not-found',
  'pricing.quote-closed',
  'pricing.purchase-not-found',
  'pricing.purchase-not-binding',
  'pricing.tender-carried-out',
  'pricing.not-in-quote',
  'pricing.below-quote',
  'pricing.beyond-quote',
  'pricing.lot-not-whole',
  'pricing.return-above-paid',
  'pricing.return-beyond-bought',
  'pricing.opinion-open',
  'pricing.objection-stands',
] as const;

const quotes = '/api/pricing/quotes';
const one = `${quotes}/{id}`;

export const quoteOperations = {
  listQuotes: operation({
    name: 'pricing.listQuotes',
    method: 'GET',
    path: quotes,
    access: 'pricing.read',
    input: z.object({
      ...pageInput,
      accountId: idSchema.optional(),
      state: z.enum(['open', 'accepted', 'lost', 'withdrawn']).optional(),
    }),
    output: pageOf(quoteRowSchema),
    summary: { 'zh-CN': '列出报价单', en: 'List quotes' },
    cli: { command: 'quote list' },
  }),
  getQuote: operation({
    name: 'pricing.getQuote',
    method: 'GET',
    path: one,
    access: 'pricing.read',
    input: byId,
    output: quoteSchema,
    errors: ['pricing.quote-not-found'],
    summary: { 'zh-CN': '查看报价单', en: 'Read a quote' },
    cli: { command: 'quote show', positionals: ['id'] },
  }),
  printQuote: operation({
    name: 'pricing.printQuote',
    method: 'GET',
    path: `${one}/pdf`,
    access: 'pricing.read',
    kind: 'file',
    input: byId.extend({ language: z.enum(['zh-CN', 'en']).optional().describe('The caller’s own when left out') }),
    output: fileSchema,
    errors: ['pricing.quote-not-found'],
    summary: { 'zh-CN': '报价单（PDF）', en: 'A quote as PDF, in Chinese or English' },
    cli: { command: 'quote pdf', positionals: ['id'] },
  }),
  createQuote: operation({
    name: 'pricing.createQuote',
    method: 'POST',
    path: quotes,
    access: 'pricing.quote',
    input: z.object({
      ...promise,
      validUntil: daySchema.optional().describe('As many days as the policy says when left out'),
      note: text(1_000).optional(),
    }),
    output: quoteSchema,
    errors: [...promiseErrors, 'pricing.product-twice', 'pricing.expiry-outside'],
    summary: { 'zh-CN': '在自己的授权额度内报价', en: 'Quote within one’s own authority' },
    cli: {
      command: 'quote new',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines'],
    },
  }),
  quoteRequest: operation({
    name: 'pricing.quoteRequest',
    method: 'POST',
    path: '/api/pricing/requests/{id}/quote',
    access: 'pricing.quote',
    input: byId.extend({ validUntil: daySchema.optional(), note: text(1_000).optional() }),
    output: quoteSchema,
    errors: [
      'pricing.request-not-found',
      'pricing.request-changed-meanwhile',
      'pricing.wrong-state',
      'pricing.approval-used',
      'pricing.approval-expired',
      'pricing.asked-for-paper',
      'pricing.beyond-approval',
      'pricing.expiry-outside',
      ...promiseErrors,
    ],
    summary: {
      'zh-CN': '按已批准的申请报价；额度内的草稿也可直接报价',
      en: 'Quote what a request was approved for, or a draft within one’s own authority',
    },
  }),
  closeQuote: operation({
    name: 'pricing.closeQuote',
    method: 'POST',
    path: `${one}/close`,
    access: 'pricing.quote',
    input: byId.extend({ version, as: z.enum(['accepted', 'lost', 'withdrawn']), reason: text(1_000).optional() }),
    output: quoteSchema,
    errors: [
      'pricing.quote-not-found',
      'pricing.quote-changed-meanwhile',
      'pricing.quote-closed',
      'pricing.quote-used',
      'pricing.reason-missing',
    ],
    summary: { 'zh-CN': '记录报价的结果', en: 'Record what became of a quote' },
  }),
  checkOrder: operation({
    name: 'pricing.checkOrder',
    method: 'POST',
    path: '/api/pricing/orders/check',
    access: 'pricing.read',
    input: z.object(orderInput),
    output: z.object({
      mayEnter: z
        .boolean()
        .describe('As far as prices and support go: an order that is to be held is entered and waits'),
      credit: z.object({
        ...holdFacts,
        order: moneySchema.describe('What the order sells; returns take nothing off before a file knows of them'),
        overLimit: moneySchema
          .nullable()
          .describe('What has to be paid first to stay within the limit; null: no limit'),
        proposesHold: z.boolean().describe('Entered, the order waits for a release'),
      }),
      openRisk: stoppedBy,
      lines: z.array(
        z.object({
          lineNo: z.number().int(),
          product: productRefSchema,
          price: decimalSchema,
          quotedPrice: decimalSchema.nullable().describe('null: not on the quote, or no quote named'),
          agreement: z.object({ id: idSchema, number: z.string() }).nullable().describe('That names the product'),
          agreedPrice: decimalSchema
            .nullable()
            .describe('Of a discount range its price that is nearest to the ordered one'),
          agreedRange: z.object({ fromBp: bpSchema, toBp: bpSchema }).nullable(),
          finding: z
            .enum(agreedFindings)
            .nullable()
            .describe('How the line stands to the agreement; null: a quote or a return, or nothing is agreed'),
          deviation: moneySchema.nullable().describe('Price less quoted or agreed price, times quantity'),
          judgedBp: bpSchema.nullable(),
          leftToReturn: decimalSchema
            .nullable()
            .describe('Units that the account bought and has not given back, with what the order sells; null: a sale'),
          verdict: z.union([
            verdictSchema,
            z.enum(['return', 'not-in-quote', 'below-quote', 'beyond-quote', 'lot-not-whole']),
            z.enum(['return-above-paid', 'return-beyond-bought']),
          ]),
        }),
      ),
    }),
    errors: ['accounts.not-found', 'pricing.product-not-found', 'pricing.invalid-amount', ...callOffErrors],
    summary: { 'zh-CN': '按报价和授权核对订单', en: 'Check an order against quote, floor and authority' },
  }),
} as const;
