import { z } from 'zod';
import { okSchema, operation } from '#kernel/contract';

export const promotionOperations = {
  namePromotion: operation({
    name: 'ledger.namePromotion',
    method: 'PUT',
    path: '/api/ledger/promotions/{code}',
    access: 'products.write',
    input: z.object({
      code: z.string().trim().min(1).max(200).describe('As it stands on order lines'),
      name: z.string().trim().min(1).max(200),
    }),
    output: okSchema,
    summary: { 'zh-CN': '给促销编号起名', en: 'Say what the number of a promotion stands for' },
    cli: { command: 'promotion name', positionals: ['code', 'name'] },
  }),
} as const;
