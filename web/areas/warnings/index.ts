import { lazy } from 'react';
import { warningsMessages } from '#areas/warnings/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { warningScreens as words } from './messages/index.ts';

export { warningsRoutes } from './routes.ts';

/** Warnings: the inbox, the story of each, and how often they were right. */
export const warningsArea: AreaModule = {
  name: 'warnings',
  messages: warningsMessages,
  nav: [{ id: 'warnings', to: '/warnings', right: 'warnings.read' }],
  commands: [
    {
      id: 'warnings.mine',
      label: labelOf(words, 'today.label'),
      right: 'warnings.read',
      act: { to: '/warnings?who=mine' },
    },
    {
      id: 'warnings.payments',
      label: labelOf(words, 'tabs.payments'),
      right: 'ledger.company',
      act: { to: '/warnings?tab=payments' },
    },
  ],
  accountHead: [
    {
      id: 'warnings',
      slot: 'badges',
      order: 20,
      right: 'warnings.read',
      component: lazy(async () => ({ default: (await import('./account/HeadWarnings.tsx')).HeadWarnings })),
    },
  ],
  accountTabs: [
    {
      id: 'warnings',
      label: labelOf(words, 'tabs.account'),
      order: 20,
      right: 'warnings.read',
      component: lazy(async () => ({ default: (await import('./account/AccountWarningsTab.tsx')).AccountWarningsTab })),
      count: lazy(async () => ({ default: (await import('./account/WarningCount.tsx')).WarningCount })),
    },
  ],
  settings: [
    {
      id: 'warning-digest',
      label: labelOf(words, 'digest.tab'),
      order: 45,
      right: 'warnings.read',
      component: lazy(async () => ({ default: (await import('./digest/DigestPart.tsx')).DigestPart })),
    },
  ],
  today: [
    {
      id: 'warnings',
      label: labelOf(words, 'today.label'),
      order: 8,
      right: 'warnings.read',
      component: lazy(async () => ({ default: (await import('./inbox/WaitingPanel.tsx')).WaitingPanel })),
    },
  ],
};
