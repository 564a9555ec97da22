import type { ReactNode } from 'react';

/** What every field takes. `useContractForm().field(name)` gives value, onChange, onBlur, error and name. */
export type FieldProps<V> = {
  readonly label: string;
  readonly value: V | null | undefined;
  readonly onChange: (value: V | null) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly name?: string | undefined;
  /** Unit, format or example, in place. */
  readonly hint?: ReactNode;
  readonly placeholder?: string | undefined;
  /** What is wrong and what to do, in words. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly hasAutoFocus?: boolean;
  /** Where the head of a row and of a column name the field already; it is still read aloud. */
  readonly isLabelHidden?: boolean;
};

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** The shared part as the component library wants it. */
export const inputPropsOf = (props: FieldProps<never> | Omit<FieldProps<unknown>, 'value' | 'onChange'>) => ({
  label: props.isLabelHidden === true ? undefined : props.label,
  ...(props.isLabelHidden === true ? { 'aria-label': props.label } : {}),
  description: props.hint,
  error: props.error,
  name: props.name,
  placeholder: props.placeholder,
  withAsterisk: props.isRequired ?? false,
  disabled: props.isDisabled ?? false,
  onBlur: props.onBlur,
  size: 'sm' as const,
  inputWrapperOrder: order,
  ...(props.hasAutoFocus === true ? { 'data-autofocus': true, autoFocus: true } : {}),
});
