import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingScreens } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { PriceRequest } from '../shared/data.ts';
import { PriceForm, useFormJudgement } from './PriceForm.tsx';

const { getRequest, createRequest, updateRequest } = pricingContract.operations;

const Editor = ({ request }: { readonly request: PriceRequest }): ReactNode => {
  const t = useT(pricingScreens);
  const navigate = useNavigate();
  const update = useAct(updateRequest, { refreshes: pricingReads });
  const { id, version, account, marketingSupport, creditDays } = request;
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
        reason: input.reason ?? null,
        competitor: input.competitor ?? null,
        competitorPrice: input.competitorPrice ?? null,
        competitorSource: input.competitorSource ?? null,
        offered: input.offered ?? [],
        noLeverReason: input.noLeverReason ?? null,
        wantedUntil: input.wantedUntil ?? null,
      });
      showNote(t('form.savedDraft'));
      await open();
    },
  });
  const judged = useFormJudgement(form, id);
  return (
    <>
      <PageHeader
        title={t('form.editTitle', { number: request.number })}
        back={
          <Link to="/pricing/requests/$id" params={{ id }}>
            {request.number}
          </Link>
        }
      />
      <PriceForm
        form={form}
        judged={judged}
        submitText={t('form.saveDraft')}
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
