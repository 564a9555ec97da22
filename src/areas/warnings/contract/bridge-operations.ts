import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { productRefSchema } from '#areas/ledger/contract';
import { costToServeKinds, pocketKinds } from '#domain/ledger';
import { idSchema, jobStartedSchema, moneySchema, monthSchema, operation } from '#kernel/contract';
import { isDay } from '#kernel/day';
import { bridgeGroupings, toldEffects } from '../domain/index.ts';

const hiddenMoney = moneySchema.nullable().describe('null: hidden from this role');
const realMonth = monthSchema.refine((month) => isDay(`${month}-01`));
const asked = {
  month: realMonth
    .optional()
    .describe(
      'The last month of the period; the last whole month of facts when left out. Chosen by those who see costs; others have twelve months against the twelve before',
    ),
  against: realMonth.optional().describe('The last month of the period before; a year earlier when left out'),
  months: z.coerce.number().int().min(1).max(12).optional().describe('Months of each period; 1 when left out'),
};
const accountChanges = z.array(
  z.object({
    account: accountRefSchema,
    change: moneySchema,
    effect: z.enum(toldEffects).nullable().describe('The effect that moved it most'),
  }),
);
const accountSum = z.object({ accounts: z.number().int(), change: moneySchema });
const effectAmounts = z.partialRecord(z.enum(toldEffects), moneySchema);

/** A bridge as it leaves. Splits that would tell a cost are null for those who do not see costs. */
export const bridgeSchema = z
  .object({
    before: z.object({ from: monthSchema, to: monthSchema, contribution: moneySchema }),
    after: z.object({ from: monthSchema, to: monthSchema, contribution: moneySchema }),
    change: moneySchema,
    effects: effectAmounts.describe(
      'Add up to the change; goods: what holds a margin of goods, in one sum for those who do not see costs',
    ),
    changeE4: z.string().describe('The change in 1/10,000 of the currency'),
    effectsE4: z.partialRecord(z.enum(toldEffects), z.string()).describe('Add up to changeE4 exactly'),
    terms: z
      .partialRecord(z.enum([...pocketKinds, 'credit']), moneySchema)
      .describe('The parts of the effect terms; credit: cost of the credit granted'),
    service: z.partialRecord(z.enum(costToServeKinds), moneySchema).describe('The parts of the effect service'),
    products: z
      .array(z.object({ product: productRefSchema, change: moneySchema, effects: effectAmounts }))
      .nullable()
      .describe('The largest changes; null for those who do not see costs'),
    promotions: z
      .array(
        z.object({
          promotion: z.string().describe('As it stands on the order lines'),
          name: z.string().nullable(),
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
    input: z.object({ accountId: idSchema, ...asked }),
    output: z.object({ account: accountRefSchema, bridge: bridgeSchema }),
    errors: ['warnings.margin-hidden', 'warnings.periods-hidden', 'accounts.not-found'],
    summary: { 'zh-CN': '贡献为什么变了：逐项拆解', en: 'Why an account’s contribution changed, effect by effect' },
    cli: { command: 'bridge', positionals: ['accountId', 'month'], keys: { accountId: 'accounts.find' } },
  }),
  companyBridge: operation({
    name: 'warnings.companyBridge',
    method: 'GET',
    path: '/api/warnings/bridge',
    access: 'warnings.read',
    input: z.object({
      ...asked,
      by: z.enum(bridgeGroupings).optional().describe('Only one group: of an owner, of a tier, of a product line'),
      key: z.string().max(100).default('').describe('Which one; empty for accounts without one'),
    }),
    output: z.object({
      bridge: bridgeSchema.describe('The bridges of all accounts in reach, or of the group, added up'),
      accounts: z.number().int().describe('Accounts with business in one of the periods'),
      gained: accountSum.describe('Accounts that bought nothing before; part of the effects'),
      lost: accountSum.describe('Accounts that buy nothing any more; part of the effects'),
      falls: accountChanges.describe('The accounts that fell most'),
      rises: accountChanges.describe('The accounts that rose most'),
      groups: z
        .array(
          z.object({
            by: z.enum(bridgeGroupings),
            key: z.string().describe('“beside” of the lines: terms and service, which belong to no line'),
            name: z.string().nullable(),
            nameEn: z.string().nullable(),
            accounts: z.number().int(),
            before: moneySchema,
            after: moneySchema,
            change: moneySchema,
            changeE4: z.string(),
            effect: z.enum(toldEffects).nullable(),
          }),
        )
        .describe(
          'All groups in reach; those of a cut add up to the whole, as shown and exactly. The largest change first. No product lines for those who do not see costs',
        ),
      computedAt: z.iso.datetime().nullable().describe('When the worker added it up; null: just now'),
    }),
    errors: [
      'warnings.margin-hidden',
      'warnings.periods-hidden',
      'warnings.lines-hidden',
      'warnings.bridge-not-computed',
      'warnings.group-not-found',
    ],
    summary: { 'zh-CN': '公司的贡献为什么变了', en: 'Why the contribution of all accounts together changed' },
    cli: { command: 'bridge company', positionals: ['month'] },
  }),
  computeBridge: operation({
    name: 'warnings.computeBridge',
    method: 'POST',
    path: '/api/warnings/bridge',
    access: 'warnings.run',
    input: z.object(asked),
    output: jobStartedSchema,
    summary: {
      'zh-CN': '在后台汇总全公司的利润桥',
      en: 'Add up the bridge of the whole company in the background',
    },
    cli: { command: 'bridge compute', positionals: ['month'], awaitsJob: true },
  }),
} as const;
