import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { accountsMessages } from '#areas/accounts/messages';
import { DateText, Panel, useT, useActorName } from '#ui';
import { useRead } from '#web/app/api';
import styles from './account.module.css';
import { accountScreens } from './messages/index.ts';

/** How tier and type came about: what was decided when, by whom, why, until when. */
export const StandingHistory = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(accountScreens);
  const words = useT(accountsMessages);
  const nameOf = useActorName();
  const { data } = useRead(accountsContract.operations.standing, { id: accountId });
  if (data === undefined || data.changes.length === 0) return null;
  const named = (field: 'tier' | 'ka_type', value: string | null): string =>
    words.find(field === 'tier' ? `tiers.${value ?? 'unrated'}` : `kaTypes.${value}`) ?? t('standing.none');
  return (
    <Panel title={t('standing.title')}>
      <ul className={styles['lines']}>
        {data.changes.map((change) => (
          <li key={change.id} className={styles['line']}>
            <span className={styles['lineMain']}>
              {t('standing.change', {
                before: named(change.field, change.before),
                after: named(change.field, change.after),
              })}
              <span className={styles['lineNote']}>
                <DateText value={change.decidedAt} />
                {change.decidedByName === null ? null : ` · ${nameOf(change.decidedByName)}`}
                {change.expiresOn === null ? null : ` · ${t('standing.until', { day: change.expiresOn })}`}
              </span>
              {change.reason === null ? null : <span className={styles['lineNote']}>{change.reason}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
