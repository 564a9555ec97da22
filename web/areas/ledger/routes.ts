import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';
import { checked, choiceIn, textIn } from '#web/app/search-text';
import { accountSearchIn } from './accounts/account-search.ts';
import { wizardSteps } from './imports/wizard-step.ts';
import type { WizardStep } from './imports/wizard-step.ts';

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts',
  validateSearch: checked(accountSearchIn),
  component: lazyRouteComponent(() => import('./accounts/AccountsPage.tsx'), 'AccountsPage'),
});

type ImportSearch = { readonly id?: string; readonly step?: WizardStep; readonly kind?: string };

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data/import',
  validateSearch: checked((search): ImportSearch => {
    const step = choiceIn(search['step'], wizardSteps);
    return { ...textIn(search, 'id'), ...textIn(search, 'kind'), ...(step !== undefined && { step }) };
  }),
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
});

const productRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data/products/$id',
  component: lazyRouteComponent(() => import('./products/ProductPage.tsx'), 'ProductPage'),
});

export const ledgerRoutes = [listRoute, importRoute, productRoute] as const;
