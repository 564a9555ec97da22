import { useState } from 'react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import {
  AppButton,
  Chip,
  Form,
  Panel,
  showNote,
  SideDrawer,
  TextAreaField,
  useActorName,
  useContractForm,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { pricingHolds } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { pricingReads } from '../shared/data.ts';
import { HoldText } from './HoldText.tsx';

const { getEnteredOrder, releaseOrder } = pricingContract.operations;
type Order = z.output<typeof getEnteredOrder.output>;

const ReleaseForm = ({ order, onClose }: { readonly order: Order; readonly onClose: () => void }): ReactNode => {
  const t = useT(pricingHolds);
  const release = useAct(releaseOrder, { refreshes: pricingReads });
  const form = useContractForm({
    schema: releaseOrder.input,
    initial: { id: order.id },
    onSubmit: async (input) => {
      await release.run(input);
      showNote(t('done', { number: order.number }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('release')} onCancel={onClose}>
      <TextAreaField
        {...form.field('reason')}
        label={t('reason')}
        hint={t('reasonHint')}
        isRequired
        isPlain
        rows={3}
        hasAutoFocus
      />
    </Form>
  );
};

/** Why the order waits or waited, and its release; nothing for an order that went as it was entered. */
export const HoldPanel = ({ order }: { readonly order: Order }): ReactNode => {
  const t = useT(pricingHolds);
  const nameOf = useActorName();
  const [isReleasing, setIsReleasing] = useState(false);
  const { hold, number } = order;
  if (hold === null) return null;
  const { release, mayRelease } = hold;
  return (
    <Panel title={t('title')}>
      <p className={styles['inText']}>
        <Chip tone={release === null ? 'loss' : 'accent'}>{t(release === null ? 'held' : 'released')}</Chip>{' '}
        {release === null
          ? t('waits')
          : t('releasedBy', { name: nameOf(release.byName), day: release.at.slice(0, 10), reason: release.reason })}
      </p>
      <p className={styles['quiet']}>
        <HoldText facts={hold} />
      </p>
      {mayRelease ? (
        <AppButton kind="primary" onClick={() => setIsReleasing(true)}>
          {t('release')}
        </AppButton>
      ) : null}
      {isReleasing ? (
        <SideDrawer isOpen onClose={() => setIsReleasing(false)} title={t('releaseTitle', { number })}>
          <ReleaseForm order={order} onClose={() => setIsReleasing(false)} />
        </SideDrawer>
      ) : null}
    </Panel>
  );
};
