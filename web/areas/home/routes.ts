import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./TodayPage.tsx'), 'TodayPage'),
});

export const homeRoutes = [todayRoute] as const;
