import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { accountsRoutes } from '#web/accounts';
import { homeRoutes } from '#web/home';
import { identificationRoutes } from '#web/identification';
import { ledgerRoutes } from '#web/ledger';
import { pricingRoutes } from '#web/pricing';
import { segmentsRoutes } from '#web/segments';
import { warningsRoutes } from '#web/warnings';
import { shellRoute } from './root-route.ts';
import { textsIn } from './search-text.ts';

const dataPage = lazyRouteComponent(() => import('./parts/DataPage.tsx'), 'DataPage');
const dataRoute = createRoute({ getParentRoute: () => shellRoute, path: '/data', component: dataPage });
const dataPartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/data/$part',
  validateSearch: textsIn,
  component: dataPage,
});

const settingsPage = lazyRouteComponent(() => import('./parts/SettingsPage.tsx'), 'SettingsPage');
const settingsRoute = createRoute({ getParentRoute: () => shellRoute, path: '/settings', component: settingsPage });
const settingsPartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$part',
  validateSearch: textsIn,
  component: settingsPage,
});

/** The routes of all areas: spread `<area>Routes` of each here, and the area's module in areas.ts. */
export const areaRoutes = [
  dataRoute,
  dataPartRoute,
  settingsRoute,
  settingsPartRoute,
  ...accountsRoutes,
  ...homeRoutes,
  ...ledgerRoutes,
  ...identificationRoutes,
  ...pricingRoutes,
  ...segmentsRoutes,
  ...warningsRoutes,
];
