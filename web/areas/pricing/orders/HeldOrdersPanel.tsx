import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateText, ErrorState, LoadMore, Money, SkeletonBar, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingHolds } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';

const { listEnteredOrders } = pricingContract.operations;

/** Orders that are held for credit and wait for a release, the latest first. */
export const HeldOrdersPanel = (): ReactNode => {
  const t = useT(pricingHolds);
  const { language } = useWords();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listEnteredOrders, { isHeld: true, limit: 5 });
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <SkeletonBar height={60} />;
  if (rows.length === 0) return <p className={styles['quiet']}>{t('todayNone')}</p>;
  return (
    <>
      <ul className={requestStyles['waiting']}>
        {rows.map(({ id, number, account, total, orderedOn }) => (
          <li key={id}>
            <span className={styles['twoLines']}>
              <Link to="/pricing/orders/$id" params={{ id }}>
                {shownNameOf(account, language)}
              </Link>
              <span className={styles['quiet']}>
                {number} · <DateText value={orderedOn} />
              </span>
            </span>
            <Money value={total} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </>
  );
};
