import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useCallback } from 'react';
import type { ReactNode } from 'react';
import type { Language } from '#kernel/locale';
import { identityContract } from '#platform/identity/contract';
import { PageSkeleton, Toasts, UiProvider, WordsProvider } from '#ui';
import { call } from './api.ts';
import { AreasContext } from './area-context.ts';
import { areaModules } from './areas.ts';
import { keepLanguage } from './language.ts';
import { RefusalWords } from './RefusalWords.tsx';
import { cache, router } from './router.ts';
import { sessionQuery } from './session.ts';

type Props = { readonly firstLanguage: Language };

/** Words in the language of the signed-in user, and figures in the company's currency and zone. */
const Inside = ({ firstLanguage }: Props): ReactNode => {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  const handleLanguageChange = useCallback((language: Language): void => {
    keepLanguage(language);
    if (cache.getQueryData(sessionQuery.queryKey) === undefined) return;
    cache.setQueryData(
      sessionQuery.queryKey,
      (before) => before && { ...before, language, user: { ...before.user, language } },
    );
    void call(identityContract.operations.updateMe, { language });
  }, []);
  return (
    <WordsProvider
      language={session?.language ?? firstLanguage}
      {...(session === undefined ? {} : { currency: session.company.currency, timeZone: session.company.timeZone })}
      onLanguageChange={handleLanguageChange}
    >
      <Suspense fallback={null}>
        <RefusalWords>
          <AreasContext value={areaModules}>
            <Suspense fallback={<PageSkeleton />}>
              <RouterProvider router={router} />
            </Suspense>
            <Toasts />
          </AreasContext>
        </RefusalWords>
      </Suspense>
    </WordsProvider>
  );
};

export const App = ({ firstLanguage }: Props): ReactNode => (
  <UiProvider>
    <QueryClientProvider client={cache}>
      <Inside firstLanguage={firstLanguage} />
    </QueryClientProvider>
  </UiProvider>
);
