import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, DateText, ErrorState, LoadMore, Panel, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingAgreements } from '../messages/index.ts';
import styles from '../pricing.module.css';
import accountStyles from '../account/account.module.css';
import { AgreementState } from './AgreementState.tsx';

const { listAgreements } = pricingContract.operations;

/** Agreements of the account and of its group, latest first. */
export const AgreementsPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingAgreements);
  const navigate = useNavigate();
  const mayAgree = useMay('pricing.agree');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listAgreements, { accountId, limit: 10 });
  return (
    <Panel
      title={t('name')}
      actions={
        mayAgree ? (
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/pricing/agreements/new', search: { account: accountId } })}
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
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/pricing/agreements/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
            <AgreementState {...row} />
            <DateText value={row.validFrom} />
            <DateText value={row.lastOn} />
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};
