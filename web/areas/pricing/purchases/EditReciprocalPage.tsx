import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { ErrorState, PageSkeleton, showNote, useContractForm, useT } from '#ui';
import { useAct, useRead } from '#web/app/api';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { Purchase, Reciprocal } from '../shared/data.ts';
import { EditPurchaseFrame } from './EditPurchaseFrame.tsx';
import { ReciprocalFields } from './ReciprocalFields.tsx';

const { createReciprocal, getPurchase, updateReciprocal } = pricingContract.operations;

type Props = { readonly purchase: Purchase; readonly reciprocal: Reciprocal };

const Editor = ({ purchase, reciprocal }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const update = useAct(updateReciprocal, { refreshes: pricingReads });
  const { id, version, account } = purchase;
  const open = async (): Promise<void> => await navigate({ to: '/pricing/purchases/$id', params: { id } });
  const form = useContractForm({
    schema: createReciprocal.input,
    initial: {
      accountId: account.id,
      title: purchase.title,
      kind: reciprocal.kind,
      lines: purchase.draftLines,
      creditDays: purchase.creditDays,
      ourBills: reciprocal.ourBills,
      theirs: reciprocal.theirs,
      note: purchase.note,
    },
    onSubmit: async ({ accountId: _fixed, ...fields }) => {
      const sides = fields.kind === 'offset' ? { ...fields, lines: [] } : { ...fields, ourBills: [] };
      await update.run({ id, version, ...sides });
      showNote(t('form.saved'));
      await open();
    },
  });
  return (
    <EditPurchaseFrame purchase={purchase}>
      <ReciprocalFields
        form={form}
        onCancel={() => void open()}
        account={account}
        isAccountFixed
        known={purchase.products}
      />
    </EditPurchaseFrame>
  );
};

/** Changes the draft of an exchange or offset; finance approves it anew. */
export const EditReciprocalPage = (): ReactNode => {
  const { id } = useParams({ from: '/shell/pricing/reciprocals/$id/edit' });
  const { data, error, refetch } = useRead(getPurchase, { id });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.reciprocal === null) return <PageSkeleton />;
  return <Editor key={data.version} purchase={data} reciprocal={data.reciprocal} />;
};
