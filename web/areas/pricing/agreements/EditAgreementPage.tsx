import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingAgreements } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { Agreement } from '../shared/data.ts';
import { AgreementFields } from './AgreementFields.tsx';

const { createAgreement, getAgreement, updateAgreement } = pricingContract.operations;

const Editor = ({ agreement }: { readonly agreement: Agreement }): ReactNode => {
  const t = useT(pricingAgreements);
  const navigate = useNavigate();
  const update = useAct(updateAgreement, { refreshes: pricingReads });
  const { id, version, number, account } = agreement;
  const open = async (): Promise<void> => await navigate({ to: '/pricing/agreements/$id', params: { id } });
  const form = useContractForm({
    schema: createAgreement.input,
    initial: {
      accountId: account.id,
      title: agreement.title,
      reference: agreement.reference,
      coversGroup: agreement.coversGroup,
      validFrom: agreement.validFrom,
      validTo: agreement.validTo,
      noticeDays: agreement.noticeDays,
      lines: agreement.draftLines,
      ranges: agreement.draftRanges,
      creditDays: agreement.creditDays,
      rebateKind: agreement.rebateKind,
      rebatePeriod: agreement.rebatePeriod,
      rebateBasis: agreement.rebateBasis,
      tiers: agreement.tiers,
      serviceTerms: agreement.serviceTerms,
      visitsPerYear: agreement.visitsPerYear,
      indexClause: agreement.indexClause,
      note: agreement.note,
    },
    onSubmit: async ({ accountId: _fixed, ...terms }) => {
      await update.run({ id, version, ...terms });
      showNote(t('form.saved'));
      await open();
    },
  });
  return (
    <>
      <PageHeader
        title={t('form.editTitle', { number })}
        back={
          <Link to="/pricing/agreements/$id" params={{ id }}>
            {number}
          </Link>
        }
      />
      <AgreementFields
        form={form}
        onCancel={() => void open()}
        account={account}
        isAccountFixed
        agreementId={id}
        known={[...agreement.products, ...agreement.ranges.flatMap(({ product }) => product ?? [])]}
      />
    </>
  );
};

/** Changes the draft of an agreement. */
export const EditAgreementPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/agreements/$id/edit' });
  const { data, error, refetch } = useRead(getAgreement, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return <Editor key={data.version} agreement={data} />;
};
