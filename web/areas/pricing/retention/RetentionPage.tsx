import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  DateText,
  ErrorState,
  Money,
  PageHeader,
  PageSkeleton,
  Panel,
  Percent,
  Quantity,
  useActorName,
  useT,
  useWords,
} from '#ui';
import { useRead } from '#web/app/api';
import { AccountLink } from '#web/accounts';
import { pricingRetention } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { Fact } from '../shared/JudgedLineFacts.tsx';
import { targetText } from './retention.ts';
import type { RetentionOffer } from './retention.ts';
import { MetChip, RetentionStateChip } from './RetentionChips.tsx';

const { getRetentionOffer } = pricingContract.operations;
type Props = { readonly offer: RetentionOffer };

const Effect = ({ offer }: Props): ReactNode => {
  const t = useT(pricingRetention);
  const { days, startedOn } = offer;
  if (startedOn === null || days === null) return <p className={styles['quiet']}>{t('notMade')}</p>;
  return (
    <dl className={styles['facts']}>
      <Fact label={t('orders')}>
        <Quantity value={offer.orders} />
      </Fact>
      <Fact label={t('bought')}>
        <Money value={offer.bought} />
      </Fact>
      <Fact label={t('lastOrderOn')}>{offer.lastOrderOn === null ? '—' : <DateText value={offer.lastOrderOn} />}</Fact>
      <Fact label={`${t('contribution')} · ${t('before', { n: days })}`}>
        <Money value={offer.contributionBefore} reason={t('notKnown')} />
      </Fact>
      <Fact label={`${t('contribution')} · ${t('after', { n: days })}`}>
        <strong>
          <Money value={offer.contributionAfter} reason={t('notKnown')} />
        </strong>
      </Fact>
    </dl>
  );
};

const InReturn = ({ offer }: Props): ReactNode => {
  const t = useT(pricingRetention);
  const { language } = useWords();
  const { dueInvoices: due, paidInvoices: paid, boundUntil, countermove } = offer;
  return (
    <>
      <p>
        {targetText(offer, { t, language })} <MetChip isMet={offer.isMet} />
      </p>
      <dl className={styles['facts']}>
        <Fact label={t('startedOn')}>
          {offer.startedOn === null ? t('notMade') : <DateText value={offer.startedOn} />}
        </Fact>
        <Fact label={t('checkOn')}>
          <DateText value={offer.checkOn} />
        </Fact>
        {countermove === 'payment' ? <Fact label={t('invoices')}>{t('invoicesOf', { paid, due })}</Fact> : null}
        {countermove === 'term' ? (
          <Fact label={t('boundUntil')}>{boundUntil === null ? '—' : <DateText value={boundUntil} />}</Fact>
        ) : null}
      </dl>
    </>
  );
};

const lifecycleWords = ['prospect', 'active', 'dormant', 'lost'] as const;

const Standing = ({ offer }: Props): ReactNode => {
  const t = useT(pricingRetention);
  const { lifecycle, aliveBp, lastOrderOn } = offer.standing;
  const known = lifecycleWords.find((word) => word === lifecycle);
  return (
    <Panel title={t('standing')}>
      <dl className={styles['facts']}>
        <Fact label={t('ground')}>{t(`grounds.${offer.ground}`)}</Fact>
        <Fact label={t('lifecycle')}>{known === undefined ? '—' : t(`lifecycles.${known}`)}</Fact>
        <Fact label={t('aliveBp')}>
          <Percent bp={aliveBp} digits={0} />
        </Fact>
        <Fact label={t('lastOrderOn')}>{lastOrderOn === null ? '—' : <DateText value={lastOrderOn} />}</Fact>
      </dl>
      {offer.groundNote === null ? null : <p className={styles['note']}>{offer.groundNote}</p>}
    </Panel>
  );
};

const KnownOffer = ({ offer }: Props): ReactNode => {
  const t = useT(pricingRetention);
  const nameOf = useActorName();
  const { account, request, quote } = offer;
  return (
    <>
      <PageHeader
        title={
          <>
            {t('name')} <RetentionStateChip state={offer.state} />
          </>
        }
        state={
          <span className={styles['inText']}>
            <AccountLink account={account} /> ·{' '}
            <Link to="/pricing/requests/$id" params={{ id: request.id }}>
              {request.number}
            </Link>
            {quote === null ? null : (
              <>
                {' · '}
                <Link to="/pricing/quotes/$id" params={{ id: quote.id }}>
                  {quote.number}
                </Link>
              </>
            )}{' '}
            · {t('by', { name: nameOf(offer.createdByName) })}
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'retention' }}>
            {t('back')}
          </Link>
        }
      />
      <div className={styles['request']}>
        <div className={styles['stack']}>
          <Panel title={t('effect')}>
            <Effect offer={offer} />
          </Panel>
          <Panel title={t('inReturn')}>
            <InReturn offer={offer} />
          </Panel>
        </div>
        <Standing offer={offer} />
      </div>
    </>
  );
};

/** One retention offer: what came of it, whether the account did its part, and why it was made. */
export const RetentionPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/retention/$id' });
  const { data, error, refetch } = useRead(getRetentionOffer, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownOffer offer={data} />;
};
