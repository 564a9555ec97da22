import type { ReactNode } from 'react';
import type { z } from 'zod';
import { pricingContract } from '#areas/pricing/contract';
import { clauseKinds, opinionOffices } from '#domain/pricing';
import type { OpinionOffice } from '#domain/pricing';
import {
  Form,
  MultiSelectField,
  NumberField,
  SelectField,
  showNote,
  TextAreaField,
  TextField,
  useContractForm,
  useT,
} from '#ui';
import { useAct } from '#web/app/api';
import { useUsers } from '#web/accounts';
import { pricingClauses } from '../messages/index.ts';
import styles from '../pricing.module.css';
import { RowList } from '../purchases/RowList.tsx';
import { pricingReads } from '../shared/data.ts';
import { officeRoles, useRoleName } from './use-role-name.ts';

const { getClauseList, saveClauseList } = pricingContract.operations;
export type ClauseListVersion = z.output<typeof getClauseList.output>;
type ClauseList = ClauseListVersion['policy'];

const officeHours = 48;

const OfficeFields = ({
  office,
  rule,
  onChange,
}: {
  readonly office: OpinionOffice;
  readonly rule: ClauseList['offices'][OpinionOffice];
  readonly onChange: (rule: ClauseList['offices'][OpinionOffice]) => void;
}): ReactNode => {
  const t = useT(pricingClauses);
  const roleName = useRoleName();
  const users = useUsers().filter(({ active, id }) => active || rule.userIds.includes(id));
  return (
    <fieldset className={styles['fields']}>
      <legend>{t(`offices.${office}`)}</legend>
      <MultiSelectField
        label={t('list.roles')}
        value={officeRoles.filter((role) => rule.roles.includes(role))}
        choices={officeRoles.map((value) => ({ value, label: roleName(value) }))}
        onChange={(roles) => onChange({ ...rule, roles: roles ?? [] })}
      />
      <MultiSelectField
        label={t('list.persons')}
        hint={t('list.personsHint')}
        value={rule.userIds}
        choices={users.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(userIds) => onChange({ ...rule, userIds: userIds ?? [] })}
      />
      <NumberField
        label={t('list.hours')}
        unit={t('list.hour')}
        value={rule.hours}
        onChange={(hours) => onChange({ ...rule, hours: hours ?? officeHours })}
      />
    </fieldset>
  );
};

/** The list as a whole: clauses with their standard and the opinions that a deviation needs, and who gives them. */
export const ClauseListForm = ({
  list: { policy, version },
  onClose,
}: {
  readonly list: ClauseListVersion;
  readonly onClose: () => void;
}): ReactNode => {
  const t = useT(pricingClauses);
  const save = useAct(saveClauseList, { refreshes: pricingReads });
  const form = useContractForm({
    schema: saveClauseList.input,
    initial: { policy, basedOn: version },
    onSubmit: async (input) => {
      const saved = await save.run(input);
      showNote(t('list.done', { n: saved.version }));
      onClose();
    },
  });
  const { clauses, offices } = form.values.policy ?? policy;
  const change = (next: Partial<ClauseList>): void => form.set('policy', { clauses: [...clauses], offices, ...next });
  return (
    <Form form={form} submitText={t('list.save')} onCancel={onClose}>
      <RowList
        rows={clauses}
        empty={{ key: '', kind: 'other', title: null, text: null, needs: ['legal'] }}
        addText={t('list.add')}
        nameOf={(at) => t('list.clause', { n: at + 1 })}
        removeTextOf={(at) => t('list.remove', { n: at + 1 })}
        onChange={(next) => change({ clauses: next })}
      >
        {({ key, kind, title, text, needs }, set) => (
          <>
            <TextField
              label={t('list.key')}
              hint={t('list.keyHint')}
              value={key}
              maxLength={60}
              onChange={(value) => set({ key: value ?? '' })}
              isRequired
            />
            <SelectField
              label={t('list.kind')}
              value={kind}
              choices={clauseKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              onChange={(value) => set({ kind: value ?? 'other' })}
            />
            <TextField
              label={t('list.name')}
              hint={t('list.nameHint')}
              value={title}
              maxLength={100}
              onChange={(value) => set({ title: value ?? null })}
            />
            <TextAreaField
              label={t('list.text')}
              hint={t('list.textHint')}
              value={text}
              onChange={(value) => set({ text: value ?? null })}
              isPlain
              rows={3}
            />
            <MultiSelectField
              label={t('needs')}
              value={needs}
              choices={opinionOffices.map((value) => ({ value, label: t(`offices.${value}`) }))}
              onChange={(value) => set({ needs: value ?? [] })}
            />
          </>
        )}
      </RowList>
      <h3>{t('list.offices')}</h3>
      {opinionOffices.map((office) => (
        <OfficeFields
          key={office}
          office={office}
          rule={offices[office]}
          onChange={(rule) => change({ offices: { ...offices, [office]: rule } })}
        />
      ))}
      <TextField {...form.field('note')} label={t('list.memo')} maxLength={400} />
    </Form>
  );
};
