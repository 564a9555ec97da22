import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingEstimates } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { EstimateFields } from './EstimateFields.tsx';

const { createEstimate } = pricingContract.operations;

/** Estimates what a made-to-order product costs for an account. */
export const NewEstimatePage = (): ReactNode => {
  const t = useT(pricingEstimates);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/estimates/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createEstimate, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createEstimate.input,
    initial: {
      lines: [
        { kind: 'materials', label: '', basis: 'unit', amount: '' },
        { kind: 'labour', label: '', basis: 'unit', amount: '' },
        { kind: 'tooling', label: '', basis: 'lot', amount: '' },
      ],
      ...(accountId !== undefined && { accountId }),
    },
    draftKey: `pricing.estimate.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('saved'));
      await navigate({ to: '/pricing/estimates/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader
        title={t('newTitle')}
        state={t('lead')}
        back={
          <Link to="/pricing" search={{ tab: 'estimates' }}>
            {t('back')}
          </Link>
        }
      />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <EstimateFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing', search: { tab: 'estimates' } })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
