import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateText, ErrorState, LoadMore, Money, Panel, Percent, SkeletonBar, useT } from '#ui';
import { useRead, useReadPages } from '#web/app/api';
import { pricingBooks } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './account.module.css';
import { GrantList } from '../shared/GrantList.tsx';
import { QuoteState, RequestState } from '../shared/StateChips.tsx';

const { accountConcessions, listRequests, listQuotes } = pricingContract.operations;
type Props = { readonly accountId: string };

/** What the account was granted lately, as one number and document by document. */
export const ConcessionsPanel = ({ accountId }: Props): ReactNode => {
  const t = useT(pricingBooks);
  const { data, error, refetch } = useRead(accountConcessions, { id: accountId });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonBar height={80} />;
  return (
    <Panel title={t('account.concessions', { days: data.days })}>
      <p className={shared['figureLarge']}>
        <Percent bp={data.concessionBp} />
      </p>
      <GrantList window={data} />
    </Panel>
  );
};

/** Price requests of the account, latest first. */
export const RequestsPanel = ({ accountId }: Props): ReactNode => {
  const t = useT(pricingBooks);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listRequests, { accountId, limit: 10 });
  return (
    <Panel title={t('account.requests')}>
      {error !== null ? <ErrorState error={error} onRetry={onRetry} /> : null}
      {isLoading ? <SkeletonBar height={60} /> : null}
      {!isLoading && rows.length === 0 ? <p className={shared['quiet']}>{t('account.noRequests')}</p> : null}
      <ul className={styles['documents']}>
        {rows.map(({ id, number, state, judgedBp, amount }) => (
          <li key={id}>
            <Link to="/pricing/requests/$id" params={{ id }}>
              {number}
            </Link>
            <RequestState state={state} />
            <Percent bp={judgedBp} />
            <Money value={amount} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};

/** Quotes of the account, latest first. */
export const QuotesPanel = ({ accountId }: Props): ReactNode => {
  const t = useT(pricingBooks);
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listQuotes, { accountId, limit: 10 });
  return (
    <Panel title={t('account.quotes')}>
      {error !== null ? <ErrorState error={error} onRetry={onRetry} /> : null}
      {isLoading ? <SkeletonBar height={60} /> : null}
      {!isLoading && rows.length === 0 ? <p className={shared['quiet']}>{t('account.noQuotes')}</p> : null}
      <ul className={styles['documents']}>
        {rows.map(({ id, number, state, validUntil, total }) => (
          <li key={id}>
            <Link to="/pricing/quotes/$id" params={{ id }}>
              {number}
            </Link>
            <QuoteState state={state} />
            <DateText value={validUntil} />
            <Money value={total} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};
