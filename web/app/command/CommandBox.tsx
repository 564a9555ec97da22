import { useEffect, useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { CommandWindow, Icon, useT } from '#ui';
import { appMessages } from '../messages/index.ts';
import styles from './command.module.css';
import { useEntries } from './use-entries.ts';
import type { Entry } from './use-entries.ts';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

type LineProps = {
  readonly entry: Entry;
  readonly id: string;
  readonly isChosen: boolean;
  readonly isFirstOfGroup: boolean;
  readonly onPoint: () => void;
  readonly onPick: () => void;
};

const EntryLine = ({ entry, id, isChosen, isFirstOfGroup, onPoint, onPick }: LineProps): ReactNode => (
  <>
    {isFirstOfGroup ? (
      <div className={styles['group']} role="presentation">
        {entry.group}
      </div>
    ) : null}
    <button
      type="button"
      id={id}
      className={styles['entry']}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onPointerMove={onPoint}
      onClick={onPick}
    >
      <Icon of={entry.icon} size={16} />
      <span className={styles['title']}>{entry.title}</span>
      <span className={styles['note']}>{entry.note}</span>
    </button>
  </>
);

/** Search and commands: type, choose with arrows, Enter. An Enter that ends a composition chooses nothing. */
export const CommandBox = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const t = useT(appMessages);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { entries, isSearching } = useEntries(typed);
  const chosen = Math.min(at, Math.max(0, entries.length - 1));
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);

  const pick = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step !== undefined) setAt((chosen + step + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter') pick(entries[chosen]);
    else return;
    event.preventDefault();
  };
  const type = (text: string): void => {
    setTyped(text);
    setAt(0);
  };
  return (
    <CommandWindow name={t('command.title')} onClose={onClose}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={t('command.title')}
        placeholder={t('command.placeholder')}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={handleKeyDown}
      />
      {entries.length === 0 ? (
        <div className={styles['nothing']} role="status">
          {isSearching ? t('command.searching') : t('command.nothing', { text: typed })}
          {isSearching ? null : <p className={styles['group']}>{t('command.nothingHint')}</p>}
        </div>
      ) : null}
      <div id={`${id}-list`} className={styles['list']} role="listbox" aria-label={t('command.title')}>
        {entries.map((entry, index) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            id={`${id}-${index}`}
            isChosen={index === chosen}
            isFirstOfGroup={entries[index - 1]?.group !== entry.group}
            onPoint={() => setAt(index)}
            onPick={() => pick(entry)}
          />
        ))}
      </div>
      <div className={styles['foot']}>{t('command.hint')}</div>
    </CommandWindow>
  );
};
