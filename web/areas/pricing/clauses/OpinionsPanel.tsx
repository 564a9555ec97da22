import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, SkeletonBar, useT, useWords } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from '#web/accounts';
import { pricingClauses } from '../messages/index.ts';
import styles from '../pricing.module.css';
import requestStyles from '../requests/requests.module.css';
import { ClockText } from '../shared/ClockText.tsx';
import { useClauseWords } from './use-clause-words.ts';

const { listClauseOpinions } = pricingContract.operations;
const shown = 5;

/** Opinions on contracts that wait for the reader; those that are late stand first. */
export const OpinionsPanel = (): ReactNode => {
  const t = useT(pricingClauses);
  const { language } = useWords();
  const { nameOf } = useClauseWords();
  const { data, error, refetch } = useRead(listClauseOpinions, { mine: true });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={60} />;
  if (data.rows.length === 0) return <p className={styles['quiet']}>{t('opinions.none')}</p>;
  return (
    <>
      <ul className={requestStyles['waiting']}>
        {data.rows.slice(0, shown).map((row) => (
          <li key={`${row.clauseId} ${row.office}`}>
            <span className={styles['twoLines']}>
              <Link to="/pricing/opinions">{nameOf(row)}</Link>
              <span className={styles['quiet']}>
                {row.contract.number} · {shownNameOf(row.account, language)}
              </span>
            </span>
            <ClockText dueAt={row.dueAt} />
          </li>
        ))}
      </ul>
      {data.rows.length > shown ? <Link to="/pricing/opinions">{t('opinions.open')}</Link> : null}
    </>
  );
};
