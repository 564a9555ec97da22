import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, ErrorState, LoadMore, Money, Panel, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useMay } from '#web/app/session';
import accountStyles from '../account/account.module.css';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { PurchaseState } from './PurchaseState.tsx';

const { listPurchases } = pricingContract.operations;

/** Tenders of the account, latest first. */
export const PurchasesPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const mayBid = useMay('pricing.purchase');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listPurchases, { accountId, limit: 10 });
  return (
    <Panel
      title={t('name')}
      actions={
        mayBid ? (
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/pricing/tenders/new', search: { account: accountId } })}
          >
            {t('new')}
          </AppButton>
        ) : undefined
      }
    >
      {error !== null ? <ErrorState error={error} onRetry={onRetry} /> : null}
      {isLoading ? <SkeletonBar height={60} /> : null}
      {!isLoading && error === null && rows.length === 0 ? <p className={styles['quiet']}>{t('accountNone')}</p> : null}
      <ul className={accountStyles['documents']}>
        {rows.map(({ id, number, state, total }) => (
          <li key={id}>
            <Link to="/pricing/purchases/$id" params={{ id }}>
              {number}
            </Link>
            <PurchaseState state={state} />
            <Money value={total} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};
