import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { emptyLine } from '../form/price-draft.ts';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { TenderFields } from './TenderFields.tsx';

const { createTender } = pricingContract.operations;

/** Prepares a bid; nothing is promised until it is handed in. */
export const NewTenderPage = (): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/tenders/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createTender, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createTender.input,
    initial: { lines: [{ ...emptyLine }], ...(accountId === undefined ? {} : { accountId }) },
    draftKey: `pricing.tender.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('form.saved'));
      await navigate({ to: '/pricing/purchases/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader
        title={t('form.newTitle')}
        state={t('form.lead')}
        back={
          <Link to="/pricing" search={{ tab: 'purchases' }}>
            {t('back')}
          </Link>
        }
      />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <TenderFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing', search: { tab: 'purchases' } })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
