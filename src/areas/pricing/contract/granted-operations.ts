import { z } from 'zod';
import { daySchema, idSchema, moneySchema, operation } from '#kernel/contract';
import { grantedKinds } from '../domain/index.ts';
import { bpSchema, byId } from './schemas.ts';

export const grantedOperations = {
  accountGranted: operation({
    name: 'pricing.accountGranted',
    method: 'GET',
    path: '/api/pricing/accounts/{id}/granted',
    access: 'pricing.read',
    input: byId.extend({
      from: daySchema,
      to: daySchema.optional().describe('Today when left out'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      total: z.number().int().describe('Papers of the period; the rows are those with the most money'),
      rows: z.array(
        z
          .object({
            kind: z.enum(grantedKinds),
            id: idSchema,
            number: z.string(),
            on: daySchema.describe('When it was decided: approved, signed, committed, quoted or ordered'),
            names: z
              .array(z.string())
              .describe(
                'Who decided it: the approvers of a request, the signers of an agreement, a plan, a purchase or an estimate, who entered a quote or an order on own authority',
              ),
            request: z
              .object({ id: idSchema, number: z.string() })
              .nullable()
              .describe('The approved request that it was made under; its row names the approvers'),
            concessionBp: bpSchema
              .nullable()
              .describe(
                'Of its deepest line, of a plan in all; null: an estimate or an offset, which promise no price',
              ),
            conceded: moneySchema.nullable().describe('What its quantities give away off list; null as above'),
            isOfGroup: z.boolean().describe('A paper of an account above: its money is the whole group’s'),
          })
          .meta({ id: 'GrantedPaper' }),
      ),
    }),
    errors: ['accounts.not-found', 'pricing.dates-crossed'],
    summary: { 'zh-CN': '谁在一段时间里给了客户什么让利', en: 'Who granted an account what in a period' },
    cli: { command: 'price granted', positionals: ['id', 'from'], keys: { id: 'accounts.find' } },
  }),
} as const;
