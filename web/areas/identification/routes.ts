import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { checked, textIn } from '#web/app/search-text';
import { portfolioSearchIn } from './portfolio/portfolio-search.ts';

const portfolioRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/portfolio',
  validateSearch: checked(portfolioSearchIn),
  component: lazyRouteComponent(() => import('./portfolio/PortfolioPage.tsx'), 'PortfolioPage'),
});

const policyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/policy',
  validateSearch: (search): { part?: string } => textIn(search, 'part'),
  component: lazyRouteComponent(() => import('./policy/PolicyPage.tsx'), 'PolicyPage'),
});

export const identificationRoutes = [portfolioRoute, policyRoute] as const;
