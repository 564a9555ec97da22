import { lazy } from 'react';
import { pricingMessages } from '#areas/pricing/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { pricingScreens as words } from './messages/index.ts';

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
  ],
};
