import { z } from 'zod';
import { accountRefSchema } from '#areas/accounts/contract';
import { daySchema, idSchema, monthSchema, operation } from '#kernel/contract';
import { erosionCharts } from '../domain/index.ts';

export const accountWatchSchema = z
  .object({
    asOf: daySchema.describe('The last day of facts of the look that it rests on'),
    chart: z.enum(erosionCharts).describe('What hears it: the margin, or prices while too few costs are known'),
    knownMonths: z.number().int().describe('Months with sales that the chart has'),
    monthsToLearn: z.number().int().describe('Months from which it learns what is usual'),
    since: monthSchema.nullable().describe('Watched from this month on; null: not yet'),
    monthsNeeded: z
      .number()
      .int()
      .nullable()
      .describe(
        'Months after which a leak of half a point a month is heard, with a chance of 80 %; null: over five years, or not watched',
      ),
    noiseBp: z
      .number()
      .int()
      .nullable()
      .describe('Standard deviation of a month beside the peers, in basis points of net; null: hidden, or not watched'),
  })
  .meta({ id: 'AccountWatch' });

export const watchOperations = {
  accountWatch: operation({
    name: 'warnings.accountWatch',
    method: 'GET',
    path: '/api/warnings/accounts/{accountId}/watch',
    access: 'warnings.read',
    input: z.object({ accountId: idSchema }),
    output: z.object({
      told: z.array(z.string()).describe('The same in sentences'),
      account: accountRefSchema,
      watch: accountWatchSchema.nullable().describe('null: no look has known this account and its peers yet'),
    }),
    errors: ['accounts.not-found'],
    summary: {
      'zh-CN': '客户的利润侵蚀多久能听出来：波动与所需月数',
      en: 'How soon silent erosion of an account is heard: its noise and the months needed',
    },
    cli: { command: 'account watch', positionals: ['accountId'], keys: { accountId: 'accounts.find' } },
  }),
} as const;
