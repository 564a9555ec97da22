import type { ReactNode } from 'react';
import { useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import styles from './policy.module.css';

/** A figure of a policy that differs between two versions, in words. */
export type ChangedTerm = { readonly label: string; readonly before: string; readonly after: string };

/** What differs between two policies, line by line. */
export const ChangedTerms = ({ changes }: { readonly changes: readonly ChangedTerm[] }): ReactNode => {
  const t = useT(appMessages);
  if (changes.length === 0) return <p className={styles['quiet']}>{t('policy.noChanges')}</p>;
  return (
    <dl className={styles['changes']}>
      {changes.map(({ label, before, after }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{t('policy.change', { before, after })}</dd>
        </div>
      ))}
    </dl>
  );
};
