import { lazy } from 'react';
import { identificationMessages } from '#areas/identification/messages';
import { labelOf } from '#web/app/area-module';
import type { AreaModule } from '#web/app/area-module';
import { identificationScreens as words } from './messages/index.ts';

export { identificationRoutes } from './routes.ts';

const marks = () => import('./why/HeadMarks.tsx');

/** Portfolio, Policy, and what the account page says of its score. */
export const identificationArea: AreaModule = {
  name: 'identification',
  messages: identificationMessages,
  nav: [
    { id: 'portfolio', to: '/portfolio', right: 'identification.read' },
    { id: 'policy', to: '/policy', right: 'identification.read' },
  ],
  commands: [
    {
      id: 'identification.proposals',
      label: labelOf(words, 'proposals.name'),
      right: 'identification.read',
      act: { to: '/portfolio?tab=proposals' },
    },
    {
      id: 'identification.proof',
      label: labelOf(words, 'proof.title'),
      right: 'identification.read',
      act: { to: '/portfolio?tab=proof' },
    },
    {
      id: 'identification.prospects',
      label: labelOf(words, 'prospects.name'),
      right: 'identification.read',
      act: { to: '/portfolio?tab=prospects' },
    },
  ],
  accountHead: [
    {
      id: 'score',
      slot: 'score',
      order: 10,
      right: 'identification.read',
      component: lazy(async () => ({ default: (await marks()).HeadScore })),
    },
    {
      id: 'badges',
      slot: 'badges',
      order: 10,
      right: 'identification.read',
      component: lazy(async () => ({ default: (await marks()).HeadBadges })),
    },
  ],
  accountOverview: [
    {
      id: 'score',
      label: labelOf(words, 'why.panel'),
      order: 10,
      right: 'identification.read',
      component: lazy(async () => ({ default: (await import('./why/ScorePanel.tsx')).ScorePanel })),
    },
  ],
  accountTabs: [
    {
      id: 'score',
      label: labelOf(words, 'why.tab'),
      order: 15,
      right: 'identification.read',
      component: lazy(async () => ({ default: (await import('./why/ScoreTab.tsx')).ScoreTab })),
    },
    {
      id: 'statements',
      label: labelOf(words, 'statements.tab'),
      order: 75,
      right: 'identification.read',
      component: lazy(async () => ({ default: (await import('./statements/StatementsTab.tsx')).StatementsTab })),
    },
  ],
};
