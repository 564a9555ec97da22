import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorState, useT } from '#ui';
import { appMessages } from '../messages/index.ts';

/** A page that failed; the rail and the top bar stay. */
export const CrashPage = ({ error, reset }: ErrorComponentProps): ReactNode => {
  const t = useT(appMessages);
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return <ErrorState error={error} title={t('crash.title')} onRetry={retry} />;
};
