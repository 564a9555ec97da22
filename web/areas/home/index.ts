import { lazy } from 'react';
import { homeMessages } from '#areas/home/messages';
import type { AreaModule } from '#web/app/area-module';
import { labelOf } from '#web/app/area-module';
import { homeScreens as words } from './messages/index.ts';
import { searchRecords } from './search.ts';

export { homeRoutes } from './routes.ts';

/** Today, and what the search box finds. */
export const homeArea: AreaModule = {
  name: 'home',
  messages: homeMessages,
  nav: [{ id: 'today', to: '/', right: 'home.read' }],
  search: searchRecords,
  settings: [
    {
      id: 'health',
      label: labelOf(words, 'health.title'),
      order: 80,
      right: 'company.manage',
      component: lazy(async () => ({ default: (await import('./HealthPart.tsx')).HealthPart })),
    },
  ],
  topBar: [lazy(async () => ({ default: (await import('./AsOf.tsx')).AsOf }))],
};
