import type { ReactNode } from 'react';
import { Missing, SkeletonBar, useT } from '#ui';
import { accountScreens } from './messages/index.ts';
import { useIsLoadingUsers, useUserNames } from './queries.ts';

/** A colleague by id, such as the key-account manager of an account. */
export const OwnerName = ({ id }: { readonly id: string | null }): ReactNode => {
  const t = useT(accountScreens);
  const nameOf = useUserNames();
  const isLoading = useIsLoadingUsers();
  if (isLoading && id !== null) return <SkeletonBar width={48} />;
  return nameOf(id) ?? <Missing reason={id === null ? t('noOwner') : t('unknownUser')} />;
};
