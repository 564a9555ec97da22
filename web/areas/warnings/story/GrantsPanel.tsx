import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateText, Money, Panel, Percent, useT } from '#ui';
import { useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { warningScreens } from '../messages/index.ts';
import type { Warning } from '../shared/data.ts';
import styles from '../warnings.module.css';

const { listRequests } = pricingContract.operations;

/** Who granted what since it began: approved price requests of the account. */
export const GrantsPanel = ({ warning: { account, since } }: { readonly warning: Warning }): ReactNode => {
  const t = useT(warningScreens);
  const mayRead = useMay('pricing.read');
  const { data } = useRead(listRequests, { accountId: account.id, state: 'approved', limit: 50 }, { isOff: !mayRead });
  if (data === undefined) return null;
  const granted = data.rows.filter(({ createdAt }) => createdAt >= since);
  return (
    <Panel title={t('grants.title')}>
      {granted.length === 0 ? <p className={styles['quiet']}>{t('grants.none')}</p> : null}
      <ul className={styles['lines']}>
        {granted.map(({ id, number, createdByName, createdAt, judgedBp, amount }) => (
          <li key={id}>
            <span className={styles['twoLines']}>
              <Link to="/pricing/requests/$id" params={{ id }}>
                {number}
              </Link>
              <span className={styles['quiet']}>
                {createdByName} · <DateText value={createdAt} />
              </span>
            </span>
            <Percent bp={judgedBp} />
            <Money value={amount} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};
