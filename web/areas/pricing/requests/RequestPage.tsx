import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  ErrorState,
  MenuButton,
  PageHeader,
  PageSkeleton,
  showNote,
  useRefusalText,
  useT,
  useWords,
  useActorName,
} from '#ui';
import { formatInstant } from '#kernel/format';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { AccountLink, RecordFiles } from '#web/accounts';
import { pricingScreens } from '../messages/index.ts';
import shared from '../pricing.module.css';
import styles from './requests.module.css';
import { pricingReads } from '../shared/data.ts';
import type { PriceRequest } from '../shared/data.ts';
import { RiskNote } from '../shared/RiskNote.tsx';
import { RequestState } from '../shared/StateChips.tsx';
import { AskedPanel } from './AskedPanel.tsx';
import { PaperPanel } from './PaperPanel.tsx';
import { DecisionBar } from './DecisionBar.tsx';
import { LeverPanel } from './LeverPanel.tsx';
import { ReferencePanel } from './ReferencePanel.tsx';
import { RequestRetention } from '../retention/RetentionPanel.tsx';
import { RoutePanel } from './RoutePanel.tsx';
import { StandingPanel } from './StandingPanel.tsx';

const { getRequest, check, submitRequest, closeRequest, quoteRequest } = pricingContract.operations;

/** What the one who asked may do with the request now. */
const OwnActs = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const mayAsk = useMay('pricing.request');
  const mayQuote = useMay('pricing.quote');
  const refusalText = useRefusalText();
  const [refusal, setRefusal] = useState<unknown>(null);
  const submit = useAct(submitRequest, { refreshes: pricingReads });
  const close = useAct(closeRequest, { refreshes: pricingReads });
  const quote = useAct(quoteRequest, { refreshes: pricingReads });
  const { id, version, state } = request;
  const act = async (run: () => Promise<void>): Promise<void> => {
    setRefusal(null);
    try {
      await run();
    } catch (error) {
      setRefusal(error);
    }
  };
  const handleClose = (as: 'solved' | 'withdrawn') => (): void =>
    void act(async () => {
      await close.run({ id, version, as });
      showNote(t(`request.closed.${as}`));
    });
  const isOpen = state === 'draft' || state === 'returned';
  const isFree = request.agreement === null && request.plan === null && request.purchase === null;
  const isClosable = mayAsk && (isOpen || state === 'submitted' || (state === 'approved' && request.quote === null));
  const closing = [
    ...(state === 'approved' ? [] : [{ label: t('request.solve'), onPick: handleClose('solved') }]),
    { label: t('request.withdraw'), onPick: handleClose('withdrawn'), tone: 'danger' as const },
  ];
  return (
    <>
      {refusal === null ? null : (
        <p className={shared['refusal']} role="alert">
          {refusalText(refusal)}
        </p>
      )}
      {isClosable ? <MenuButton button={<AppButton>{t('acts')}</AppButton>} groups={[closing]} /> : null}
      {isOpen && request.mayEdit ? (
        <>
          <AppButton onClick={() => void navigate({ to: '/pricing/requests/$id/edit', params: { id } })}>
            {t('request.edit')}
          </AppButton>
          <AppButton
            kind="primary"
            isBusy={submit.isBusy}
            onClick={() =>
              void act(async () => {
                await submit.run({ id, version });
                showNote(t('request.sent'));
              })
            }
          >
            {t('request.submit')}
          </AppButton>
        </>
      ) : null}
      {state === 'approved' && request.quote === null && isFree && mayQuote ? (
        <AppButton
          kind="primary"
          isBusy={quote.isBusy}
          onClick={() =>
            void act(async () => {
              const made = await quote.run({ id });
              showNote(t('request.madeQuote', { number: made.number }));
              await navigate({ to: '/pricing/quotes/$id', params: { id: made.id } });
            })
          }
        >
          {t('request.quote')}
        </AppButton>
      ) : null}
    </>
  );
};

const KnownRequest = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const { timeZone } = useWords();
  const nameOf = useActorName();
  const { id, account, lines, marketingSupport, creditDays } = request;
  const judged = useRead(check, {
    accountId: account.id,
    requestId: id,
    lines,
    ...(marketingSupport !== null && { marketingSupport }),
    ...(creditDays !== null && { creditDays }),
  });
  const isOver = !['draft', 'returned', 'submitted'].includes(request.state);
  return (
    <div className={request.maySign ? styles['withBar'] : undefined}>
      <PageHeader
        title={
          <>
            {t('request.title', { number: request.number })} <RequestState state={request.state} />
          </>
        }
        state={
          <span className={shared['inText']}>
            <AccountLink account={account} /> ·{' '}
            {t('request.lead', { name: nameOf(request.createdByName), at: formatInstant(request.createdAt, timeZone) })}
            {request.round > 1 ? ` · ${t('request.round', { n: request.round })}` : ''}
          </span>
        }
        back={<Link to="/pricing">{t('back')}</Link>}
        actions={request.maySign ? undefined : <OwnActs request={request} />}
      />
      <div className={shared['request']}>
        <div className={shared['stack']}>
          <RequestRetention requestId={id} />
          <LeverPanel request={request} />
          {isOver && request.state !== 'approved' ? null : <RiskNote risk={judged.data?.openRisk ?? null} />}
          {judged.error === null ? null : <ErrorState error={judged.error} onRetry={() => void judged.refetch()} />}
          <ReferencePanel request={request} judgement={judged.data} />
          <StandingPanel judgement={judged.data} />
          <AskedPanel request={request} judgement={judged.data} />
          {request.paper === null ? null : <PaperPanel paper={request.paper} />}
          {isOver ? <p className={shared['quiet']}>{t('request.figuresToday')}</p> : null}
          <RecordFiles kind="price-request" record={id} frame="panel" />
        </div>
        <RoutePanel request={request} />
      </div>
      {request.maySign ? <DecisionBar request={request} /> : null}
    </div>
  );
};

/** One price request: what else was offered first, then what the price compares with, and the price last. */
export const RequestPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/requests/$id' });
  const { data, error, refetch } = useRead(getRequest, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <KnownRequest request={data} />;
};
