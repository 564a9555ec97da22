import { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { isAppError } from '#kernel/app-error';
import { onSignedOut } from './api.ts';
import { CrashPage } from './shell/CrashPage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { PendingPage } from './shell/PendingPage.tsx';
import { routeTree } from './routes.ts';

/** Refusals are final; only a lost connection or a bug is worth a second try. */
const mayRetry = (failures: number, error: Error): boolean =>
  failures < 2 && (!isAppError(error) || error.code === 'browser.offline');

export const cache = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: mayRetry, refetchOnWindowFocus: true } },
});

export const router = createRouter({
  routeTree,
  context: { cache },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 200,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

onSignedOut(() => {
  const isInside = cache.getQueryData(['identity', 'me', {}]) !== undefined;
  if (!isInside) return;
  cache.clear();
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
