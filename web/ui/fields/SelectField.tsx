import { MultiSelect, SegmentedControl, Select, TagsInput } from '@mantine/core';
import { use } from 'react';
import type { ReactNode } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { inputPropsOf } from './field-props.ts';
import type { FieldProps } from './field-props.ts';
import { OpensInPortal } from './opens-in-portal.ts';

export type Choice<V extends string = string> = {
  readonly value: V;
  readonly label: string;
  readonly isDisabled?: boolean;
};

const dataOf = (choices: readonly Choice[]) =>
  choices.map(({ value, label, isDisabled = false }) => ({ value, label, disabled: isDisabled }));

const usePopover = () =>
  ({ shadow: 'md', transitionProps: { duration: 100 }, withinPortal: use(OpensInPortal) }) as const;

type SelectProps<V extends string> = FieldProps<V> & {
  readonly choices: readonly Choice<V>[];
  readonly isSearchable?: boolean;
  readonly canClear?: boolean;
  /** For choices that a server finds: called with the typed text; give `choices` the answer. */
  readonly onSearch?: ((text: string) => void) | undefined;
};

export const SelectField = <V extends string>({
  choices,
  isSearchable = false,
  canClear = false,
  onSearch,
  ...props
}: SelectProps<V>): ReactNode => {
  const t = useT(uiMessages);
  const popover = usePopover();
  return (
    <Select
      {...inputPropsOf(props)}
      data={dataOf(choices)}
      value={props.value ?? null}
      onChange={(value) => props.onChange(choices.find((choice) => choice.value === value)?.value ?? null)}
      searchable={isSearchable || onSearch !== undefined}
      {...(onSearch === undefined ? {} : { onSearchChange: onSearch, filter: ({ options }) => options })}
      clearable={canClear}
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      nothingFoundMessage={t('field.nothingFound')}
      allowDeselect={false}
      comboboxProps={popover}
      checkIconPosition="right"
    />
  );
};

/** Takes any list and gives back one of its own. */
type ListFieldProps<V> = Omit<FieldProps<V[]>, 'value'> & { readonly value: readonly V[] | null | undefined };

type MultiProps<V extends string> = ListFieldProps<V> & { readonly choices: readonly Choice<V>[] };

export const MultiSelectField = <V extends string>({ choices, ...props }: MultiProps<V>): ReactNode => {
  const t = useT(uiMessages);
  const popover = usePopover();
  return (
    <MultiSelect
      {...inputPropsOf(props)}
      data={dataOf(choices)}
      value={[...(props.value ?? [])]}
      onChange={(values) =>
        props.onChange(choices.filter((choice) => values.includes(choice.value)).map((choice) => choice.value))
      }
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      nothingFoundMessage={t('field.nothingFound')}
      comboboxProps={popover}
    />
  );
};

type TagsProps = ListFieldProps<string> & { readonly suggestions?: readonly string[] };

export const TagsField = ({ suggestions = [], ...props }: TagsProps): ReactNode => {
  const t = useT(uiMessages);
  const popover = usePopover();
  return (
    <TagsInput
      {...inputPropsOf({ ...props, placeholder: props.placeholder ?? t('field.addTag') })}
      data={[...suggestions]}
      value={[...(props.value ?? [])]}
      onChange={(values) => props.onChange(values)}
      clearButtonProps={{ 'aria-label': t('field.clear') }}
      comboboxProps={popover}
    />
  );
};

type SegmentProps<V extends string> = {
  readonly name: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** Two to five choices side by side, for views and modes. `name` is read aloud. */
export const SegmentField = <V extends string>({ name, choices, value, onChange }: SegmentProps<V>): ReactNode => (
  <SegmentedControl
    aria-label={name}
    size="xs"
    data={dataOf(choices)}
    value={value}
    onChange={(next) => {
      const choice = choices.find((one) => one.value === next);
      if (choice !== undefined) onChange(choice.value);
    }}
    transitionDuration={120}
  />
);
