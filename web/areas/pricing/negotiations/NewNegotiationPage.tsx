import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingNegotiations } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { NegotiationFields } from './NegotiationFields.tsx';

const { createNegotiation } = pricingContract.operations;

/** Prepares a talk about prices. */
export const NewNegotiationPage = (): ReactNode => {
  const t = useT(pricingNegotiations);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/negotiations/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createNegotiation, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createNegotiation.input,
    initial: accountId === undefined ? {} : { accountId },
    draftKey: `pricing.negotiation.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('saved'));
      await navigate({ to: '/pricing/negotiations/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader title={t('newTitle')} state={t('lead')} back={<Link to="/pricing">{t('back')}</Link>} />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <NegotiationFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing' })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
