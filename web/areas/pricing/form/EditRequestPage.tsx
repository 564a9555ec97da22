import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, ErrorState, PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingScreens } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { PriceRequest } from '../shared/data.ts';
import type { Outcome } from './price-draft.ts';
import { PriceForm } from './PriceForm.tsx';
import { useFormJudgement } from './use-form-judgement.ts';

const { getRequest, createRequest, updateRequest, quoteRequest } = pricingContract.operations;

const Editor = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const update = useAct(updateRequest, { refreshes: pricingReads });
  const quote = useAct(quoteRequest, { refreshes: pricingReads });
  const mayQuote = useMay('pricing.quote');
  /** What the rules say now, and whether this submit only keeps the draft. */
  const outcomeNow = useRef<Outcome | null>(null);
  const isDraftOnly = useRef(false);
  const { id, version, account, marketingSupport, creditDays, agreement } = request;
  const open = async (): Promise<void> => await navigate({ to: '/pricing/requests/$id', params: { id } });
  const form = useContractForm({
    schema: createRequest.input,
    initial: {
      accountId: account.id,
      lines: request.lines,
      ...(marketingSupport !== null && { marketingSupport }),
      ...(creditDays !== null && { creditDays }),
      reason: request.reason,
      competitor: request.competitor,
      competitorPrice: request.competitorPrice,
      competitorSource: request.competitorSource,
      competitorProof: request.competitorProof,
      offered: request.offered,
      noLeverReason: request.noLeverReason,
      wantedUntil: request.wantedUntil,
    },
    onSubmit: async ({ accountId: _fixed, ...input }) => {
      await update.run({
        id,
        version,
        ...input,
        // A cleared field is told as such; the server keeps what it is not told of.
        marketingSupport: input.marketingSupport ?? '0',
        creditDays: input.creditDays ?? null,
        reason: input.reason ?? null,
        competitor: input.competitor ?? null,
        competitorPrice: input.competitorPrice ?? null,
        competitorSource: input.competitorSource ?? null,
        competitorProof: input.competitorProof ?? null,
        offered: input.offered ?? [],
        noLeverReason: input.noLeverReason ?? null,
        wantedUntil: input.wantedUntil ?? null,
      });
      const isQuoted = outcomeNow.current === 'quote' && mayQuote && agreement === null && !isDraftOnly.current;
      isDraftOnly.current = false;
      if (isQuoted) {
        const made = await quote.run({ id });
        showNote(t('request.madeQuote', { number: made.number }));
        await navigate({ to: '/pricing/quotes/$id', params: { id: made.id } });
        return;
      }
      showNote(t('form.savedDraft'));
      await open();
    },
  });
  const judged = useFormJudgement(form.values, id);
  const { outcome } = judged;
  const isQuotable = outcome === 'quote' && mayQuote && agreement === null;
  useEffect(() => {
    outcomeNow.current = outcome;
  }, [outcome]);
  const saveDraft = (): void => {
    isDraftOnly.current = true;
    form.submit();
  };
  return (
    <>
      <PageHeader
        title={t('form.editTitle', { number: request.number })}
        back={
          <Link to="/pricing/requests/$id" params={{ id }}>
            {request.number}
          </Link>
        }
        actions={isQuotable ? <AppButton onClick={saveDraft}>{t('form.saveDraft')}</AppButton> : undefined}
      />
      <PriceForm
        form={form}
        judged={judged}
        submitText={t(isQuotable ? 'form.sendQuote' : 'form.saveDraft')}
        onCancel={() => void open()}
        account={account}
        isAccountFixed
        known={request.products}
      />
    </>
  );
};

/** Changes a draft or a returned request. */
export const EditRequestPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/requests/$id/edit' });
  const { data, error, refetch } = useRead(getRequest, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Editor key={data.version} request={data} />;
};
