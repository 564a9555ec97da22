import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { textIn } from '#web/app/search-text';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments',
  validateSearch: (search): { view?: string } => textIn(search, 'view'),
  component: lazyRouteComponent(() => import('./SegmentsPage.tsx'), 'SegmentsPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments/new',
  validateSearch: (search): { name?: string; rule?: string } => ({
    ...textIn(search, 'name'),
    ...textIn(search, 'rule'),
  }),
  component: lazyRouteComponent(() => import('./EditorPage.tsx'), 'NewSegmentPage'),
});

const segmentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments/$id',
  validateSearch: (search): { tab?: string; sort?: string } => ({
    ...textIn(search, 'tab'),
    ...textIn(search, 'sort'),
  }),
  component: lazyRouteComponent(() => import('./SegmentPage.tsx'), 'SegmentPage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments/$id/edit',
  component: lazyRouteComponent(() => import('./EditorPage.tsx'), 'EditSegmentPage'),
});

export const segmentsRoutes = [listRoute, newRoute, segmentRoute, editRoute] as const;
