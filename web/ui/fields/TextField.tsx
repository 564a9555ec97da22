import { PasswordInput, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { inputPropsOf } from './field-props.ts';
import type { FieldProps } from './field-props.ts';

type Props = FieldProps<string> & {
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly kind?: 'text' | 'email' | 'tel' | 'url' | 'search';
  readonly maxLength?: number;
};

export const TextField = ({ autoComplete, kind = 'text', maxLength, ...props }: Props): ReactNode => (
  <TextInput
    {...inputPropsOf(props)}
    {...(maxLength === undefined ? {} : { maxLength })}
    type={kind}
    autoComplete={autoComplete}
    value={props.value ?? ''}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
);

type PasswordProps = FieldProps<string> & { readonly autoComplete: 'current-password' | 'new-password' };

export const PasswordField = ({ autoComplete, ...props }: PasswordProps): ReactNode => {
  const t = useT(uiMessages);
  return (
    <PasswordInput
      {...inputPropsOf(props)}
      autoComplete={autoComplete}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
    />
  );
};
