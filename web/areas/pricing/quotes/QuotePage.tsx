import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { daysBetween } from '#kernel/day';
import { languages } from '#kernel/locale';
import type { Language } from '#kernel/locale';
import {
  AppButton,
  DateText,
  ErrorState,
  Form,
  MenuButton,
  Money,
  PageHeader,
  PageSkeleton,
  Panel,
  Percent,
  showNote,
  SideDrawer,
  StatLine,
  TextAreaField,
  useContractForm,
  useT,
  useWords,
  useActorName,
} from '#ui';
import { downloadUrlOf, useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { AccountLink, dayIn, RecordFiles } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import type { PricingWords } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Quote } from '../shared/data.ts';
import { QuoteState } from '../shared/StateChips.tsx';
import { QuotedLines } from './QuotedLines.tsx';

const { getQuote, closeQuote, listEnteredOrders, printQuote } = pricingContract.operations;
type Close = 'accepted' | 'lost' | 'withdrawn';

const acts = { accepted: 'quote.accept', lost: 'quote.lose', withdrawn: 'quote.withdraw' } as const;

type CloseProps = { readonly quote: Quote; readonly as: Close; readonly onClose: () => void };

const CloseForm = ({ quote, as, onClose }: CloseProps): ReactNode => {
  const t = useT(pricingScreens);
  const close = useAct(closeQuote, { refreshes: pricingReads });
  const form = useContractForm({
    schema: closeQuote.input,
    initial: { id: quote.id, version: quote.version, as },
    onSubmit: async (input) => {
      await close.run(input);
      showNote(t(`quote.closed.${as}`));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t(acts[as])} onCancel={onClose}>
      <TextAreaField
        {...form.field('reason')}
        label={t('quote.reason')}
        {...(as === 'lost' ? { hint: t('quote.loseHint') } : {})}
        isRequired={as === 'lost'}
        isPlain
        rows={3}
        hasAutoFocus
      />
    </Form>
  );
};

const QuoteActs = ({ quote }: { readonly quote: Quote }): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const mayQuote = useMay('pricing.quote');
  const mayOrder = useMay('pricing.order');
  const [closing, setClosing] = useState<Close | null>(null);
  const { id, number, state } = quote;
  const pick = (as: Close) => ({ label: t(acts[as]), onPick: () => setClosing(as) });
  const paper = (language: Language) => ({
    label: t(`quote.pdf.${language}`),
    onPick: () => location.assign(downloadUrlOf(printQuote, { id, language })),
  });
  return (
    <>
      <MenuButton button={<AppButton>{t('quote.print')}</AppButton>} groups={[languages.map(paper)]} />
      {mayQuote && state === 'open' ? (
        <MenuButton
          button={<AppButton>{t('acts')}</AppButton>}
          groups={[[pick('accepted'), pick('lost')], [{ ...pick('withdrawn'), tone: 'danger' as const }]]}
        />
      ) : null}
      {mayOrder && (state === 'open' || state === 'accepted') ? (
        <AppButton kind="primary" onClick={() => void navigate({ to: '/pricing/orders/new', search: { quote: id } })}>
          {t('quote.order')}
        </AppButton>
      ) : null}
      {closing === null ? null : (
        <SideDrawer isOpen onClose={() => setClosing(null)} title={`${t(acts[closing])} ${number}`}>
          <CloseForm quote={quote} as={closing} onClose={() => setClosing(null)} />
        </SideDrawer>
      )}
    </>
  );
};

/** How long the quote still binds us. */
const endText = ({ validUntil, state }: Quote, t: PricingWords, today: string): string => {
  if (state === 'expired' || validUntil < today) return t('quote.over');
  const days = daysBetween(today, validUntil);
  return days === 0 ? t('quote.lastDay') : t('quote.daysLeft', { n: days });
};

const OrdersOf = ({ quoteId }: { readonly quoteId: string }): ReactNode => {
  const t = useT(pricingScreens);
  const { data } = useRead(listEnteredOrders, { quoteId, limit: 100 });
  if (data === undefined) return null;
  if (data.rows.length === 0) return <p className={styles['quiet']}>{t('quote.noOrders')}</p>;
  return (
    <ul className={styles['grants']}>
      {data.rows.map(({ id, number, orderedOn, total }) => (
        <li key={id}>
          <Link to="/pricing/orders/$id" params={{ id }}>
            {number}
          </Link>
          <DateText value={orderedOn} />
          <Money value={total} figure="full" />
        </li>
      ))}
    </ul>
  );
};

const KnownQuote = ({ quote }: { readonly quote: Quote }): ReactNode => {
  const t = useT(pricingScreens);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const { number, account, requestId, note, closeReason } = quote;
  return (
    <>
      <PageHeader
        title={
          <>
            {t('quote.title', { number })} <QuoteState state={quote.state} />
          </>
        }
        state={
          <span className={styles['inText']}>
            <AccountLink account={account} /> ·{' '}
            {t('quote.lead', { name: nameOf(quote.createdByName), day: quote.quotedOn })}
          </span>
        }
        back={
          <Link to="/pricing" search={{ tab: 'quotes' }}>
            {t('quote.name')}
          </Link>
        }
        actions={<QuoteActs quote={quote} />}
      />
      <div className={styles['stack']}>
        <StatLine
          stats={[
            { label: t('quote.total'), value: <Money value={quote.total} figure="full" /> },
            { label: t('concession'), value: <Percent bp={quote.concessionBp} /> },
            {
              label: t('validUntil'),
              value: <DateText value={quote.validUntil} />,
              note: endText(quote, t, dayIn(timeZone)),
            },
            {
              label: t('quote.approvedBy'),
              value:
                requestId === null ? (
                  t('quote.ownAuthority')
                ) : (
                  <Link to="/pricing/requests/$id" params={{ id: requestId }}>
                    {t('quote.underRequest')}
                  </Link>
                ),
            },
          ]}
        />
        <Panel title={t('quote.lines')}>
          <QuotedLines lines={quote.lines} />
        </Panel>
        {note === null && closeReason === null ? null : (
          <Panel>
            <dl className={styles['words']}>
              {note === null ? null : (
                <>
                  <dt>{t('quote.note')}</dt>
                  <dd>{note}</dd>
                </>
              )}
              {closeReason === null ? null : (
                <>
                  <dt>{t('quote.closeReason')}</dt>
                  <dd>{closeReason}</dd>
                </>
              )}
            </dl>
          </Panel>
        )}
        <Panel title={t('quote.orders')}>
          <OrdersOf quoteId={quote.id} />
        </Panel>
        <RecordFiles kind="quote" record={quote.id} frame="panel" />
      </div>
    </>
  );
};

/** One quote: what is promised until when, what was called off, and what became of it. */
export const QuotePage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/quotes/$id' });
  const { data, error, refetch } = useRead(getQuote, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownQuote quote={data} />;
};
