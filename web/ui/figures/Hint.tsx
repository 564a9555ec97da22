import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly text: ReactNode; readonly children: ReactNode; readonly className?: string | undefined };

/** Text that says more on hover. Not focusable: what it adds must also be reachable elsewhere or be the full form of what stands there. */
export const Hint = ({ text, children, className }: Props): ReactNode => (
  <Tooltip label={text} openDelay={250} multiline maw={320} withinPortal transitionProps={{ duration: 100 }}>
    <span className={className}>{children}</span>
  </Tooltip>
);
