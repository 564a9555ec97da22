import type { ReactNode } from 'react';
import { scopeOf } from '#kernel/access';
import type { PermissionTable } from '#kernel/access';
import { SelectField } from '#ui';
import type { FieldProps } from '#ui';
import { useUsers } from './queries.ts';

type UserPickerProps = FieldProps<string> & {
  /** Only those whose roles hold this right. */
  readonly holding?: PermissionTable[string];
  /** Somebody who cannot be meant. */
  readonly exceptId?: string | undefined;
};

/** Chooses a colleague; those who left are shown only where they are chosen already. */
export const UserPicker = ({ holding, exceptId, ...props }: UserPickerProps): ReactNode => {
  const users = useUsers().filter(
    ({ active, id, roles }) =>
      (active && id !== exceptId && (holding === undefined || scopeOf(holding, roles) !== null)) || id === props.value,
  );
  return (
    <SelectField {...props} choices={users.map(({ id, name }) => ({ value: id, label: name }))} isSearchable canClear />
  );
};
