import { z } from 'zod';
import { daySchema, decimalSchema, operation } from '#kernel/contract';
import { offsetEntryKinds, reciprocalKinds } from '../domain/index.ts';
import { ourBillSchema, purchaseChangeErrors, purchaseSchema, theirGoodsSchema } from './purchase-operations.ts';
import { byId, promise, promisedLineSchema, text, version } from './schemas.ts';

const fields = {
  title: text(200),
  kind: z.enum(reciprocalKinds).describe('Goods for goods, or our bills against theirs'),
  lines: z.array(promisedLineSchema).max(200).default([]).describe('Our goods, at prices above their floor'),
  creditDays: promise.creditDays.nullable(),
  ourBills: z.array(ourBillSchema).max(200).default([]),
  theirs: z.array(theirGoodsSchema).min(1).max(200).describe('Their goods or bills, each valued with a source'),
  note: text(2_000).nullable().optional(),
};

export const reciprocalFieldsSchema = z.object(fields);

const fieldErrors = [
  'accounts.not-found',
  'pricing.product-not-found',
  'pricing.product-twice',
  'pricing.invalid-amount',
  'pricing.no-lines',
] as const;

const reciprocals = '/api/pricing/reciprocals';
const one = `${reciprocals}/{id}`;

export const reciprocalOperations = {
  createReciprocal: operation({
    name: 'pricing.createReciprocal',
    method: 'POST',
    path: reciprocals,
    access: 'pricing.purchase',
    input: z.object({ accountId: promise.accountId, ...fields }),
    output: purchaseSchema,
    errors: fieldErrors,
    summary: { 'zh-CN': '起草互惠：商品串换或账务互抵', en: 'Draft an exchange of goods or an offset of bills' },
    cli: {
      command: 'reciprocal new',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines', 'ourBills', 'theirs'],
    },
  }),
  updateReciprocal: operation({
    name: 'pricing.updateReciprocal',
    method: 'PUT',
    path: one,
    access: 'pricing.purchase',
    input: byId.extend({ version, ...fields }),
    output: purchaseSchema,
    errors: [...purchaseChangeErrors, ...fieldErrors],
    summary: { 'zh-CN': '修改互惠草稿（财务须重新批准）', en: 'Change the draft; finance approves it anew' },
  }),
  addOffsetEntry: operation({
    name: 'pricing.addOffsetEntry',
    method: 'POST',
    path: `${one}/entries`,
    access: 'pricing.offset',
    input: byId.extend({
      kind: z.enum(offsetEntryKinds),
      value: decimalSchema.describe('In the company’s currency; below zero corrects an entry of the same kind'),
      on: daySchema.optional().describe('Today when left out'),
      description: text(300),
      source: text(300).optional().describe('Delivery note, bill or appraisal that it rests on'),
    }),
    output: purchaseSchema,
    errors: [
      'pricing.purchase-not-found',
      'pricing.wrong-state',
      'pricing.invalid-amount',
      'pricing.source-missing',
      'pricing.seen-ahead',
    ],
    summary: { 'zh-CN': '登记互抵台账', en: 'Enter into the offset ledger' },
    cli: { command: 'reciprocal enter', positionals: ['id', 'kind', 'value'] },
  }),
  settleReciprocal: operation({
    name: 'pricing.settleReciprocal',
    method: 'POST',
    path: `${one}/settle`,
    access: 'pricing.offset',
    input: byId.extend({
      version,
      source: text(300).describe('Of the payment of what remains, or of the balance of nothing'),
      explanation: text(1_000).optional().describe('Needed where more or less was given than agreed'),
    }),
    output: purchaseSchema,
    errors: [...purchaseChangeErrors, 'pricing.nothing-entered', 'pricing.sides-apart'],
    summary: { 'zh-CN': '结清互惠：差额以付款抹平', en: 'Settle: what remains is paid, the ledger nets to zero' },
    cli: { command: 'reciprocal settle', positionals: ['id'] },
  }),
} as const;
