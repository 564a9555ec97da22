import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, Chip, DateText, ErrorState, LoadMore, Panel, SkeletonBar, useT } from '#ui';
import { useReadPages } from '#web/app/api';
import { useMay } from '#web/app/session';
import accountStyles from '../account/account.module.css';
import { pricingNegotiations } from '../messages/index.ts';
import styles from '../pricing.module.css';

const { listNegotiations } = pricingContract.operations;
const tones = { agreed: 'accent', postponed: 'warm', 'broken-off': 'grey' } as const;

/** Talks about prices with the account: prepared ones and what came of the others. */
export const NegotiationsPanel = ({ accountId }: { readonly accountId: string }): ReactNode => {
  const t = useT(pricingNegotiations);
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  const { rows, paging, isLoading, error, onRetry } = useReadPages(listNegotiations, { accountId, limit: 10 });
  return (
    <Panel
      title={t('name')}
      actions={
        mayAsk ? (
          <AppButton
            size="small"
            kind="quiet"
            onClick={() => void navigate({ to: '/pricing/negotiations/new', search: { account: accountId } })}
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
        {rows.map(({ id, title, meetOn, outcome, asked, granted }) => (
          <li key={id}>
            <Link to="/pricing/negotiations/$id" params={{ id }}>
              {title}
            </Link>
            <Chip tone={outcome === null ? 'plain' : tones[outcome]}>
              {outcome === null ? t('prepared') : t(`outcomes.${outcome}`)}
            </Chip>
            <DateText value={meetOn} />
            <span>{outcome === null ? t('asksOf', { n: asked }) : t('grantedOf', { n: granted, of: asked })}</span>
          </li>
        ))}
      </ul>
      <LoadMore {...paging} />
    </Panel>
  );
};
