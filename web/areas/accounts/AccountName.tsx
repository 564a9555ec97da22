import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NameCell, useWords } from '#ui';
import { otherNameOf, shownNameOf } from './account-names.ts';
import type { Named } from './account-names.ts';

type Props = { readonly account: Named & { readonly id: string; readonly code?: string } };

/** The first cell of a list of accounts: the name as a link, other name and code below it. */
export const AccountName = ({ account }: Props): ReactNode => {
  const { language } = useWords();
  const name = shownNameOf(account, language);
  const note = [otherNameOf(account, language), account.code].filter((part) => part !== undefined && part !== '');
  return <NameCell name={<AccountLink account={account} />} note={note.join(' · ')} full={name} />;
};

/** An account by name where it is mentioned. */
export const AccountLink = ({ account }: Props): ReactNode => {
  const { language } = useWords();
  return (
    <Link to="/accounts/$id" params={{ id: account.id }}>
      {shownNameOf(account, language)}
    </Link>
  );
};
