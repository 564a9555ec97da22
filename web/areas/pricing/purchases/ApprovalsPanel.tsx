import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, LoadMore, Money, SkeletonBar, useT, useWords } from '#ui';
import { useReadPages } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';

const { listPurchases } = pricingContract.operations;

/** Exchanges, offsets and leases with a residual that wait for finance, the latest first. */
export const ApprovalsPanel = (): ReactNode => {
  const t = useT(pricingPurchases);
  const { language } = useWords();
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listPurchases, { awaitsFinance: true, limit: 5 });
  if (error !== null) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <SkeletonBar height={60} />;
  if (rows.length === 0) return <p className={styles['quiet']}>{t('reciprocal.todayNone')}</p>;
  return (
    <>
      <ul className={requestStyles['waiting']}>
        {rows.map(({ id, number, account, title, total }) => (
          <li key={id}>
            <span className={styles['twoLines']}>
              <Link to="/pricing/purchases/$id" params={{ id }}>
                {shownNameOf(account, language)}
              </Link>
              <span className={styles['quiet']}>
                {number} · {title}
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
