import { useState } from 'react';
import type { ReactNode } from 'react';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { identificationMessages } from '#areas/identification/messages';
import {
  AppButton,
  CheckField,
  DateField,
  Form,
  PhaseProgress,
  showNote,
  SideDrawer,
  useContractForm,
  useT,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { useMay } from '#web/app/session';
import { identificationScreens } from '../messages/index.ts';
import { useOpenRun } from '../run-data.ts';

const { startRun } = identificationContract.operations;
const { dataSpan } = ledgerContract.operations;

const RunForm = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(identificationScreens);
  const { data: span } = useRead(dataSpan, {});
  const start = useAct(startRun, { refreshes: ['jobs', 'identification.listRuns'] });
  const form = useContractForm({
    schema: startRun.input,
    initial: { refreeze: false },
    onSubmit: async (input) => {
      await start.run(input);
      showNote(t('run.started'));
      onClose();
    },
  });
  const { asOf } = form.values;
  const isBeyond = span !== undefined && typeof asOf === 'string' && asOf > span.asOf;
  return (
    <Form form={form} submitText={t('run.start')} onCancel={onClose}>
      <p>{t('run.text')}</p>
      <DateField
        {...form.field('asOf')}
        label={t('run.asOf')}
        hint={t('run.asOfHint', { day: span?.asOf ?? '…' })}
        hasAutoFocus
      />
      {isBeyond ? <p role="status">{t('run.beyond', { month: span.lastMonth ?? '', day: span.asOf })}</p> : null}
      <CheckField {...form.field('refreeze')} label={t('run.refreeze')} hint={t('run.refreezeHint')} />
    </Form>
  );
};

/** Starts an identification; nothing can be started while one is at work. */
export const RunButton = (): ReactNode => {
  const t = useT(identificationScreens);
  const mayRun = useMay('identification.run');
  const job = useOpenRun();
  const [isOpen, setOpen] = useState(false);
  if (!mayRun) return null;
  return (
    <>
      <AppButton kind="primary" isDisabled={job !== undefined} onClick={() => setOpen(true)}>
        {job === undefined ? t('run.start') : t('run.busy')}
      </AppButton>
      <SideDrawer isOpen={isOpen} onClose={() => setOpen(false)} title={t('run.title')}>
        {isOpen ? <RunForm onClose={() => setOpen(false)} /> : null}
      </SideDrawer>
    </>
  );
};

/** How far the work is, while there is any. */
export const RunProgress = (): ReactNode => {
  const t = useT(identificationScreens);
  const words = useT(identificationMessages);
  const job = useOpenRun();
  return (
    <PhaseProgress
      job={job}
      waiting={t('run.waiting')}
      busy={t('run.busy')}
      phaseOf={(phase) => words.find(`phases.${phase}`)}
    />
  );
};
