import { z } from 'zod';
import { daySchema, decimalSchema, idSchema, operation } from '#kernel/contract';
import { leaseEnds, longestLeaseMonths } from '../domain/index.ts';
import {
  annuitySchema,
  leaseErrors,
  leasePaymentSchema,
  leaseSchema,
  purchaseChangeErrors,
  purchaseSchema,
} from './purchase-operations.ts';
import { byId, promise, promisedLineSchema, text, version } from './schemas.ts';

const schedule = {
  lines: z
    .array(z.object({ productId: idSchema, quantity: decimalSchema }))
    .min(1)
    .max(200),
  startsOn: daySchema.describe('Delivery: payments are counted from it'),
  months: z.coerce.number().int().min(1).max(longestLeaseMonths),
  residual: decimalSchema.default('0').describe('Worth of the goods to us at the end'),
  annuity: annuitySchema.nullable().optional().describe('Level payments; else give them'),
  payments: z.array(leasePaymentSchema).max(longestLeaseMonths).default([]).describe('Where they are not level'),
};
const fields = {
  title: text(200),
  reference: text(100).nullable().optional(),
  ...schedule,
  residualSource: text(300)
    .nullable()
    .optional()
    .describe('Appraisal or market that it rests on; asked where there is one'),
  note: text(2_000).nullable().optional(),
};

export const leaseScheduleSchema = z.object(schedule);
export const leaseFieldsSchema = z.object(fields);

const fieldErrors = [
  'accounts.not-found',
  'pricing.product-not-found',
  'pricing.product-twice',
  'pricing.invalid-amount',
  ...leaseErrors,
] as const;

const leases = '/api/pricing/leases';

export const leaseOperations = {
  previewLease: operation({
    name: 'pricing.previewLease',
    method: 'POST',
    path: `${leases}/preview`,
    access: 'pricing.read',
    input: z.object({ accountId: promise.accountId, ...schedule }),
    output: z.object({
      lease: leaseSchema,
      lines: z.array(promisedLineSchema).describe('With the price per unit that the lease is equal to'),
    }),
    errors: fieldErrors,
    summary: {
      'zh-CN': '试算租赁：付款计划、现值、等价单价',
      en: 'Reckon a lease: payments, present value, price per unit',
    },
    cli: {
      command: 'lease preview',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines', 'annuity', 'payments'],
    },
  }),
  createLease: operation({
    name: 'pricing.createLease',
    method: 'POST',
    path: leases,
    access: 'pricing.purchase',
    input: z.object({ accountId: promise.accountId, ...fields }),
    output: purchaseSchema,
    errors: [...fieldErrors, 'pricing.source-missing'],
    summary: { 'zh-CN': '起草租赁', en: 'Draft a lease' },
    cli: {
      command: 'lease new',
      positionals: ['accountId'],
      keys: { accountId: 'accounts.find' },
      jsonFiles: ['lines', 'annuity', 'payments'],
    },
  }),
  updateLease: operation({
    name: 'pricing.updateLease',
    method: 'PUT',
    path: `${leases}/{id}`,
    access: 'pricing.purchase',
    input: byId.extend({ version, ...fields }),
    output: purchaseSchema,
    errors: [...purchaseChangeErrors, ...fieldErrors, 'pricing.source-missing'],
    summary: {
      'zh-CN': '修改租赁草稿（有残值的须财务重新批准）',
      en: 'Change the draft; finance approves a residual anew',
    },
  }),
  payLease: operation({
    name: 'pricing.payLease',
    method: 'POST',
    path: `${leases}/{id}/payments/{paymentNo}`,
    access: 'pricing.offset',
    input: byId.extend({
      paymentNo: z.coerce.number().int().positive(),
      amount: decimalSchema.optional().describe('What is open of it when left out; below zero takes back a mistake'),
      paidOn: daySchema.optional().describe('Today when left out'),
      source: text(300).describe('Bank slip or payment that it rests on'),
    }),
    output: purchaseSchema,
    errors: [
      'pricing.purchase-not-found',
      'pricing.payment-not-found',
      'pricing.instalment-in-books',
      'pricing.invalid-amount',
      'pricing.seen-ahead',
    ],
    summary: { 'zh-CN': '登记收到的租金', en: 'Mark what has come in of a lease payment' },
    cli: { command: 'lease pay', positionals: ['id', 'paymentNo'] },
  }),
  endLease: operation({
    name: 'pricing.endLease',
    method: 'POST',
    path: `${leases}/{id}/end`,
    // Finance makes no purchases and yet may let instalments go; an end that drops none takes `pricing.purchase`.
    access: 'pricing.decide',
    input: byId.extend({
      version,
      as: z.enum(leaseEnds),
      on: daySchema.optional().describe('Today when left out'),
      reason: text(1_000).optional().describe('Needed before the time is over'),
    }),
    output: purchaseSchema,
    errors: [
      ...purchaseChangeErrors,
      'pricing.seen-ahead',
      'pricing.dates-crossed',
      'pricing.reason-missing',
      'pricing.instalments-dropped',
      'pricing.own-lease',
      'pricing.goods-not-back',
    ],
    summary: {
      'zh-CN': '结束租赁：归还、按残值买断、续租或提前终止',
      en: 'End a lease: returned, bought at the residual, renewed, or before its time',
    },
    cli: { command: 'lease end', positionals: ['id', 'as'] },
  }),
} as const;
