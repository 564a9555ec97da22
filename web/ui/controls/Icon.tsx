import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** An icon in the product's weight; it has no name of its own, the control around it has. */
export const Icon = ({ of: Picture, size = 18 }: { readonly of: TablerIcon; readonly size?: number }): ReactNode => (
  <Picture size={size} stroke={1.6} aria-hidden focusable={false} />
);
