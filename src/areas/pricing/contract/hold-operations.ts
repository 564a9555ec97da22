import { z } from 'zod';
import { idSchema, moneySchema, okSchema, operation } from '#kernel/contract';
import { creditGrades, creditSigns, holdReasons } from '../domain/index.ts';
import { byId, text } from './schemas.ts';

const instant = z.iso.datetime();

/** How an account stood when an order of it was checked, and what speaks for holding the order. */
export const holdFacts = {
  exposure: moneySchema.describe('Open bills, undelivered orders and bonds that the books know'),
  waiting: moneySchema.describe('Orders entered here that the books do not know yet'),
  limit: moneySchema.nullable(),
  overdue: moneySchema,
  grade: z.enum(creditGrades).nullable().describe('Of the account’s credit; null: nothing to judge by'),
  signs: z
    .array(z.object({ sign: z.enum(creditSigns), value: z.number(), grade: z.enum(creditGrades) }))
    .describe('Why the grade is what it is: days, shares of one, or a count'),
  reasons: z.array(z.enum(holdReasons)),
  payFirst: moneySchema.describe('To be paid before the order goes; 0 where paying would not help'),
};

export const orderHoldSchema = z
  .object({
    ...holdFacts,
    heldAt: instant,
    release: z
      .object({ byName: z.string(), at: instant, reason: z.string() })
      .nullable()
      .describe('null: the order waits'),
    mayRelease: z.boolean().describe('By the caller'),
  })
  .meta({ id: 'OrderHold' });

export const holdOperations = {
  releaseOrder: operation({
    name: 'pricing.releaseOrder',
    method: 'POST',
    path: '/api/pricing/orders/{id}/release',
    access: 'pricing.release',
    input: byId.extend({ reason: text(1_000).min(1) }),
    output: okSchema.extend({ id: idSchema }),
    errors: ['pricing.order-not-found', 'pricing.order-not-held', 'pricing.own-order'],
    summary: { 'zh-CN': '放行因信用暂缓的订单', en: 'Release an order that is held for credit' },
    cli: { command: 'order release', positionals: ['id', 'reason'] },
  }),
} as const;
