import type { ReactNode } from 'react';
import styles from './marks.module.css';

type Props = {
  /** Share of the whole, 0 to 1; more is cut. */
  readonly share: number | null;
  readonly label: string;
  readonly tone?: 'accent' | 'warm' | 'loss' | 'grey';
};

/** A bar inside a cell for comparing rows. The figure itself stands beside it. */
export const InlineBar = ({ share, label, tone = 'accent' }: Props): ReactNode => (
  <span className={styles['bar']} role="img" aria-label={label}>
    <span
      className={styles['barFill']}
      data-tone={tone}
      style={{ width: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%` }}
    />
  </span>
);
