import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { textIn } from '#web/app/search-text';
import { pricingSearchIn } from './shared/pricing-search.ts';

const pricingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing',
  validateSearch: pricingSearchIn,
  component: lazyRouteComponent(() => import('./PricingPage.tsx'), 'PricingPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./form/NewPricePage.tsx'), 'NewPricePage'),
});

const requestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/requests/$id',
  component: lazyRouteComponent(() => import('./requests/RequestPage.tsx'), 'RequestPage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/requests/$id/edit',
  component: lazyRouteComponent(() => import('./form/EditRequestPage.tsx'), 'EditRequestPage'),
});

const quoteRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/quotes/$id',
  component: lazyRouteComponent(() => import('./quotes/QuotePage.tsx'), 'QuotePage'),
});

const newOrderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/orders/new',
  validateSearch: (search): { account?: string; quote?: string } => ({
    ...textIn(search, 'account'),
    ...textIn(search, 'quote'),
  }),
  component: lazyRouteComponent(() => import('./orders/NewOrderPage.tsx'), 'NewOrderPage'),
});

const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/orders/$id',
  component: lazyRouteComponent(() => import('./orders/OrderPage.tsx'), 'OrderPage'),
});

export const pricingRoutes = [
  pricingRoute,
  newRoute,
  requestRoute,
  editRoute,
  quoteRoute,
  newOrderRoute,
  orderRoute,
] as const;
