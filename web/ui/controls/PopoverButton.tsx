import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import styles from './controls.module.css';

type Props = {
  /** Read aloud, and shown on hover. */
  readonly name: string;
  readonly icon: ReactNode;
  readonly text?: string | undefined;
  readonly children: ReactNode;
};

/** A small button in a bar that opens a part beside it. */
export const PopoverButton = ({ name, icon, text, children }: Props): ReactNode => {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      shadow="md"
      width={340}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={styles['popoverButton']}
          aria-label={name}
          title={name}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {icon}
          {text === undefined ? null : <span>{text}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  );
};
