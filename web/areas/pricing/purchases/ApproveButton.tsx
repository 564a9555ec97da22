import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { AppButton, showFailure, showNote, useRefusalText, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';
import type { Purchase } from '../shared/data.ts';

const { approvePurchase } = pricingContract.operations;

/** Approves a draft for finance; nothing where nothing waits for it. */
export const ApproveButton = ({ purchase }: { readonly purchase: Purchase }): ReactNode => {
  const t = useT(pricingPurchases);
  const refusalText = useRefusalText();
  const mayApprove = useMay('pricing.offset');
  const approve = useAct(approvePurchase, { refreshes: pricingReads });
  const { id, version, state, isApproved } = purchase;
  const run = async (): Promise<void> => {
    try {
      const { number } = await approve.run({ id, version });
      showNote(t('reciprocal.approved', { number }));
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return mayApprove && state === 'draft' && isApproved === false ? (
    <AppButton size="small" isBusy={approve.isBusy} onClick={() => void run()}>
      {t('reciprocal.approve')}
    </AppButton>
  ) : null;
};
