import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { isCalledOff } from '#domain/pricing';
import { AppButton, MenuButton, showFailure, showNote, SideDrawer, useRefusalText, useT } from '#ui';
import { useAct } from '#web/app/api';
import { useMay } from '#web/app/session';
import { pricingPurchases } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { Purchase } from '../shared/data.ts';
import { CloseForm, OpeningForm } from './TenderForms.tsx';

const { agreeTender, commitPurchase, requestPurchase, withdrawPurchase } = pricingContract.operations;

type Props = { readonly purchase: Purchase };
type FormProps = Props & { readonly onClose: () => void };

const wordsOf = {
  tender: { commit: 'commit', hint: 'commitHint', committed: 'committed', order: 'order' },
  lease: { commit: 'lease.commit', hint: 'lease.commitHint', committed: 'lease.committed', order: 'lease.order' },
  reciprocal: {
    commit: 'reciprocal.commit',
    hint: 'reciprocal.commitHint',
    committed: 'reciprocal.committed',
    order: 'reciprocal.order',
  },
} as const;

const editOf = {
  tender: '/pricing/tenders/$id/edit',
  lease: '/pricing/leases/$id/edit',
  reciprocal: '/pricing/reciprocals/$id/edit',
} as const;

const CommitForm = ({ purchase, onClose }: FormProps): ReactNode => {
  const t = useT(pricingPurchases);
  const refusalText = useRefusalText();
  const commit = useAct(commitPurchase, { refreshes: pricingReads });
  const [refusal, setRefusal] = useState<string | null>(null);
  const { id, version, tender, mode } = purchase;
  const words = wordsOf[mode];
  const run = async (): Promise<void> => {
    try {
      const { number } = await commit.run({ id, version });
      showNote(t(words.committed, { number }));
      onClose();
    } catch (error) {
      setRefusal(refusalText(error));
    }
  };
  return (
    <div className={styles['fields']}>
      <p>{t(words.hint)}</p>
      {tender === null || tender.problem === null ? null : (
        <p className={styles['refusal']}>{t(`problems.${tender.problem}`)}</p>
      )}
      {refusal === null ? null : (
        <p className={styles['refusal']} role="alert">
          {refusal}
        </p>
      )}
      <div>
        <AppButton kind="primary" isBusy={commit.isBusy} onClick={() => void run()}>
          {t(words.commit)}
        </AppButton>
      </div>
    </div>
  );
};

const usePlainActs = ({ id, version }: Purchase) => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const request = useAct(requestPurchase, { refreshes: pricingReads });
  const withdraw = useAct(withdrawPurchase, { refreshes: pricingReads });
  const told = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  return {
    request: () =>
      told(async () => {
        const made = await request.run({ id, version });
        await navigate({ to: '/pricing/requests/$id/edit', params: { id: made.id } });
      }),
    withdraw: () =>
      told(async () => {
        const { number } = await withdraw.run({ id, version });
        showNote(t('withdrawn', { number }));
      }),
  };
};

/** The agreement that carries out a won tender, or the act that drafts it. */
const AgreementAct = ({ purchase: { id, number, agreement } }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const mayAgree = useMay('pricing.agree');
  const agree = useAct(agreeTender, { refreshes: pricingReads });
  const draft = async (): Promise<void> => {
    try {
      const made = await agree.run({ id });
      showNote(t('agreed', { number }));
      await navigate({ to: '/pricing/agreements/$id', params: { id: made.id } });
    } catch (error) {
      showFailure(refusalText(error));
    }
  };
  if (agreement !== null)
    return (
      <Link to="/pricing/agreements/$id" params={{ id: agreement.id }}>
        {t('agreement', { number: agreement.number })}
      </Link>
    );
  return mayAgree ? (
    <AppButton isBusy={agree.isBusy} onClick={() => void draft()}>
      {t('agree')}
    </AppButton>
  ) : null;
};

/** What may be done: hand the bid in or sign the lease, record opening and result, order at the prices that bind. */
export const PurchaseActs = ({ purchase }: Props): ReactNode => {
  const t = useT(pricingPurchases);
  const navigate = useNavigate();
  const mayBid = useMay('pricing.purchase');
  const mayOrder = useMay('pricing.order');
  const [open, setOpen] = useState<'commit' | 'opening' | 'close' | null>(null);
  const acts = usePlainActs(purchase);
  const { id, number, state, mode, request, tender } = purchase;
  const onClose = (): void => setOpen(null);
  const mayRequest = request === null || request.state === 'refused' || request.state === 'expired';
  const draft = [
    {
      label: t('edit'),
      onPick: () =>
        void navigate({
          to: editOf[mode],
          params: { id },
        }),
    },
    ...(mayRequest ? [{ label: t('request'), onPick: () => void acts.request() }] : []),
  ];
  const withdraw = [{ label: t('withdraw'), onPick: () => void acts.withdraw(), tone: 'danger' as const }];
  const hasGoods = purchase.lines.length > 0;
  // Signed, the agreement that carries out the bid is what orders are called off from.
  const isCarriedOut = purchase.agreement !== null && purchase.agreement.state !== 'draft';
  if (isCalledOff({ mode, state }))
    return (
      <>
        {state === 'won' ? <AgreementAct purchase={purchase} /> : null}
        {mayOrder && hasGoods && !isCarriedOut ? (
          <AppButton
            kind="primary"
            onClick={() => void navigate({ to: '/pricing/orders/new', search: { purchase: id } })}
          >
            {t(wordsOf[mode].order)}
          </AppButton>
        ) : null}
      </>
    );
  if (!mayBid || (state !== 'draft' && state !== 'committed')) return null;
  return (
    <>
      {state === 'draft' ? (
        <>
          <MenuButton button={<AppButton>{t('acts')}</AppButton>} groups={[draft, withdraw]} />
          <AppButton kind="primary" onClick={() => setOpen('commit')}>
            {t(wordsOf[mode].commit)}
          </AppButton>
        </>
      ) : (
        <>
          <AppButton onClick={() => setOpen('opening')}>{t('opening')}</AppButton>
          <AppButton kind="primary" onClick={() => setOpen('close')}>
            {t('close')}
          </AppButton>
        </>
      )}
      {open === null ? null : (
        <SideDrawer isOpen onClose={onClose} title={`${t(open === 'commit' ? wordsOf[mode].commit : open)} ${number}`}>
          {open === 'commit' || tender === null ? (
            <CommitForm purchase={purchase} onClose={onClose} />
          ) : open === 'opening' ? (
            <OpeningForm purchase={purchase} tender={tender} onClose={onClose} />
          ) : (
            <CloseForm purchase={purchase} tender={tender} onClose={onClose} />
          )}
        </SideDrawer>
      )}
    </>
  );
};
