import type { ReactNode } from 'react';

type Props = { readonly text: string; readonly children: ReactNode; readonly className?: string | undefined };

/**
 * Text that says more on hover; HintLayer shows it. An attribute instead of a component of its own, since a table has hundreds.
 * Not focusable: what it adds must also be reachable elsewhere or be the full form of what stands there.
 */
export const Hint = ({ text, children, className }: Props): ReactNode => (
  <span className={className} data-hint={text}>
    {children}
  </span>
);
