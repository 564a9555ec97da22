import type { ReactNode } from 'react';

type Props = { readonly name: string; readonly className?: string | undefined; readonly children: ReactNode };

/** A part that scrolls on its own; the keyboard reaches it, so that arrow keys can scroll. */
export const ScrollRegion = ({ name, className, children }: Props): ReactNode => {
  const reachable = { role: 'region', 'aria-label': name, tabIndex: 0 };
  return (
    <div className={className} {...reachable}>
      {children}
    </div>
  );
};
