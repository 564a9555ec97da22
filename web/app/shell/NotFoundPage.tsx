import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader, useT } from '#ui';
import { appMessages } from '../messages/index.ts';

export const NotFoundPage = (): ReactNode => {
  const t = useT(appMessages);
  return (
    <>
      <PageHeader title={t('notFound.title')} state={t('notFound.text')} />
      <Link to="/">{t('notFound.home')}</Link>
    </>
  );
};
