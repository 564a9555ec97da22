import { z } from 'zod';
import { productRefSchema } from '#areas/ledger/contract';
import { idSchema, operation } from '#kernel/contract';
import { approverRoles } from '../domain/index.ts';
import { rangeErrors } from './agreement-operations.ts';
import { rangeSchema } from './agreement-schemas.ts';
import { bpSchema, holdsSchema, promise, verdictSchema } from './schemas.ts';

export const rangeOperations = {
  previewRanges: operation({
    name: 'pricing.previewRanges',
    method: 'POST',
    path: '/api/pricing/discount-ranges/preview',
    access: 'pricing.read',
    input: z.object({
      accountId: promise.accountId,
      ranges: z.array(rangeSchema).min(1).max(50),
      pricedIds: z.array(idSchema).max(200).default([]).describe('Products with a price of their own'),
      rebateBp: bpSchema.min(0).max(10_000).default(0).describe('The highest rebate that every price bears'),
      creditDays: promise.creditDays,
      holds: holdsSchema.optional(),
    }),
    output: z.object({
      ranges: z.array(
        z.object({
          covered: z.number().int(),
          judgedBp: bpSchema
            .nullable()
            .describe('The highest of its products, with what the account got in the window'),
          needs: z.array(z.enum(approverRoles)),
          stopped: z.number().int().describe('Products that keep the agreement from being signed'),
          stopping: z.array(z.object({ product: productRefSchema, verdict: verdictSchema })).describe('The first five'),
        }),
      ),
    }),
    errors: [
      'accounts.not-found',
      'pricing.product-not-found',
      'pricing.invalid-amount',
      'pricing.agreement-not-found',
      ...rangeErrors,
    ],
    summary: {
      'zh-CN': '试算折扣区间：覆盖的产品在最深一档能否成立',
      en: 'Try discount ranges: whether every product covered bears the deepest point',
    },
  }),
  listProductLines: operation({
    name: 'pricing.listProductLines',
    method: 'GET',
    path: '/api/pricing/product-lines',
    access: 'pricing.read',
    input: z.object({}),
    output: z.object({ rows: z.array(z.object({ id: idSchema, name: z.string(), nameEn: z.string() })) }),
    summary: { 'zh-CN': '产品线的层级', en: 'The tree of product lines' },
    cli: { command: 'price lines' },
  }),
} as const;
