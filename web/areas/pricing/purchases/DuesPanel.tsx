import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { Chip, DateText, ErrorState, Money, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';

const { tenderDues } = pricingContract.operations;
const shownAtOnce = 7;

/** What the caller has to see to in tenders within a week, late ones first. */
export const DuesPanel = (): ReactNode => {
  const t = useT(pricingPurchases);
  const { language } = useWords();
  const { data, error, refetch } = useRead(tenderDues, { mine: true });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  const { rows } = data;
  if (rows.length === 0) return <p className={styles['quiet']}>{t('dues.none')}</p>;
  return (
    <>
      <ul className={requestStyles['waiting']}>
        {rows.slice(0, shownAtOnce).map(({ purchase, account, gate, dueOn, amount, isLate }) => (
          <li key={`${purchase.id} ${gate}`}>
            <span className={styles['twoLines']}>
              <Link to="/pricing/purchases/$id" params={{ id: purchase.id }}>
                {t(`gates.${gate}`)}
              </Link>
              <span className={styles['quiet']}>
                {shownNameOf(account, language)} · {purchase.title}
              </span>
            </span>
            {amount === null ? null : <Money value={amount} />}
            {isLate ? <Chip tone="loss">{t('late')}</Chip> : null}
            <DateText value={dueOn} />
          </li>
        ))}
      </ul>
      {rows.length > shownAtOnce ? <p className={styles['quiet']}>{t('dues.n', { n: rows.length })}</p> : null}
    </>
  );
};
