import type { ReactNode } from 'react';
import styles from './figures.module.css';

export type Stat = { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode };

/** The few figures of a page in one row, set in text size: a summary, not four cards. */
export const StatLine = ({ stats }: { readonly stats: readonly Stat[] }): ReactNode => (
  <dl className={styles['line']}>
    {stats.map(({ label, value, note }) => (
      <div key={label} className={styles['stat']}>
        <dt className={styles['statLabel']}>{label}</dt>
        <dd className={styles['statValue']}>{value}</dd>
        {note === undefined ? null : <dd className={styles['statNote']}>{note}</dd>}
      </div>
    ))}
  </dl>
);
