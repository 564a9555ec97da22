import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, decimalSchema, idSchema, moneySchema, okSchema, operation } from '#kernel/contract';
import { creditGrades, creditSigns, holdReasons } from '#domain/pricing';

const grade = z.enum(creditGrades);
const text = z.string().trim().max(400);

export const promiseSchema = z
  .object({
    id: idSchema,
    madeOn: daySchema,
    dueOn: daySchema,
    amount: moneySchema,
    promisedBy: z.string().nullable(),
    note: z.string().nullable(),
    createdByName: z.string(),
    state: z.enum(['open', 'kept', 'broken', 'withdrawn']),
    withdrawal: z
      .object({ at: z.iso.datetime(), byName: z.string().nullable(), reason: z.string().nullable() })
      .nullable()
      .describe('null: it stands; a withdrawn one is neither kept nor broken'),
    mayWithdraw: z.boolean(),
    paid: moneySchema.describe('Paid in time against this promise'),
  })
  .meta({ id: 'PaymentPromise' });

export const creditSchema = z
  .object({
    asOf: daySchema,
    grade: grade.nullable().describe('By the worst sign; null: nothing to judge by'),
    reasons: z.array(
      z.object({
        sign: z.enum(creditSigns),
        value: z.number().describe('Days, shares of one, or a count'),
        grade: grade.describe('What this sign alone would give'),
      }),
    ),
    daysBeyondTerms: z.number().nullable().describe('Weighted by amount, open overdue bills included'),
    ageing: z
      .object({
        current: moneySchema,
        to30: moneySchema,
        to60: moneySchema,
        to90: moneySchema,
        over90: moneySchema,
        oldestOverdueDays: z.number().int(),
      })
      .nullable()
      .describe('null: no invoices'),
    open: moneySchema,
    overdue: moneySchema,
    exposure: moneySchema.describe('Open invoices and orders not delivered'),
    waiting: moneySchema.describe(
      'What orders entered here sell that the books do not know yet; the hold counts it, the grade does not',
    ),
    bonds: moneySchema.describe('Bid bonds that lie with the account'),
    overdueBonds: moneySchema.describe('Of them those that should have come back'),
    outstanding: moneySchema.describe('Open invoices and bonds: money of ours that is with the account'),
    limit: moneySchema.nullable(),
    hold: z
      .object({ reasons: z.array(z.enum(holdReasons)), payFirst: moneySchema })
      .nullable()
      .describe('A proposal to hold orders; null: none'),
    expectedLoss: moneySchema.nullable().describe('Of a year: exposure × chance of default × loss given default'),
    promises: z.array(promiseSchema),
  })
  .meta({ id: 'Credit' });

export const creditOperations = {
  credit: operation({
    name: 'warnings.credit',
    method: 'GET',
    path: '/api/warnings/accounts/{accountId}/credit',
    access: 'warnings.read',
    input: z.object({ accountId: idSchema }),
    output: z.object({ account: accountRefSchema, credit: creditSchema }),
    errors: ['accounts.not-found'],
    summary: {
      'zh-CN': '客户信用：等级、账龄、敞口、承诺',
      en: 'Credit of an account: grade, ageing, exposure, promises',
    },
    cli: { command: 'account credit', positionals: ['accountId'], keys: { accountId: 'accounts.find' } },
  }),
  addPromise: operation({
    name: 'warnings.addPromise',
    method: 'POST',
    path: '/api/warnings/accounts/{accountId}/promises',
    access: 'warnings.act',
    input: z.object({
      accountId: idSchema,
      madeOn: daySchema.optional().describe('Today when left out'),
      dueOn: daySchema,
      amount: decimalSchema.describe('In the company’s currency'),
      promisedBy: text.optional(),
      note: text.optional(),
    }),
    output: z.object({ id: idSchema }),
    errors: ['accounts.not-found', 'warnings.invalid-amount', 'warnings.dates-crossed', 'warnings.day-ahead'],
    summary: { 'zh-CN': '记录客户的付款承诺', en: 'Note a promise to pay' },
  }),
  withdrawPromise: operation({
    name: 'warnings.withdrawPromise',
    method: 'POST',
    path: '/api/warnings/promises/{id}/withdraw',
    access: 'warnings.act',
    input: z.object({ id: idSchema, reason: text.min(1) }),
    output: okSchema,
    errors: ['warnings.promise-not-found', 'warnings.promise-of-other', 'warnings.promise-due'],
    summary: {
      'zh-CN': '撤回付款承诺：到期前由记录人撤回，到期后由财务或总监撤回',
      en: 'Withdraw a promise to pay: before its day who noted it, from then on finance or a director',
    },
  }),
} as const;
