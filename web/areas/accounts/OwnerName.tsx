import type { ReactNode } from 'react';
import { Missing, useT } from '#ui';
import { accountScreens } from './messages/index.ts';
import { useUserNames } from './queries.ts';

/** A colleague by id, such as the key-account manager of an account. */
export const OwnerName = ({ id }: { readonly id: string | null }): ReactNode => {
  const t = useT(accountScreens);
  const nameOf = useUserNames();
  return nameOf(id) ?? <Missing reason={id === null ? t('noOwner') : t('unknownUser')} />;
};
