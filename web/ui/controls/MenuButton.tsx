import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

export type MenuEntry = {
  readonly label: ReactNode;
  readonly onPick: () => void;
  readonly icon?: ReactNode;
  readonly isChosen?: boolean;
  readonly tone?: 'plain' | 'danger';
  readonly isDisabled?: boolean;
};

type Props = {
  /** The button that opens it: an AppButton or an IconAction. */
  readonly button: ReactNode;
  /** Groups are divided by a line. */
  readonly groups: readonly (readonly MenuEntry[])[];
  readonly head?: ReactNode;
};

/** A button with a menu of acts. */
export const MenuButton = ({ button, groups, head }: Props): ReactNode => (
  <Menu position="bottom-end" shadow="md" transitionProps={{ duration: 100 }} withinPortal loop>
    <Menu.Target>{button}</Menu.Target>
    <Menu.Dropdown>
      {head === undefined ? null : <Menu.Label>{head}</Menu.Label>}
      {groups.map((entries, at) => (
        <div key={at} role="none">
          {at > 0 ? <Menu.Divider /> : null}
          {entries.map((entry, index) => (
            <Menu.Item
              key={index}
              onClick={entry.onPick}
              leftSection={entry.icon}
              disabled={entry.isDisabled ?? false}
              fw={entry.isChosen === true ? 650 : 400}
              {...(entry.tone === 'danger' ? { c: 'var(--ms-loss-ink)' } : {})}
            >
              {entry.label}
            </Menu.Item>
          ))}
        </div>
      ))}
    </Menu.Dropdown>
  </Menu>
);
