import { areaRoutes } from './area-routes.ts';
import { firstRunRoute, forgotPasswordRoute, invitationRoute, resetPasswordRoute, rootRoute, shellRoute, signInRoute } from './root-route.ts';

/** Every address of the application. Areas give their routes; their pages load when they are visited. */
export const routeTree = rootRoute.addChildren([
  shellRoute.addChildren(areaRoutes),
  signInRoute,
  firstRunRoute,
  invitationRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
]);
