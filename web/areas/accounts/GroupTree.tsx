import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { ErrorState, Panel, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from './account-names.ts';
import { AccountLink } from './AccountName.tsx';
import styles from './group-tree.module.css';
import { accountScreens } from './messages/index.ts';
import type { Account } from './queries.ts';

const mostChildren = 50;

/** Where the account stands in its group: the companies above it, itself, and those directly below. */
export const GroupTree = ({ account }: { readonly account: Account }): ReactNode => {
  const t = useT(accountScreens);
  const { language } = useWords();
  const { data, error, refetch } = useRead(accountsContract.operations.tree, { id: account.id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  const { ancestors, children, descendants } = data;
  const below = descendants > children.length ? t('tree.below', { n: descendants }) : undefined;
  const depth = ancestors.length;
  return (
    <Panel title={t('tree.title')}>
      {depth === 0 && children.length === 0 ? (
        <p className={styles['quiet']}>{t('tree.alone')}</p>
      ) : (
        <ul className={styles['tree']}>
          {ancestors.toReversed().map((ancestor, level) => (
            <li key={ancestor.id} style={{ paddingInlineStart: level * 18 }}>
              <AccountLink account={ancestor} />
            </li>
          ))}
          <li aria-current="true" style={{ paddingInlineStart: depth * 18 }}>
            {shownNameOf(account, language)}
          </li>
          {children.slice(0, mostChildren).map((child) => (
            <li key={child.id} style={{ paddingInlineStart: (depth + 1) * 18 }}>
              <AccountLink account={child} />
            </li>
          ))}
          {children.length > mostChildren ? (
            <li className={styles['quiet']}>{t('tree.more', { n: children.length - mostChildren })}</li>
          ) : null}
        </ul>
      )}
      {below === undefined ? null : <p className={styles['quiet']}>{below}</p>}
    </Panel>
  );
};
