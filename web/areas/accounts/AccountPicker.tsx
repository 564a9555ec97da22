import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { accountsContract } from '#areas/accounts/contract';
import { SelectField, useWords } from '#ui';
import type { FieldProps } from '#ui';
import { useRead } from '#web/app/api';
import { shownNameOf } from './account-names.ts';
import type { Named } from './account-names.ts';

type Props = FieldProps<string> & {
  /** The account that is chosen now, so that it has a name before anything is typed. */
  readonly current?: (Pick<Named, 'name' | 'nameEn'> & { readonly id: string; readonly code: string }) | null;
  /** An account that cannot be chosen, such as the one being edited. */
  readonly exceptId?: string;
};

/** Chooses an account by typing a part of its name, pinyin, initials or code. */
export const AccountPicker = ({ current = null, exceptId, ...props }: Props): ReactNode => {
  const { language } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data } = useRead(
    accountsContract.operations.list,
    { limit: 20, ...(q === '' ? {} : { q }) },
    { keepsPrevious: true },
  );
  const found = (data?.rows ?? []).filter(({ id }) => id !== exceptId && id !== current?.id);
  const choices = [...(current === null ? [] : [current]), ...found].map((account) => ({
    value: account.id,
    label: `${shownNameOf(account, language)} · ${account.code}`,
  }));
  const chosen = choices.find(({ value }) => value === props.value);
  return (
    <SelectField
      {...props}
      choices={choices}
      onSearch={(text) => setTyped(text === chosen?.label ? '' : text)}
      canClear
    />
  );
};
