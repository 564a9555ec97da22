import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from './root-route.ts';

const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./shell/StartPage.tsx'), 'StartPage'),
});

/** The routes of all areas: spread `<area>Routes` of each here, and the area's module in areas.ts. */
export const areaRoutes = [startRoute];
