import { useState } from 'react';
import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  Chip,
  Form,
  Panel,
  showNote,
  SideDrawer,
  TextField,
  useActorName,
  useContractForm,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { pricingHolds } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import type { EnteredOrder } from '../shared/data.ts';
import { ReasonDrawer } from './ReasonDrawer.tsx';

const { tellTwin, refuseTwin } = pricingContract.operations;

type Props = { readonly order: EnteredOrder };

const TwinDrawer = ({ order: { id, number }, onClose }: Props & { readonly onClose: () => void }): ReactNode => {
  const t = useT(pricingHolds);
  const { run } = useAct(tellTwin, { refreshes: pricingReads });
  const form = useContractForm({
    schema: tellTwin.input,
    initial: { id },
    onSubmit: async (input) => {
      await run(input);
      showNote(t('twinDone', { number, twin: input.orderNo }));
      onClose();
    },
  });
  return (
    <SideDrawer isOpen onClose={onClose} title={t('twinTitle', { number })}>
      <Form form={form} submitText={t('twinAct')} onCancel={onClose}>
        <TextField {...form.field('orderNo')} label={t('twinNo')} hint={t('twinHint')} isRequired hasAutoFocus />
        <TextField {...form.field('source')} label={t('twinSource')} hint={t('twinSourceHint')} />
      </Form>
    </SideDrawer>
  );
};

const NotTwin = ({ order: { id, number } }: Props): ReactNode => {
  const t = useT(pricingHolds);
  const { run, isBusy } = useAct(refuseTwin, { refreshes: pricingReads });
  const say = async (): Promise<void> => {
    await run({ id });
    showNote(t('notTwinDone', { number }));
  };
  return (
    <AppButton isBusy={isBusy} onClick={() => void say()}>
      {t('notTwin')}
    </AppButton>
  );
};

/** What became of an entered order: it counts itself, as an order of a file, or it was cancelled. */
export const OrderEndPanel = ({ order }: Props): ReactNode => {
  const t = useT(pricingHolds);
  const nameOf = useActorName();
  const [open, setOpen] = useState<'cancel' | 'twin' | null>(null);
  const { booked, cancel, mayCancel, mayTellTwin } = order;
  const close = (): void => setOpen(null);
  return (
    <Panel title={t('endTitle')}>
      {cancel === null ? (
        <p>{booked === null ? t('counts') : t(`booked.${booked.because}`, booked)}</p>
      ) : (
        <p className={styles['inText']}>
          <Chip tone="loss">{t(cancel.isRefusal ? 'refused' : 'cancelled')}</Chip>{' '}
          {t('cancelledBy', { name: nameOf(cancel.byName), day: cancel.at.slice(0, 10), reason: cancel.reason })}
        </p>
      )}
      <div className={styles['acts']}>
        {booked !== null && mayTellTwin ? <NotTwin order={order} /> : null}
        {booked === null && mayTellTwin ? <AppButton onClick={() => setOpen('twin')}>{t('twinOpen')}</AppButton> : null}
        {mayCancel ? <AppButton onClick={() => setOpen('cancel')}>{t('acts.cancel.name')}</AppButton> : null}
      </div>
      {open === 'cancel' ? <ReasonDrawer act="cancel" order={order} onClose={close} /> : null}
      {open === 'twin' ? <TwinDrawer order={order} onClose={close} /> : null}
    </Panel>
  );
};
