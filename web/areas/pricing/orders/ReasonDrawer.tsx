import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { Form, showNote, SideDrawer, TextAreaField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { pricingHolds } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';

const { releaseOrder, refuseOrder, cancelOrder } = pricingContract.operations;
const operations = { release: releaseOrder, refuse: refuseOrder, cancel: cancelOrder };
export type OrderAct = keyof typeof operations;

type Props = {
  readonly act: OrderAct;
  readonly order: { readonly id: string; readonly number: string };
  readonly onClose: () => void;
};

/** Releases, refuses or cancels an order, with the reason that it asks for. */
export const ReasonDrawer = ({ act, order: { id, number }, onClose }: Props): ReactNode => {
  const t = useT(pricingHolds);
  const operation = operations[act];
  const { run } = useAct(operation, { refreshes: pricingReads });
  const form = useContractForm({
    schema: operation.input,
    initial: { id },
    onSubmit: async (input) => {
      await run(input);
      showNote(t(`acts.${act}.done`, { number }));
      onClose();
    },
  });
  return (
    <SideDrawer isOpen onClose={onClose} title={t(`acts.${act}.title`, { number })}>
      <Form form={form} submitText={t(`acts.${act}.name`)} onCancel={onClose}>
        <TextAreaField
          {...form.field('reason')}
          label={t('reason')}
          hint={t(`acts.${act}.hint`)}
          isRequired
          isPlain
          rows={3}
          hasAutoFocus
        />
      </Form>
    </SideDrawer>
  );
};
