import { lazy } from 'react';
import { pricingMessages } from '#areas/pricing/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import {
  pricingAgreements,
  pricingClauses,
  pricingEstimates,
  pricingHolds,
  pricingPlans,
  pricingPurchases,
  pricingScreens as words,
} from './messages/index.ts';

export { pricingRoutes } from './routes.ts';

/** Price requests, quotes, entered orders, floors, authority, and the prices of an account. */
export const pricingArea: AreaModule = {
  name: 'pricing',
  messages: pricingMessages,
  nav: [{ id: 'pricing', to: '/pricing', right: 'pricing.read' }],
  commands: [
    {
      id: 'pricing.new',
      label: labelOf(words, 'inbox.new'),
      right: 'pricing.request',
      act: { to: '/pricing/new' },
    },
    {
      id: 'pricing.waiting',
      label: labelOf(words, 'inbox.todayLabel'),
      right: 'pricing.decide',
      act: { to: '/pricing?view=waiting' },
    },
    {
      id: 'pricing.order',
      label: labelOf(words, 'order.newTitle'),
      right: 'pricing.order',
      act: { to: '/pricing/orders/new' },
    },
    {
      id: 'pricing.agreement',
      label: labelOf(pricingAgreements, 'new'),
      right: 'pricing.agree',
      act: { to: '/pricing/agreements/new' },
    },
    {
      id: 'pricing.plan',
      label: labelOf(pricingPlans, 'new'),
      right: 'pricing.agree',
      act: { to: '/pricing/plans/new' },
    },
    {
      id: 'pricing.estimate',
      label: labelOf(pricingEstimates, 'new'),
      right: 'pricing.estimate',
      act: { to: '/pricing/estimates/new' },
    },
    {
      id: 'pricing.tender',
      label: labelOf(pricingPurchases, 'new'),
      right: 'pricing.purchase',
      act: { to: '/pricing/tenders/new' },
    },
    {
      id: 'pricing.lease',
      label: labelOf(pricingPurchases, 'newLease'),
      right: 'pricing.purchase',
      act: { to: '/pricing/leases/new' },
    },
    {
      id: 'pricing.reciprocal',
      label: labelOf(pricingPurchases, 'newReciprocal'),
      right: 'pricing.purchase',
      act: { to: '/pricing/reciprocals/new' },
    },
  ],
  accountTabs: [
    {
      id: 'pricing',
      label: labelOf(words, 'tabs.account'),
      order: 30,
      right: 'pricing.read',
      component: lazy(async () => ({ default: (await import('./account/PricesTab.tsx')).PricesTab })),
    },
  ],
  today: [
    {
      id: 'price-requests',
      label: labelOf(words, 'inbox.todayLabel'),
      order: 5,
      right: 'pricing.decide',
      component: lazy(async () => ({ default: (await import('./requests/WaitingPanel.tsx')).WaitingPanel })),
    },
    {
      id: 'held-orders',
      label: labelOf(pricingHolds, 'todayLabel'),
      order: 5,
      right: 'pricing.release',
      component: lazy(async () => ({ default: (await import('./orders/HeldOrdersPanel.tsx')).HeldOrdersPanel })),
    },
    {
      id: 'estimates-production',
      label: labelOf(pricingEstimates, 'today.production'),
      order: 6,
      right: 'pricing.sign-production',
      component: lazy(async () => ({ default: (await import('./estimates/SignPanels.tsx')).ProductionPanel })),
    },
    {
      id: 'estimates-finance',
      label: labelOf(pricingEstimates, 'today.finance'),
      order: 7,
      right: 'pricing.sign-finance',
      component: lazy(async () => ({ default: (await import('./estimates/SignPanels.tsx')).FinancePanel })),
    },
    {
      id: 'reciprocals-to-approve',
      label: labelOf(pricingPurchases, 'reciprocal.today'),
      order: 8,
      right: 'pricing.offset',
      component: lazy(async () => ({ default: (await import('./purchases/ApprovalsPanel.tsx')).ApprovalsPanel })),
    },
    {
      id: 'clause-opinions',
      label: labelOf(pricingClauses, 'opinions.today'),
      order: 9,
      right: 'pricing.opine',
      component: lazy(async () => ({ default: (await import('./clauses/OpinionsPanel.tsx')).OpinionsPanel })),
    },
    {
      id: 'tender-dues',
      label: labelOf(pricingPurchases, 'dues.label'),
      order: 15,
      right: 'pricing.bond',
      component: lazy(async () => ({ default: (await import('./purchases/DuesPanel.tsx')).DuesPanel })),
    },
    {
      id: 'agreement-renewals',
      label: labelOf(pricingAgreements, 'today.label'),
      order: 40,
      right: 'pricing.agree',
      component: lazy(async () => ({ default: (await import('./agreements/RenewalsPanel.tsx')).RenewalsPanel })),
    },
  ],
};
