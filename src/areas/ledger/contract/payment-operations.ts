import { z } from 'zod';
import { daySchema, moneySchema, operation } from '#kernel/contract';
import { bpSchema } from './money-fields.ts';

const shares = z.object({
  bills: z.number().int(),
  judged: z.number().int().describe('Settled, or open and overdue: only these can be late'),
  late: z.number().int(),
  lateBp: bpSchema.nullable().describe('Late ÷ judged bills'),
  lateAmountBp: bpSchema.nullable().describe('The same by amount'),
  disputed: z.number().int(),
  disputedBp: bpSchema.nullable().describe('Disputed ÷ all bills'),
  disputedAmountBp: bpSchema.nullable().describe('The same by amount'),
  amount: moneySchema.describe('Billed, less what credit notes took off'),
});

export const paymentOperations = {
  paymentBehaviour: operation({
    name: 'ledger.paymentBehaviour',
    method: 'GET',
    path: '/api/ledger/company/payment-behaviour',
    access: 'ledger.company',
    input: z.object({
      months: z.coerce
        .number()
        .int()
        .min(1)
        .max(120)
        .optional()
        .describe('Bills issued in the last so many months; without it all bills'),
    }),
    output: z.object({
      asOf: daySchema,
      from: daySchema.nullable().describe('First day of issue; null: all bills'),
      total: shares,
      byRegion: z.array(shares.extend({ region: z.string().nullable().describe('null: accounts without a region') })),
      byDispute: z.array(shares.extend({ isDisputed: z.boolean() })),
    }),
    summary: {
      'zh-CN': '查看全公司的付款表现：按地区、按有无争议',
      en: 'Read how the book pays: late and disputed shares by region and by dispute',
    },
    cli: { command: 'payments behaviour' },
  }),
};
