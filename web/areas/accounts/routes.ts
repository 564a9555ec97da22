import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { textIn } from '#web/app/search-text';

const newAccountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts/new',
  validateSearch: (search): { as?: string } => textIn(search, 'as'),
  component: lazyRouteComponent(() => import('./NewAccountPage.tsx'), 'NewAccountPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts/$id',
  validateSearch: (search): { tab?: string; below?: string; order?: string } => ({
    ...textIn(search, 'tab'),
    ...textIn(search, 'order'),
    ...textIn(search, 'below'),
  }),
  component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
});

export const accountsRoutes = [newAccountRoute, accountRoute] as const;
