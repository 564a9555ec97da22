import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { Form, NumberField, SelectField, showNote, TagsField, TextField, useContractForm, useT } from '#ui';
import { useAct } from '#web/app/api';
import { choicesOf } from './choices.ts';
import { accountScreens } from './messages/index.ts';
import type { CustomField } from './queries.ts';

const { saveCustomField } = accountsContract.operations;
const objects = ['account', 'person'] as const;
const types = ['text', 'number', 'date', 'choice', 'boolean'] as const;

type Props = { readonly field: CustomField | null; readonly onClose: () => void };

/** Adds or changes a custom field; object, code and type stay as they were first saved. */
export const CustomFieldForm = ({ field, onClose }: Props): ReactNode => {
  const t = useT(accountScreens);
  const save = useAct(saveCustomField, { refreshes: ['accounts.listCustomFields'] });
  const isNew = field === null;
  const form = useContractForm({
    schema: saveCustomField.input,
    initial: isNew ? { object: 'account', type: 'text', choices: [], position: 0 } : { ...field },
    onSubmit: async ({ object, key, labelZh, labelEn, type, choices, position }) => {
      await save.run({ object, key, labelZh, labelEn, type, choices: type === 'choice' ? choices : [], position });
      showNote(t('form.saved'));
      onClose();
    },
  });
  return (
    <Form form={form} onCancel={onClose}>
      <SelectField
        {...form.field('object')}
        label={t('fields.object')}
        choices={choicesOf(objects, (value) => t(`duplicates.objects.${value}`))}
        isDisabled={!isNew}
        isRequired
      />
      <TextField {...form.field('labelZh')} label={t('fields.labelZh')} isRequired hasAutoFocus />
      <TextField {...form.field('labelEn')} label={t('fields.labelEn')} isRequired />
      <TextField
        {...form.field('key')}
        label={t('fields.key')}
        hint={t('fields.keyHint')}
        isDisabled={!isNew}
        isRequired
      />
      <SelectField
        {...form.field('type')}
        label={t('fields.type')}
        hint={t('fields.typeHint')}
        choices={choicesOf(types, (value) => t(`fields.types.${value}`))}
        isDisabled={!isNew}
        isRequired
      />
      {form.values.type === 'choice' ? (
        <TagsField {...form.field('choices')} label={t('fields.choices')} hint={t('fields.choicesHint')} isRequired />
      ) : null}
      <NumberField {...form.field('position')} label={t('fields.position')} hint={t('fields.positionHint')} />
    </Form>
  );
};
