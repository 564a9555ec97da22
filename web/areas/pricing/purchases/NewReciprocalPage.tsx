import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { emptyLine } from '../form/price-draft.ts';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { emptyTheirs } from './reciprocal-form.ts';
import { ReciprocalFields } from './ReciprocalFields.tsx';

const { createReciprocal } = pricingContract.operations;

/** Drafts an exchange or offset; nothing is promised until finance has approved it. */
export const NewReciprocalPage = (): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/reciprocals/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createReciprocal, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createReciprocal.input,
    initial: {
      kind: 'exchange',
      lines: [{ ...emptyLine }],
      theirs: [{ ...emptyTheirs }],
      ...(accountId === undefined ? {} : { accountId }),
    },
    draftKey: `pricing.reciprocal.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input.kind === 'offset' ? { ...input, lines: [] } : { ...input, ourBills: [] });
      showNote(t('form.saved'));
      await navigate({ to: '/pricing/purchases/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader
        title={t('reciprocal.newTitle')}
        state={t('reciprocal.lead')}
        back={
          <Link to="/pricing" search={{ tab: 'purchases' }}>
            {t('back')}
          </Link>
        }
      />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <ReciprocalFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing', search: { tab: 'purchases' } })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
