import type { Shape } from '#kernel/i18n';
import type { creditZhCN } from './credit.zh-CN.ts';

export const creditEn = {
  title: 'Credit',
  grade: 'Grade {grade}',
  ungraded: 'There are no payments to grade by yet.',
  exposure: 'Exposure (unpaid and undelivered)',
  waiting: 'Entered orders not in the books yet',
  limit: 'Credit limit',
  noLimit: 'No credit limit is set',
  used: 'Limit used',
  bonds: 'Bid bonds with the account',
  overdueBonds: 'Overdue of them',
  outstanding: 'Money outstanding (bills and bonds)',
  open: 'Unpaid',
  overdue: 'Overdue of it',
  days: 'Beyond terms',
  noInvoices: 'No invoices yet',
  signs: {
    daysBeyondTerms: { one: '{n} day beyond terms', other: '{n} days beyond terms' },
    over60Share: '{value} over 60 days late',
    limitUse: '{value} of the limit used',
    lateProbability: 'Chance that the next bill is late: {value}',
    brokenPromises: { one: '{n} broken promise to pay', other: '{n} broken promises to pay' },
  },
  loss: 'Expected loss a year',
  ageing: 'Ageing',
  bands: { current: 'Not due', to30: '1–30 days', to60: '31–60 days', to90: '61–90 days', over90: 'Over 90 days' },
  oldest: { one: 'The oldest is {n} day overdue.', other: 'The oldest is {n} days overdue.' },
  asOf: 'Data to {day}.',
} as const satisfies Shape<typeof creditZhCN>;
