import { lazy } from 'react';
import { ledgerMessages } from '#areas/ledger/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { importScreens, ledgerScreens as words } from './messages/index.ts';

export { ledgerRoutes } from './routes.ts';

/** Screens of the ledger: the list of accounts, an account's money, imports, products, exchange rates. */
export const ledgerArea: AreaModule = {
  name: 'ledger',
  messages: ledgerMessages,
  nav: [
    { id: 'accounts', to: '/accounts', right: 'ledger.read' },
    { id: 'data', to: '/data', right: 'products.read' },
  ],
  commands: [
    {
      id: 'ledger.import',
      label: labelOf(importScreens, 'start'),
      right: 'ledger.import',
      act: { to: '/data/import' },
    },
    {
      id: 'ledger.products',
      label: labelOf(words, 'data.products'),
      right: 'products.read',
      act: { to: '/data/products' },
    },
    { id: 'ledger.rates', label: labelOf(words, 'data.rates'), right: 'ledger.read', act: { to: '/data/rates' } },
  ],
  accountHead: [
    {
      id: 'money',
      slot: 'money',
      order: 10,
      right: 'ledger.read',
      component: lazy(async () => ({ default: (await import('./figures/MoneyHead.tsx')).MoneyHead })),
    },
  ],
  accountOverview: [
    {
      id: 'figures',
      label: labelOf(words, 'tabs.figures'),
      order: 20,
      right: 'ledger.read',
      component: lazy(async () => ({ default: (await import('./figures/FiguresPanel.tsx')).FiguresPanel })),
    },
  ],
  accountHistory: [
    {
      id: 'trade',
      right: 'ledger.read',
      read: async (question) => await (await import('./figures/trade-history.ts')).readTradeHistory(question),
    },
  ],
  accountCompared: [
    {
      key: 'creditLimit',
      label: labelOf(words, 'bills.limit'),
      right: 'ledger.read',
      read: async (question) => await (await import('./figures/credit-limit-text.ts')).creditLimitText(question),
    },
  ],
  accountTabs: [
    {
      id: 'orders',
      label: labelOf(words, 'tabs.orders'),
      order: 20,
      right: 'ledger.read',
      component: lazy(async () => ({ default: (await import('./figures/OrdersTab.tsx')).OrdersTab })),
    },
    {
      id: 'products',
      label: labelOf(words, 'tabs.products'),
      order: 30,
      right: 'ledger.read',
      component: lazy(async () => ({ default: (await import('./figures/MixTab.tsx')).MixTab })),
    },
    {
      id: 'payments',
      label: labelOf(words, 'tabs.payments'),
      order: 40,
      right: 'ledger.read',
      component: lazy(async () => ({ default: (await import('./figures/PaymentsTab.tsx')).PaymentsTab })),
    },
  ],
  data: [
    {
      id: 'imports',
      label: labelOf(words, 'data.imports'),
      order: 10,
      right: 'ledger.import',
      component: lazy(async () => ({ default: (await import('./imports/ImportsPart.tsx')).ImportsPart })),
    },
    {
      id: 'products',
      label: labelOf(words, 'data.products'),
      order: 20,
      right: 'products.read',
      component: lazy(async () => ({ default: (await import('./products/ProductsPart.tsx')).ProductsPart })),
    },
    {
      id: 'rates',
      label: labelOf(words, 'data.rates'),
      order: 30,
      right: 'ledger.read',
      component: lazy(async () => ({ default: (await import('./products/RatesPart.tsx')).RatesPart })),
    },
  ],
};
