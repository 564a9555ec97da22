import { Checkbox, Radio, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldProps } from './field-props.ts';
import type { Choice } from './SelectField.tsx';
import styles from './fields.module.css';

type Props = Omit<FieldProps<boolean>, 'placeholder' | 'hasAutoFocus'> & { readonly look?: 'check' | 'switch' };

/** Yes or no. A switch acts at once; a check box waits for Save. */
export const CheckField = ({
  look = 'check',
  label,
  hint,
  error,
  value,
  onChange,
  onBlur,
  name,
  isDisabled = false,
}: Props): ReactNode => {
  const Control = look === 'check' ? Checkbox : Switch;
  return (
    <Control
      label={label}
      description={hint}
      error={error}
      name={name}
      disabled={isDisabled}
      onBlur={onBlur}
      checked={value ?? false}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
};

type RadioProps<V extends string> = Omit<FieldProps<V>, 'placeholder' | 'hasAutoFocus'> & {
  readonly choices: readonly (Choice<V> & { readonly hint?: string })[];
};

/** One of a few choices that each need a sentence. */
export const RadioField = <V extends string>({
  label,
  hint,
  error,
  value,
  onChange,
  name,
  choices,
  isRequired = false,
  isDisabled = false,
}: RadioProps<V>): ReactNode => (
  <Radio.Group
    label={label}
    description={hint}
    error={error}
    {...(name === undefined ? {} : { name })}
    withAsterisk={isRequired}
    value={value ?? null}
    onChange={(next) => onChange(choices.find((choice) => choice.value === next)?.value ?? null)}
    {...(styles['group'] === undefined ? {} : { className: styles['group'] })}
  >
    {choices.map((choice) => (
      <Radio
        key={choice.value}
        value={choice.value}
        label={choice.label}
        description={choice.hint}
        disabled={isDisabled}
        mt={8}
      />
    ))}
  </Radio.Group>
);
