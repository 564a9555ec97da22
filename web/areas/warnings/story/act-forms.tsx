import type { ComponentType, ReactNode } from 'react';
import { warningsContract } from '#areas/warnings/contract';
import { longestSnoozeDays } from '#domain/warnings';
import { addDays } from '#kernel/day';
import {
  DateField,
  Form,
  RadioField,
  SelectField,
  showNote,
  TextAreaField,
  useContractForm,
  useT,
  useWords,
} from '#ui';
import { useAct, useRead } from '#web/app/api';
import { dayIn, useUserNames } from '#web/accounts';
import { warningScreens } from '../messages/index.ts';
import { warningReads } from '../shared/data.ts';
import type { Warning } from '../shared/data.ts';

const { assign, owners, snooze, dismiss, resolve, giveVerdict } = warningsContract.operations;

export type FormAct = 'assign' | 'snooze' | 'resolve' | 'dismiss' | 'verdict';
type FormProps = { readonly warning: Warning; readonly onClose: () => void };

const weekDays = 7;

/** Those who may work on a warning, by the rule that refuses all others. */
const useOwnerChoices = (id: string) => {
  const nameOf = useUserNames();
  const { data } = useRead(owners, { id });
  return (data?.rows ?? []).map((row) => ({ value: row.id, label: nameOf(row.id) ?? row.name }));
};

const AssignForm = ({ warning: { id, version, ownerId }, onClose }: FormProps): ReactNode => {
  const t = useT(warningScreens);
  const act = useAct(assign, { refreshes: warningReads });
  const choices = useOwnerChoices(id);
  const form = useContractForm({
    schema: assign.input,
    initial: { id, version, ownerId },
    onSubmit: async (input) => {
      await act.run(input);
      showNote(t('acts.done'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('acts.assign')} onCancel={onClose}>
      <SelectField {...form.field('ownerId')} label={t('owner')} choices={choices} isRequired isSearchable canClear />
      <TextAreaField {...form.field('note')} label={t('acts.note')} isPlain rows={2} />
    </Form>
  );
};

const SnoozeForm = ({ warning: { id, version }, onClose }: FormProps): ReactNode => {
  const t = useT(warningScreens);
  const { timeZone } = useWords();
  const act = useAct(snooze, { refreshes: warningReads });
  const form = useContractForm({
    schema: snooze.input,
    initial: { id, version, until: addDays(dayIn(timeZone), weekDays) },
    onSubmit: async (input) => {
      await act.run(input);
      showNote(t('acts.snoozed', { day: input.until }));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('acts.snooze')} onCancel={onClose}>
      <p>{t('acts.snoozeText', { days: longestSnoozeDays })}</p>
      <DateField {...form.field('until')} label={t('acts.until')} isRequired />
      <TextAreaField {...form.field('note')} label={t('acts.note')} isPlain rows={2} />
    </Form>
  );
};

const DismissForm = ({ warning: { id, version }, onClose }: FormProps): ReactNode => {
  const t = useT(warningScreens);
  const act = useAct(dismiss, { refreshes: warningReads });
  const form = useContractForm({
    schema: dismiss.input,
    initial: { id, version },
    onSubmit: async (input) => {
      await act.run(input);
      showNote(t('acts.done'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('acts.dismiss')} onCancel={onClose}>
      <p>{t('acts.dismissText')}</p>
      <TextAreaField {...form.field('reason')} label={t('reason')} isRequired isPlain rows={3} hasAutoFocus />
    </Form>
  );
};

const ResolveForm = ({ warning: { id, version }, onClose }: FormProps): ReactNode => {
  const t = useT(warningScreens);
  const act = useAct(resolve, { refreshes: warningReads });
  const form = useContractForm({
    schema: resolve.input,
    initial: { id, version },
    onSubmit: async (input) => {
      await act.run(input);
      showNote(t('acts.done'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('acts.resolve')} onCancel={onClose}>
      <p>{t('acts.resolveText')}</p>
      <TextAreaField {...form.field('note')} label={t('acts.outcome')} isPlain rows={3} hasAutoFocus />
    </Form>
  );
};

const VerdictForm = ({ warning: { id, version, verdict }, onClose }: FormProps): ReactNode => {
  const t = useT(warningScreens);
  const act = useAct(giveVerdict, { refreshes: warningReads });
  const form = useContractForm({
    schema: giveVerdict.input,
    initial: { id, version, verdict: verdict ?? 'true' },
    onSubmit: async (input) => {
      await act.run(input);
      showNote(t('acts.done'));
      onClose();
    },
  });
  return (
    <Form form={form} submitText={t('acts.verdict')} onCancel={onClose}>
      <p>{t('acts.verdictText')}</p>
      <RadioField
        {...form.field('verdict')}
        label={t('verdict')}
        choices={(['true', 'false'] as const).map((value) => ({ value, label: t(`verdicts.${value}`) }))}
      />
      <TextAreaField {...form.field('note')} label={t('acts.note')} isPlain rows={2} />
    </Form>
  );
};

/** The form of every act that asks for something. */
export const actForms: Readonly<Record<FormAct, ComponentType<FormProps>>> = {
  assign: AssignForm,
  snooze: SnoozeForm,
  resolve: ResolveForm,
  dismiss: DismissForm,
  verdict: VerdictForm,
};
