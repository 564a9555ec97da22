import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isAppError } from '#kernel/app-error';
import { identityContract } from '#platform/identity/contract';
import { loadUsedTrees } from '#ui';
import { call } from './api.ts';
import { sessionQuery } from './session.ts';
import { textIn } from './search-text.ts';

export type RouterContext = { readonly cache: QueryClient };

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const isFresh = async (): Promise<boolean> => (await call(identityContract.operations.firstRunState, {})).needed;

/** Parent of every page behind the sign-in: loads the session, or leads to sign-in or first run. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      const { language } = await context.cache.ensureQueryData(sessionQuery);
      await loadUsedTrees(language);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'browser.signed-out') throw error;
      if (await isFresh()) throw redirect({ to: '/first-run' });
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string; done?: string } => ({
    ...textIn(search, 'next'),
    ...textIn(search, 'done'),
  }),
  beforeLoad: async () => {
    if (await isFresh()) throw redirect({ to: '/first-run' });
  },
  component: lazyRouteComponent(() => import('./entry/SignInPage.tsx'), 'SignInPage'),
});

export const firstRunRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-run',
  beforeLoad: async () => {
    if (!(await isFresh())) throw redirect({ to: '/sign-in' });
  },
  component: lazyRouteComponent(() => import('./entry/FirstRunPage.tsx'), 'FirstRunPage'),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: (search): { token?: string } => textIn(search, 'token'),
  component: lazyRouteComponent(() => import('./entry/InvitationPage.tsx'), 'InvitationPage'),
});

export const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./entry/PasswordPages.tsx'), 'ForgotPasswordPage'),
});

export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  validateSearch: (search): { token?: string } => textIn(search, 'token'),
  component: lazyRouteComponent(() => import('./entry/PasswordPages.tsx'), 'ResetPasswordPage'),
});
