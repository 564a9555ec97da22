import { Popover } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AppButton } from '../controls/AppButton.tsx';
import { Icon } from '../controls/Icon.tsx';
import { IconAction } from '../controls/IconAction.tsx';
import { OpensInPortal } from '../fields/opens-in-portal.ts';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import shared from './grid.module.css';
import styles from './filter-chips.module.css';

type ChipProps = {
  readonly name: string;
  /** What is chosen, in words; undefined when the filter is open to anything. */
  readonly value: string | undefined;
  readonly onClear: () => void;
  /** The control that changes it, shown in a popover. */
  readonly children: ReactNode;
};

/** One filter: press to change, × to drop. Its value belongs in the URL. */
export const FilterChip = ({ name, value, onClear, children }: ChipProps): ReactNode => {
  const t = useT(uiMessages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-start"
        shadow="md"
        trapFocus
        returnFocus
        withinPortal
      >
        <Popover.Target>
          <button
            type="button"
            className={styles['filterChip']}
            data-active={value !== undefined}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={styles['filterText']}>{value === undefined ? name : t('filter.is', { name, value })}</span>
            <Icon of={IconChevronDown} size={14} />
          </button>
        </Popover.Target>
        <Popover.Dropdown miw={220}>
          <OpensInPortal value={false}>{children}</OpensInPortal>
        </Popover.Dropdown>
      </Popover>
      {value === undefined ? null : (
        <IconAction
          size="small"
          name={t('filter.remove', { name })}
          icon={<Icon of={IconX} size={14} />}
          onClick={onClear}
        />
      )}
    </>
  );
};

type ToggleProps = {
  readonly name: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
  readonly count?: number;
};

/** A filter that is on or off, such as a badge. */
export const FilterToggle = ({ name, isOn, onToggle, count }: ToggleProps): ReactNode => (
  <button type="button" className={styles['filterChip']} data-active={isOn} aria-pressed={isOn} onClick={onToggle}>
    <span className={styles['filterText']}>{name}</span>
    {count === undefined ? null : <span className={shared['unit']}>{count}</span>}
  </button>
);

/** The row of filters above a list. */
export const FilterChips = ({
  children,
  onClearAll,
}: {
  readonly children: ReactNode;
  readonly onClearAll?: (() => void) | undefined;
}): ReactNode => {
  const t = useT(uiMessages);
  return (
    <div className={shared['chips']}>
      {children}
      {onClearAll === undefined ? null : (
        <AppButton size="small" kind="quiet" onClick={onClearAll}>
          {t('filter.clearAll')}
        </AppButton>
      )}
    </div>
  );
};
