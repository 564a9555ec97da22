import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, DateText, ErrorState, LoadMore, Panel, Percent, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useMay } from '#web/app/session';
import accountStyles from '../account/account.module.css';
import { pricingPlans } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { PlanState } from './PlanState.tsx';

const { listBusinessPlans } = pricingContract.operations;

/** Whole-business plans of an account and of its group. */
export const PlansPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingPlans);
  const navigate = useNavigate();
  const mayAgree = useMay('pricing.agree');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listBusinessPlans, { accountId, limit: 10 });
  return (
    <Panel
      title={t('name')}
      actions={
        mayAgree ? (
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/pricing/plans/new', search: { account: accountId } })}
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
        {rows.map(({ id, number, state, lastOn, topRateBp }) => (
          <li key={id}>
            <Link to="/pricing/plans/$id" params={{ id }}>
              {number}
            </Link>
            <PlanState state={state} />
            <DateText value={lastOn} />
            <Percent bp={topRateBp} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};
