import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import styles from './fields.module.css';

type Props = {
  /** Read aloud; the placeholder shows. */
  readonly name: string;
  readonly placeholder: string;
  readonly value: string;
  /** Called a moment after the last letter, never in the middle of a composition. */
  readonly onSearch: (text: string) => void;
};

const settleMs = 250;

/** The search box above a list. */
export const SearchField = ({ name, placeholder, value, onSearch }: Props): ReactNode => {
  const [typed, setTyped] = useState(value);
  const [isComposing, setComposing] = useState(false);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  }, [onSearch]);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (isComposing || typed.trim() === value) return undefined;
    const timer = setTimeout(() => search.current(typed.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [typed, value, isComposing]);
  return (
    <TextInput
      type="search"
      size="xs"
      className={styles['search']}
      aria-label={name}
      placeholder={placeholder}
      leftSection={<Icon of={IconSearch} size={14} />}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={(event) => {
        setComposing(false);
        setTyped(event.currentTarget.value);
      }}
    />
  );
};
