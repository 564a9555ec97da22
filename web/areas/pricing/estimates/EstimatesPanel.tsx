import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, Chip, DateText, ErrorState, LoadMore, Panel, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useMay } from '#web/app/session';
import accountStyles from '../account/account.module.css';
import { pricingEstimates } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { estimateTones } from './estimate-tones.ts';

const { listEstimates } = pricingContract.operations;

/** What is made to order for the account. */
export const EstimatesPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingEstimates);
  const navigate = useNavigate();
  const mayMake = useMay('pricing.estimate');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listEstimates, { accountId, limit: 10 });
  return (
    <Panel
      title={t('name')}
      actions={
        mayMake ? (
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/pricing/estimates/new', search: { account: accountId } })}
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
        {rows.map(({ id, title, state, validUntil }) => (
          <li key={id}>
            <Link to="/pricing/estimates/$id" params={{ id }}>
              {title}
            </Link>
            <Chip tone={estimateTones[state]}>{t(`states.${state}`)}</Chip>
            <DateText value={validUntil} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};
