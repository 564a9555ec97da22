import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, Money, Percent, Sentences, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import { ClockText } from '../shared/ClockText.tsx';

const { listRequests } = pricingContract.operations;
const shownAtOnce = 5;

/** Price requests that wait for the caller, the most urgent first. */
export const WaitingPanel = (): ReactNode => {
  const t = useT(pricingScreens);
  const { language } = useWords();
  const { data, error, refetch } = useRead(listRequests, { waitingForMe: true, limit: 100 });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  const rows = data.rows.toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  if (rows.length === 0) return <p className={shared['quiet']}>{t('inbox.todayNone')}</p>;
  return (
    <>
      <ul className={styles['waiting']}>
        {rows.slice(0, shownAtOnce).map(({ id, number, account, judgedBp, amount, dueAt }) => (
          <li key={id}>
            <span className={shared['twoLines']}>
              <Link to="/pricing/requests/$id" params={{ id }}>
                {shownNameOf(account, language)}
              </Link>
              <span className={shared['quiet']}>
                {number} · <Money value={amount} />
              </span>
            </span>
            <Percent bp={judgedBp} />
            <ClockText dueAt={dueAt} />
          </li>
        ))}
      </ul>
      {rows.length > shownAtOnce ? (
        <p className={shared['quiet']}>
          <Sentences>
            {t('inbox.today', { n: rows.length })}
            <Link to="/pricing" search={{ view: 'waiting' }}>
              {t('inbox.todayAll')}
            </Link>
          </Sentences>
        </p>
      ) : null}
    </>
  );
};
