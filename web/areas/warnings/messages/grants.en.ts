import type { Shape } from '#kernel/i18n';
import type { grantsZhCN } from './grants.zh-CN.ts';

export const grantsEn = {
  title: 'Who granted what',
  note: 'Papers decided on or begun in this time, the most money given away first. The percentage is what the deepest line gives off list (a plan: all of it), without what the 90 days before add up to.',
  none: 'In this time no request was approved, no agreement, plan, purchase or estimate signed, and nothing quoted or ordered below list.',
  more: { one: '{n} more paper gave away less.', other: '{n} more papers gave away less.' },
  under: 'under request {number}',
  ofGroup: 'of the group, with the whole group’s money',
  kinds: {
    request: 'Request',
    quote: 'Quote',
    order: 'Order',
    agreement: 'Agreement',
    plan: 'Plan',
    tender: 'Tender',
    lease: 'Lease',
    reciprocal: 'Reciprocal deal',
    estimate: 'Estimate',
  },
  acts: {
    request: 'Approved by {names}',
    quote: 'Quoted on own authority by {names}',
    order: 'Entered on own authority by {names}',
    agreement: 'Signed by {names}',
    plan: 'Signed by {names}',
    tender: 'Handed in by {names}',
    lease: 'Signed by {names}',
    reciprocal: 'Agreed by {names}',
    estimate: 'Signed by {names}',
  },
} as const satisfies Shape<typeof grantsZhCN>;
