import { z } from 'zod';
import { idSchema, okSchema, operation } from '#kernel/contract';
import { twinReasons } from '../domain/index.ts';
import { byId, text } from './schemas.ts';

const reason = text(1_000).min(1);
const done = okSchema.extend({ id: idSchema });

/** What became of an entered order: a file brought it, so that it counts there, or it was cancelled. */
export const orderEnd = {
  booked: z
    .object({
      source: z.string(),
      orderNo: z.string(),
      because: z.enum(twinReasons).describe('The file has its number, or the same goods, or somebody told'),
    })
    .nullable()
    .describe('The order of a file that is this one and counts in its place; null: it counts itself, or was cancelled'),
  cancel: z
    .object({ isRefusal: z.boolean(), byName: z.string(), at: z.iso.datetime(), reason: z.string() })
    .nullable()
    .describe('null: it stands'),
  mayCancel: z.boolean().describe('By the caller'),
  mayRefuse: z.boolean().describe('By the caller, while it waits for a release'),
  mayTellTwin: z.boolean().describe('By the caller'),
};

export const orderOperations = {
  cancelOrder: operation({
    name: 'pricing.cancelOrder',
    method: 'POST',
    path: '/api/pricing/orders/{id}/cancel',
    access: 'pricing.order',
    input: byId.extend({ reason }),
    output: done,
    errors: ['pricing.order-not-found', 'pricing.order-cancelled', 'pricing.order-booked', 'pricing.order-given-back'],
    summary: { 'zh-CN': '作废录入的订单', en: 'Cancel an order that was entered here' },
    cli: { command: 'order cancel', positionals: ['id', 'reason'] },
  }),
  refuseOrder: operation({
    name: 'pricing.refuseOrder',
    method: 'POST',
    path: '/api/pricing/orders/{id}/refuse',
    access: 'pricing.release',
    input: byId.extend({ reason }),
    output: done,
    errors: [
      'pricing.order-not-found',
      'pricing.order-not-held',
      'pricing.own-order',
      'pricing.order-booked',
      'pricing.order-given-back',
    ],
    summary: { 'zh-CN': '拒绝放行因信用暂缓的订单', en: 'Refuse the release of an order that is held for credit' },
    cli: { command: 'order refuse', positionals: ['id', 'reason'] },
  }),
  tellTwin: operation({
    name: 'pricing.tellTwin',
    method: 'POST',
    path: '/api/pricing/orders/{id}/booked-as',
    access: 'pricing.order',
    input: byId.extend({
      orderNo: text(200),
      source: text(100).optional().describe('Needed where two sources have an order of that number'),
    }),
    output: done,
    errors: [
      'pricing.order-not-found',
      'pricing.order-cancelled',
      'pricing.order-booked',
      'pricing.no-such-twin',
      'pricing.twin-unlike',
      'pricing.twin-taken',
      'pricing.twin-of-two-sources',
    ],
    summary: {
      'zh-CN': '指明录入订单在文件中的订单号，避免重复计算',
      en: 'Say which order of a file an entered order is, so that it counts once',
    },
    cli: { command: 'order booked-as', positionals: ['id', 'orderNo'] },
  }),
  refuseTwin: operation({
    name: 'pricing.refuseTwin',
    method: 'POST',
    path: '/api/pricing/orders/{id}/not-booked',
    access: 'pricing.order',
    input: byId,
    output: done,
    errors: ['pricing.order-not-found', 'pricing.order-not-booked'],
    summary: {
      'zh-CN': '说明录入订单与文件中的订单是两笔',
      en: 'Say that an entered order and the order of a file are two',
    },
    cli: { command: 'order not-booked', positionals: ['id'] },
  }),
} as const;
