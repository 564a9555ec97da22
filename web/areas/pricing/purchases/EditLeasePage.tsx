import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { Lease, Purchase } from '../shared/data.ts';
import { EditPurchaseFrame } from './EditPurchaseFrame.tsx';
import { LeaseFields } from './LeaseFields.tsx';
import { typedAmountOf } from './typed-amount.ts';

const { createLease, getPurchase, updateLease } = pricingContract.operations;

type Props = { readonly purchase: Purchase; readonly lease: Lease };

const Editor = ({ purchase, lease }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const update = useAct(updateLease, { refreshes: pricingReads });
  const { id, version, account } = purchase;
  const open = async (): Promise<void> => await navigate({ to: '/pricing/purchases/$id', params: { id } });
  const form = useContractForm({
    schema: createLease.input,
    initial: {
      accountId: account.id,
      title: purchase.title,
      lines: purchase.draftLines.map(({ productId, quantity }) => ({ productId, quantity })),
      startsOn: lease.startsOn,
      months: lease.months,
      residual: typedAmountOf(lease.residual),
      residualSource: lease.residualSource,
      annuity: lease.annuity,
      payments:
        lease.annuity === null
          ? lease.payments.map(({ afterMonths, amount }) => ({ afterMonths, amount: typedAmountOf(amount) }))
          : [],
      note: purchase.note,
    },
    onSubmit: async ({ accountId: _fixed, ...fields }) => {
      await update.run({ id, version, ...fields });
      showNote(t('form.saved'));
      await open();
    },
  });
  return (
    <EditPurchaseFrame purchase={purchase}>
      <LeaseFields
        form={form}
        onCancel={() => void open()}
        account={account}
        isAccountFixed
        known={purchase.products}
      />
    </EditPurchaseFrame>
  );
};

/** Changes the draft of a lease. */
export const EditLeasePage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/leases/$id/edit' });
  const { data, error, refetch } = useRead(getPurchase, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.lease === null) return <PageSkeleton />;
  return <Editor key={data.version} purchase={data} lease={data.lease} />;
};
