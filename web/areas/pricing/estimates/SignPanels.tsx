import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import type { EstimateOffice } from '#domain/pricing';
import { DateText, ErrorState, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';

const { listEstimates } = pricingContract.operations;

const SignPanel = ({ lacks }: { readonly lacks: EstimateOffice }): ReactNode => {
  const t = useT(pricingEstimates);
  const { language } = useWords();
  const { data, error, refetch } = useRead(listEstimates, { lacks, limit: 5 });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  if (data.rows.length === 0) return <p className={styles['quiet']}>{t('today.none')}</p>;
  return (
    <ul className={requestStyles['waiting']}>
      {data.rows.map(({ id, number, title, account, validUntil }) => (
        <li key={id}>
          <span className={styles['twoLines']}>
            <Link to="/pricing/estimates/$id" params={{ id }}>
              {title}
            </Link>
            <span className={styles['quiet']}>
              {number} · {shownNameOf(account, language)}
            </span>
          </span>
          <DateText value={validUntil} />
        </li>
      ))}
    </ul>
  );
};

/** Estimates that production has to sign. */
export const ProductionPanel = (): ReactNode => <SignPanel lacks="production" />;

/** Estimates that production has signed and finance has not. */
export const FinancePanel = (): ReactNode => <SignPanel lacks="finance" />;
