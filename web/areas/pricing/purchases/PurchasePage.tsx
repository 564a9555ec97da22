import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, Money, PageHeader, PageSkeleton, StatLine, useActorName, useT } from '#ui';
import { useRead } from '#web/app/api';
import { AccountLink } from '#web/accounts';
import { ClausesPanel } from '../clauses/ClausesPanel.tsx';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import type { Purchase } from '../shared/data.ts';
import { PaperRisk } from '../shared/RiskNote.tsx';
import { LeaseBody } from './LeaseBody.tsx';
import { PurchaseActs } from './PurchaseActs.tsx';
import { ReciprocalBody } from './ReciprocalBody.tsx';
import { PurchaseState } from './PurchaseState.tsx';
import { TenderBody } from './TenderBody.tsx';

const { getPurchase } = pricingContract.operations;

type Props = { readonly purchase: Purchase };

const Authority = ({ purchase: { request, state } }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  if (request === null) return state === 'draft' || state === 'withdrawn' ? '—' : t('ownAuthority');
  return (
    <Link to="/pricing/requests/$id" params={{ id: request.id }}>
      {t('underRequest', { number: request.number })}
    </Link>
  );
};

const Stats = ({ purchase }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const { mode, total, creditDays, reason, tender } = purchase;
  const reference = tender?.reference ?? null;
  return (
    <StatLine
      stats={[
        { label: t('modeLabel'), value: t(`modes.${mode}`) },
        { label: t('total'), value: <Money value={total} figure="full" /> },
        ...(mode === 'lease'
          ? []
          : [
              { label: t('creditDays'), value: creditDays === null ? t('accountTerms') : t('days', { n: creditDays }) },
            ]),
        { label: t('authority'), value: <Authority purchase={purchase} /> },
        ...(reference === null ? [] : [{ label: t('reference'), value: reference }]),
        ...(reason === null ? [] : [{ label: t('reasonLabel'), value: t(`reasons.${reason}`) }]),
      ]}
    />
  );
};

const Body = ({ purchase }: Props): ReactNode => {
  const { tender, lease, reciprocal } = purchase;
  if (tender !== null) return <TenderBody purchase={purchase} tender={tender} />;
  if (reciprocal !== null) return <ReciprocalBody purchase={purchase} reciprocal={reciprocal} />;
  return lease === null ? null : <LeaseBody purchase={purchase} lease={lease} />;
};

const Known = ({ purchase }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const nameOf = useActorName();
  const { number, account, state, committedOn, committedByName } = purchase;
  return (
    <>
      <PageHeader
        title={
          <>
            {purchase.title} <PurchaseState state={state} />
          </>
        }
        state={
          <span className={styles['inText']}>
            {number} · <AccountLink account={account} /> ·{' '}
            {committedOn === null || committedByName === null
              ? t('by', { name: nameOf(purchase.createdByName) })
              : t('committedBy', { name: nameOf(committedByName), day: committedOn })}
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'purchases' }}>
            {t('back')}
          </Link>
        }
        actions={<PurchaseActs purchase={purchase} />}
      />
      <div className={styles['stack']}>
        <PaperRisk asked={state === 'draft' ? { accountId: account.id, lines: purchase.draftLines } : null} />
        <Stats purchase={purchase} />
        {purchase.approverMissing === null ? null : (
          <p role="status">{t(`reciprocal.approverMissing.${purchase.approverMissing}`)}</p>
        )}
        <Body purchase={purchase} />
        <ClausesPanel contract={{ kind: 'purchase', id: purchase.id }} />
      </div>
    </>
  );
};

/** One tender, lease or exchange, with what may be done with it. */
export const PurchasePage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/purchases/$id' });
  const { data, error, refetch } = useRead(getPurchase, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <PageSkeleton /> : <Known purchase={data} />;
};
