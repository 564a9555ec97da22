import { useEffect, useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { formatAmount } from '#kernel/format';
import { useWords } from '../words/WordsProvider.tsx';
import styles from './frame.module.css';

export type TabItem<V extends string> = { readonly value: V; readonly label: ReactNode; readonly count?: ReactNode };

type Props<V extends string> = {
  readonly name: string;
  readonly tabs: readonly TabItem<V>[];
  /** The chosen tab; keep it in the URL (`useSearch`/`navigate`). */
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly children: ReactNode;
};

const step = (key: string): number => (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);

/** Tabs with counts and the chosen tab's content. Arrow keys move between them. */
export const TabBar = <V extends string>({ name, tabs, value, onChange, children }: Props<V>): ReactNode => {
  const id = useId();
  const { language } = useWords();
  useEffect(() => {
    document.getElementById(`${id}-${value}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [id, value]);
  const handleKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(at + step(event.key) + tabs.length) % tabs.length];
    if (step(event.key) === 0 || next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    document.getElementById(`${id}-${next.value}`)?.focus();
  };
  return (
    <>
      <div className={styles['tabs']} role="tablist" aria-label={name}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            className={styles['tab']}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            onKeyDown={handleKeyDown}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className={styles['tabCount']}>
                {typeof tab.count === 'number' ? formatAmount(`${tab.count}`, language) : tab.count}
              </span>
            )}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  );
};
