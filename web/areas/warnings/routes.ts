import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { checked } from '#web/app/search-text';
import { warningsSearchIn } from './shared/warnings-search.ts';

const warningsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/warnings',
  validateSearch: checked(warningsSearchIn),
  component: lazyRouteComponent(() => import('./inbox/WarningsPage.tsx'), 'WarningsPage'),
});

const warningRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/warnings/$id',
  component: lazyRouteComponent(() => import('./story/StoryPage.tsx'), 'StoryPage'),
});

export const warningsRoutes = [warningsRoute, warningRoute] as const;
