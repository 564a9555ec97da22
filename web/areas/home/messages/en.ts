import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  title: 'Today',
  state: {
    accounts: { one: '{n} account', other: '{n} accounts' },
    dataTo: 'orders to {day}',
    noData: 'no orders yet',
    proposals: { one: '{n} tier proposal waits', other: '{n} tier proposals wait' },
    overdue: { one: '{n} task is overdue', other: '{n} tasks are overdue' },
    dueToday: { one: '{n} task is due today', other: '{n} tasks are due today' },
  },
  steps: {
    title: 'Find your real key accounts in four steps',
    done: 'Done',
    accounts: {
      name: 'Import accounts',
      text: 'A list of customers, as Excel or CSV. Likely duplicates are offered for merging.',
      act: 'Import accounts',
    },
    orders: {
      name: 'Import orders',
      text: 'Order lines of at least one year; costs and payments make it sharper.',
      act: 'Import orders',
    },
    identify: {
      name: 'Run the identification',
      text: 'Scores every account by contribution, continuity, payment and growth, and says why.',
      act: 'Go to the portfolio',
    },
    decide: {
      name: 'Confirm tiers',
      text: 'Accept the proposed tiers one by one or in bulk; where you disagree, say why.',
      act: 'See the proposals',
    },
  },
  proposals: {
    title: 'Tier proposals',
    act: 'All proposals',
    more: { one: '{n} more', other: '{n} more' },
    none: 'No tier proposal waits for you.',
    others: 'Below A, to be decided together: {tiers}',
    othersAct: 'Decide these together',
    tierCount: '{tier}: {n}',
    net12: 'Net revenue, 12 months',
  },
  imports: {
    title: 'Imports',
    running: 'Importing',
    waiting: 'Uploaded, waits for its start',
    failed: 'Broke off; what was booked can be undone or continued',
    rejected: {
      one: '{n} row was not booked: download, mend, import again',
      other: '{n} rows were not booked: download, mend, import again',
    },
    act: { running: 'See progress', waiting: 'Continue', failed: 'Look at it', rejected: 'See the rows' },
    by: 'Uploaded by {name}',
  },
  data: {
    title: 'Data',
    lastOrder: 'Last order',
    asOf: 'Last identification',
    none: 'None',
    fresh: 'The data are fresh',
    aging: 'No order for more than two weeks: import the latest orders',
    old: 'No order for more than six weeks: lists and warnings are off until you import',
    behind: 'Orders came in since: run the identification again',
    notRun: 'The identification has not run yet',
    stale: { one: 'Figures of {n} account are being made anew', other: 'Figures of {n} accounts are being made anew' },
    importOrders: 'Import orders',
    identify: 'Go to the portfolio',
  },
} as const satisfies Shape<typeof zhCN>;
