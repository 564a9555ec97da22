import type { ReactNode } from 'react';
import { CheckField, DateField, NumberField, SelectField, TextField, useT, useWords } from '#ui';
import styles from './account.module.css';
import { choicesOf } from './choices.ts';
import { accountScreens } from './messages/index.ts';
import type { CustomField } from './queries.ts';

export type CustomValue = string | number | boolean | null;
export type CustomValues = Readonly<Record<string, CustomValue>>;

type InputProps = {
  readonly field: CustomField;
  readonly value: CustomValue | undefined;
  readonly onChange: (value: CustomValue) => void;
};

const CustomFieldInput = ({ field, value, onChange }: InputProps): ReactNode => {
  const { language } = useWords();
  const label = language === 'en' ? field.labelEn : field.labelZh;
  const name = `custom.${field.key}`;
  switch (field.type) {
    case 'text':
      return (
        <TextField name={name} label={label} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'number':
      return (
        <NumberField
          name={name}
          label={label}
          digits={4}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      );
    case 'date':
      return (
        <DateField name={name} label={label} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'choice':
      return (
        <SelectField
          name={name}
          label={label}
          choices={choicesOf(field.choices, (choice) => choice)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          canClear
        />
      );
    case 'boolean':
      return <CheckField name={name} label={label} value={value === true} onChange={onChange} />;
    default: {
      const never: never = field.type;
      return never;
    }
  }
};

type Props = {
  readonly fields: readonly CustomField[];
  readonly values: CustomValues | null | undefined;
  readonly onChange: (values: CustomValues) => void;
};

/** The company's own fields inside a form. */
export const CustomFieldInputs = ({ fields, values, onChange }: Props): ReactNode => {
  const t = useT(accountScreens);
  if (fields.length === 0) return null;
  return (
    <fieldset className={styles['fieldset']}>
      <legend className={styles['part']}>{t('customFields')}</legend>
      {fields.map((field) => (
        <CustomFieldInput
          key={field.key}
          field={field}
          value={values?.[field.key]}
          onChange={(value) => onChange({ ...values, [field.key]: value === '' ? null : value })}
        />
      ))}
    </fieldset>
  );
};
