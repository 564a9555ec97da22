import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { idSchema, moneySchema, monthSchema, operation } from '#kernel/contract';
import { isDay } from '#kernel/day';

const hiddenMoney = moneySchema.nullable().describe('null: hidden from this role');
const realMonth = monthSchema.refine((month) => isDay(`${month}-01`));
const effectAmounts = z.record(z.string(), moneySchema);

/** A bridge as it leaves. Splits that would tell a cost are null for those who do not see costs. */
export const bridgeSchema = z
  .object({
    before: z.object({ from: monthSchema, to: monthSchema, contribution: moneySchema }),
    after: z.object({ from: monthSchema, to: monthSchema, contribution: moneySchema }),
    change: moneySchema,
    effects: effectAmounts.describe('Add up to the change, before rounding to the minor unit'),
    changeE4: z.string().describe('The change in 1/10,000 of the currency'),
    effectsE4: z.record(z.string(), z.string()).describe('Add up to changeE4 exactly'),
    terms: z.record(z.string(), moneySchema),
    service: z.record(z.string(), moneySchema),
    products: z
      .array(z.object({ product: productRefSchema, change: moneySchema, effects: effectAmounts }))
      .nullable()
      .describe('The largest changes; null for those who do not see costs'),
    promotions: z
      .array(
        z.object({
          promotion: z.string(),
          netBefore: moneySchema,
          netAfter: moneySchema,
          marginBefore: hiddenMoney,
          marginAfter: hiddenMoney,
        }),
      )
      .describe('Lines under a promotion, the largest loss first'),
    uncovered: z.object({
      products: z.number().int().describe('Products whose cost is not known throughout'),
      netBefore: moneySchema,
      netAfter: moneySchema,
    }),
  })
  .meta({ id: 'Bridge' });

export const bridgeOperations = {
  bridge: operation({
    name: 'warnings.bridge',
    method: 'GET',
    path: '/api/warnings/accounts/{accountId}/bridge',
    access: 'warnings.read',
    input: z.object({
      accountId: idSchema,
      month: realMonth.describe('The last month of the period'),
      against: realMonth.optional().describe('The last month of the period before; a year earlier when left out'),
      months: z.coerce.number().int().min(1).max(12).default(1).describe('Months of each period'),
    }),
    output: z.object({ account: accountRefSchema, bridge: bridgeSchema }),
    errors: ['warnings.margin-hidden', 'accounts.not-found'],
    summary: { 'zh-CN': '贡献为什么变了：逐项拆解', en: 'Why an account’s contribution changed, effect by effect' },
    cli: { command: 'bridge', positionals: ['accountId', 'month'], keys: { accountId: 'accounts.find' } },
  }),
} as const;
