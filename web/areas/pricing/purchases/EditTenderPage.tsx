import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { Purchase, Tender } from '../shared/data.ts';
import { EditPurchaseFrame } from './EditPurchaseFrame.tsx';
import { TenderFields } from './TenderFields.tsx';
import { typedAmountOf } from './typed-amount.ts';

const { createTender, getPurchase, updateTender } = pricingContract.operations;

type Props = { readonly purchase: Purchase; readonly tender: Tender };

const Editor = ({ purchase, tender }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const update = useAct(updateTender, { refreshes: pricingReads });
  const { id, version, account } = purchase;
  const open = async (): Promise<void> => await navigate({ to: '/pricing/purchases/$id', params: { id } });
  const form = useContractForm({
    schema: createTender.input,
    initial: {
      accountId: account.id,
      title: purchase.title,
      reference: tender.reference,
      lines: purchase.draftLines,
      creditDays: purchase.creditDays,
      gates: tender.gates.map(({ gate, dueOn, owner }) => ({ gate, dueOn, ownerId: owner?.id ?? null })),
      documents: tender.documents,
      bond:
        tender.bond === null ? null : { amount: typedAmountOf(tender.bond.amount), dueBackOn: tender.bond.dueBackOn },
      committee: tender.committee,
      rivals: tender.rivals.map(({ name, note }) => ({ name, note })),
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
      <TenderFields
        form={form}
        onCancel={() => void open()}
        account={account}
        isAccountFixed
        known={purchase.products}
      />
    </EditPurchaseFrame>
  );
};

/** Changes the draft of a bid. */
export const EditTenderPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/tenders/$id/edit' });
  const { data, error, refetch } = useRead(getPurchase, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.tender === null) return <PageSkeleton />;
  return <Editor key={data.version} purchase={data} tender={data.tender} />;
};
