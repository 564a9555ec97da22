import { ActionIcon } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

type Props = {
  /** Says what it does; shown on hover and read aloud. */
  readonly name: string;
  readonly icon: ReactNode;
  readonly onClick?: MouseEventHandler<HTMLButtonElement> | undefined;
  readonly size?: 'small' | 'normal';
  readonly isPressed?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly isDisabled?: boolean;
  readonly isBusy?: boolean;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

/** A button that is an icon. It always has a name. */
export const IconAction = ({
  name,
  icon,
  onClick,
  size = 'normal',
  isPressed,
  isExpanded,
  isDisabled = false,
  isBusy = false,
  ref,
  ...rest
}: Props): ReactNode => (
  <ActionIcon
    {...rest}
    {...(ref === undefined ? {} : { ref })}
    {...(onClick === undefined ? {} : { onClick })}
    variant={isPressed === true ? 'light' : 'subtle'}
    color={isPressed === true ? 'accent' : 'gray'}
    c={isPressed === true ? 'var(--ms-accent-ink)' : 'var(--ms-ink-2)'}
    size={size === 'small' ? 28 : 34}
    aria-label={name}
    data-hint={name}
    aria-pressed={isPressed}
    {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
    disabled={isDisabled}
    loading={isBusy}
  >
    {icon}
  </ActionIcon>
);
