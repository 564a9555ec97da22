import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { retentionGrounds } from '#domain/pricing';
import type { RetentionGround } from '#domain/pricing';
import { checked, choiceIn, textIn } from '#web/app/search-text';
import { pricingSearchIn } from './shared/pricing-search.ts';

const pricingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing',
  validateSearch: checked(pricingSearchIn),
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

const newAgreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/agreements/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./agreements/NewAgreementPage.tsx'), 'NewAgreementPage'),
});

const agreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/agreements/$id',
  component: lazyRouteComponent(() => import('./agreements/AgreementPage.tsx'), 'AgreementPage'),
});

const editAgreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/agreements/$id/edit',
  component: lazyRouteComponent(() => import('./agreements/EditAgreementPage.tsx'), 'EditAgreementPage'),
});

const newPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/plans/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./plans/NewPlanPage.tsx'), 'NewPlanPage'),
});

const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/plans/$id',
  component: lazyRouteComponent(() => import('./plans/PlanPage.tsx'), 'PlanPage'),
});

const editPlanRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/plans/$id/edit',
  component: lazyRouteComponent(() => import('./plans/EditPlanPage.tsx'), 'EditPlanPage'),
});

const newNegotiationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/negotiations/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./negotiations/NewNegotiationPage.tsx'), 'NewNegotiationPage'),
});

const negotiationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/negotiations/$id',
  component: lazyRouteComponent(() => import('./negotiations/NegotiationPage.tsx'), 'NegotiationPage'),
});

const newRetentionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/retention/new',
  validateSearch: checked((search): { account?: string; ground?: RetentionGround } => {
    const ground = choiceIn(search['ground'], retentionGrounds);
    return { ...textIn(search, 'account'), ...(ground !== undefined && { ground }) };
  }),
  component: lazyRouteComponent(() => import('./retention/NewRetentionPage.tsx'), 'NewRetentionPage'),
});

const retentionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/retention/$id',
  component: lazyRouteComponent(() => import('./retention/RetentionPage.tsx'), 'RetentionPage'),
});

const newEstimateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/estimates/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./estimates/NewEstimatePage.tsx'), 'NewEstimatePage'),
});

const estimateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/estimates/$id',
  component: lazyRouteComponent(() => import('./estimates/EstimatePage.tsx'), 'EstimatePage'),
});

const newTenderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/tenders/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./purchases/NewTenderPage.tsx'), 'NewTenderPage'),
});

const editTenderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/tenders/$id/edit',
  component: lazyRouteComponent(() => import('./purchases/EditTenderPage.tsx'), 'EditTenderPage'),
});

const newLeaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/leases/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./purchases/NewLeasePage.tsx'), 'NewLeasePage'),
});

const editLeaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/leases/$id/edit',
  component: lazyRouteComponent(() => import('./purchases/EditLeasePage.tsx'), 'EditLeasePage'),
});

const newReciprocalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/reciprocals/new',
  validateSearch: (search): { account?: string } => textIn(search, 'account'),
  component: lazyRouteComponent(() => import('./purchases/NewReciprocalPage.tsx'), 'NewReciprocalPage'),
});

const editReciprocalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/reciprocals/$id/edit',
  component: lazyRouteComponent(() => import('./purchases/EditReciprocalPage.tsx'), 'EditReciprocalPage'),
});

const purchaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/purchases/$id',
  component: lazyRouteComponent(() => import('./purchases/PurchasePage.tsx'), 'PurchasePage'),
});

const opinionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/opinions',
  component: lazyRouteComponent(() => import('./clauses/OpinionsPage.tsx'), 'OpinionsPage'),
});

const newOrderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/pricing/orders/new',
  validateSearch: (search): { account?: string; quote?: string; purchase?: string } => ({
    ...textIn(search, 'account'),
    ...textIn(search, 'quote'),
    ...textIn(search, 'purchase'),
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
  newAgreementRoute,
  agreementRoute,
  editAgreementRoute,
  newPlanRoute,
  planRoute,
  editPlanRoute,
  newNegotiationRoute,
  negotiationRoute,
  newRetentionRoute,
  retentionRoute,
  newEstimateRoute,
  estimateRoute,
  newTenderRoute,
  editTenderRoute,
  newLeaseRoute,
  editLeaseRoute,
  newReciprocalRoute,
  editReciprocalRoute,
  purchaseRoute,
  opinionsRoute,
  newOrderRoute,
  orderRoute,
] as const;
