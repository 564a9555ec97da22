import { Button } from '@mantine/core';
import type { MouseEventHandler, ReactNode, Ref } from 'react';

type Props = {
  readonly children: ReactNode;
  /** primary: the one main act of a page; plain: other acts; quiet: acts inside content; danger: takes something away. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'small' | 'normal';
  readonly icon?: ReactNode;
  readonly type?: 'button' | 'submit';
  readonly form?: string | undefined;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly isWide?: boolean;
  readonly onClick?: MouseEventHandler<HTMLButtonElement> | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

const looks = {
  primary: { variant: 'filled', color: 'accent' },
  plain: { variant: 'default', color: 'accent' },
  quiet: { variant: 'subtle', color: 'accent' },
  danger: { variant: 'outline', color: 'loss' },
} as const;

export const AppButton = ({
  children,
  kind = 'plain',
  size = 'normal',
  icon,
  type = 'button',
  isBusy = false,
  isDisabled = false,
  isWide = false,
  ...rest
}: Props): ReactNode => {
  // The rest carries what menus and popovers hand to the button that opens them.
  const { form, onClick, ref, ...handed } = rest;
  return (
    <Button
      {...handed}
      {...looks[kind]}
      {...(form === undefined ? {} : { form })}
      {...(onClick === undefined ? {} : { onClick })}
      {...(ref === undefined ? {} : { ref })}
      type={type}
      h={size === 'small' ? 28 : 34}
      px={size === 'small' ? 10 : 14}
      fz={13}
      fw={550}
      fullWidth={isWide}
      leftSection={icon}
      loading={isBusy}
      disabled={isDisabled}
    >
      {children}
    </Button>
  );
};
