import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
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

/**
 * Puts the chosen tab into the middle of a strip that is wider than the screen, so that its neighbours are seen too: when
 * another is chosen, and again when the tabs get wider, since counts and fonts come later.
 */
const useChosenInSight = (chosenId: string): RefObject<HTMLDivElement | null> => {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = strip.current;
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => {
      const chosen = document.getElementById(chosenId);
      if (chosen === null) return;
      const { left, width } = chosen.getBoundingClientRect();
      const middle = box.getBoundingClientRect().left + box.clientWidth / 2;
      box.scrollBy({ left: left + width / 2 - middle });
    });
    for (const tab of box.children) observer.observe(tab);
    return () => observer.disconnect();
  }, [chosenId]);
  return strip;
};

/** Tabs with counts and the chosen tab's content. Arrow keys move between them. */
export const TabBar = <V extends string>({ name, tabs, value, onChange, children }: Props<V>): ReactNode => {
  const id = useId();
  const { language } = useWords();
  const strip = useChosenInSight(`${id}-${value}`);
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
      <div ref={strip} className={styles['tabs']} role="tablist" aria-label={name}>
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
