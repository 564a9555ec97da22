import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateText, ErrorState, Sentences, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';

const { listAgreements } = pricingContract.operations;
const shownAtOnce = 5;

/** Agreements whose renewal is due, the first to end first. */
export const RenewalsPanel = (): ReactNode => {
  const t = useT(pricingAgreements);
  const { language } = useWords();
  const { data, error, refetch } = useRead(listAgreements, { due: true, limit: 100 });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  const rows = data.rows.toSorted((a, b) => a.validTo.localeCompare(b.validTo));
  if (rows.length === 0) return <p className={styles['quiet']}>{t('today.none')}</p>;
  return (
    <>
      <ul className={requestStyles['waiting']}>
        {rows.slice(0, shownAtOnce).map(({ id, number, account, title, validTo }) => (
          <li key={id}>
            <span className={styles['twoLines']}>
              <Link to="/pricing/agreements/$id" params={{ id }}>
                {shownNameOf(account, language)}
              </Link>
              <span className={styles['quiet']}>
                {number} · {title}
              </span>
            </span>
            <DateText value={validTo} />
          </li>
        ))}
      </ul>
      {rows.length > shownAtOnce ? (
        <p className={styles['quiet']}>
          <Sentences>
            {t('today.n', { n: rows.length })}
            <Link to="/pricing" search={{ tab: 'agreements', due: 'yes' }}>
              {t('today.all')}
            </Link>
          </Sentences>
        </p>
      ) : null}
    </>
  );
};
