import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState, useT } from '#ui';
import { appMessages } from '../messages/index.ts';

export const NotFoundPage = (): ReactNode => {
  const t = useT(appMessages);
  return (
    <EmptyState title={t('notFound.title')} action={<Link to="/">{t('notFound.home')}</Link>}>
      {t('notFound.text')}
    </EmptyState>
  );
};
