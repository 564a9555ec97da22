import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { PageHeader, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import { emptyAnnuity, emptyGoods } from './lease-form.ts';
import { LeaseFields } from './LeaseFields.tsx';

const { createLease } = pricingContract.operations;

/** Drafts a lease; nothing is promised until it is signed. */
export const NewLeasePage = (): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const { account: accountId } = useSearch({ from: '/shell/pricing/leases/new' });
  const known = useRead(accountsContract.operations.get, { id: accountId ?? '' }, { isOff: accountId === undefined });
  const create = useAct(createLease, { refreshes: pricingReads });
  const form = useContractForm({
    schema: createLease.input,
    initial: {
      lines: [{ ...emptyGoods }],
      annuity: { ...emptyAnnuity },
      ...(accountId === undefined ? {} : { accountId }),
    },
    draftKey: `pricing.lease.${accountId ?? ''}`,
    onSubmit: async (input) => {
      const { id } = await create.run(input);
      showNote(t('form.saved'));
      await navigate({ to: '/pricing/purchases/$id', params: { id } });
    },
  });
  return (
    <>
      <PageHeader
        title={t('lease.newTitle')}
        state={t('lease.lead')}
        back={
          <Link to="/pricing" search={{ tab: 'purchases' }}>
            {t('back')}
          </Link>
        }
      />
      {known.isLoading ? (
        <PageSkeleton />
      ) : (
        <LeaseFields
          form={form}
          onCancel={() => void navigate({ to: '/pricing', search: { tab: 'purchases' } })}
          account={known.data ?? null}
        />
      )}
    </>
  );
};
