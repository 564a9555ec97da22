import type { ReactNode } from 'react';
import { SelectField } from '#ui';
import type { FieldProps } from '#ui';
import { useUsers } from './queries.ts';

/** Chooses a colleague; those who left are shown only where they are chosen already. */
export const UserPicker = (props: FieldProps<string>): ReactNode => {
  const users = useUsers().filter(({ active, id }) => active || id === props.value);
  return (
    <SelectField {...props} choices={users.map(({ id, name }) => ({ value: id, label: name }))} isSearchable canClear />
  );
};
