import { createRoute } from '@tanstack/react-router';
import { areaRoutes } from './area-routes.ts';
import {
  firstRunRoute,
  forgotPasswordRoute,
  invitationRoute,
  resetPasswordRoute,
  rootRoute,
  shellRoute,
  signInRoute,
} from './root-route.ts';
import { NotFoundPage } from './shell/NotFoundPage.tsx';

/** Any other address: the shell stays around the answer. */
const nowhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

/** Every address of the application. Areas give their routes; their pages load when they are visited. */
export const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([...areaRoutes, nowhereRoute]),
  signInRoute,
  firstRunRoute,
  invitationRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
]);
