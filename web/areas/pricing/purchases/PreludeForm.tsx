import type { ReactNode } from 'react';
import { pricingContract } from '#areas/pricing/contract';
import { DateField, Form, SelectField, showNote, TextAreaField, useContractForm, useT, useWords } from '#ui';
import { useAct } from '#web/app/api';
import { dayIn } from '#web/accounts';
import { pricingPurchases } from '../messages/index.ts';
import { pricingReads } from '../shared/data.ts';

const { setTenderGate } = pricingContract.operations;
const outcomes = ['qualified', 'conditional', 'refused'] as const;

export type PreludeGate = 'qualification' | 'meeting';

/** How qualification ended, or what the customer's own meeting brought. */
export const PreludeForm = ({
  id,
  gate,
  onClose,
}: {
  readonly id: string;
  readonly gate: PreludeGate;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(pricingPurchases);
  const { timeZone } = useWords();
  const set = useAct(setTenderGate, { refreshes: pricingReads });
  const isMeeting = gate === 'meeting';
  const form = useContractForm({
    schema: setTenderGate.input,
    initial: { id, gate, doneOn: dayIn(timeZone), outcome: isMeeting ? 'held' : 'qualified' },
    onSubmit: async (input) => {
      await set.run(input);
      showNote(t('prelude.saved'));
      onClose();
    },
  });
  const { outcome = 'qualified' } = form.values;
  return (
    <Form form={form} submitText={t('prelude.save')} onCancel={onClose}>
      <DateField {...form.field('doneOn')} label={t('prelude.on')} isRequired />
      {isMeeting ? null : (
        <SelectField
          {...form.field('outcome')}
          label={t('prelude.outcome')}
          choices={outcomes.map((value) => ({ value, label: t(`prelude.outcomes.${value}`) }))}
        />
      )}
      <TextAreaField
        {...form.field('note')}
        label={t(isMeeting ? 'prelude.minutes' : 'prelude.note')}
        isPlain
        rows={4}
        isRequired={outcome === 'conditional' || outcome === 'refused'}
      />
    </Form>
  );
};
