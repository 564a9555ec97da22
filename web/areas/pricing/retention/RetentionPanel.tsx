import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, DateText, ErrorState, LoadMore, Panel, SkeletonBar, useT, useWords } from '#ui';
import { useRead, useReadPages } from '#web/app/api';
import { useMay } from '#web/app/session';
import accountStyles from '../account/account.module.css';
import { pricingRetention } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { targetText } from './retention.ts';
import { MetChip, RetentionStateChip } from './RetentionChips.tsx';

const { listRetentionOffers } = pricingContract.operations;

/** Offers that were to keep the account. */
export const RetentionPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingRetention);
  const { language } = useWords();
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listRetentionOffers, { accountId, limit: 10 });
  return (
    <Panel
      title={t('name')}
      actions={
        mayAsk ? (
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/pricing/retention/new', search: { account: accountId } })}
          >
            {t('new')}
          </AppButton>
        ) : undefined
      }
    >
      {error !== null ? <ErrorState error={error} onRetry={onRetry} /> : null}
      {isLoading ? <SkeletonBar height={60} /> : null}
      {!isLoading && error === null && rows.length === 0 ? <p className={styles['quiet']}>{t('none')}</p> : null}
      <ul className={accountStyles['documents']}>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/pricing/retention/$id" params={{ id: row.id }}>
              {targetText(row, { t, language })}
            </Link>
            <RetentionStateChip state={row.state} />
            <DateText value={row.checkOn} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};

/** On a price request: that it is a retention offer, and what the account does in return. */
export const RequestRetention = ({ requestId }: { readonly requestId: string }): ReactNode => {
  const t = useT(pricingRetention);
  const { language } = useWords();
  const { data } = useRead(listRetentionOffers, { requestId, limit: 1 });
  const [row] = data?.rows ?? [];
  if (row === undefined) return null;
  return (
    <Panel title={t('openOffer')}>
      <p>
        <Link to="/pricing/retention/$id" params={{ id: row.id }}>
          {targetText(row, { t, language })}
        </Link>{' '}
        <MetChip isMet={row.isMet} />
      </p>
      <p className={styles['quiet']}>
        {t(`grounds.${row.ground}`)} · {t('checkOn')} <DateText value={row.checkOn} />
      </p>
    </Panel>
  );
};
