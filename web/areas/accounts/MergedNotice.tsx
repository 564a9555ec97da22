import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState, useT } from '#ui';
import { accountScreens } from './messages/index.ts';

/** An account that a merge took up: leads to the one that stays. */
export const MergedNotice = ({ intoId }: { readonly intoId: string }): ReactNode => {
  const t = useT(accountScreens);
  return (
    <EmptyState
      title={t('merged.title')}
      action={
        <Link to="/accounts/$id" params={{ id: intoId }}>
          {t('merged.open')}
        </Link>
      }
    >
      {t('merged.text')}
    </EmptyState>
  );
};
