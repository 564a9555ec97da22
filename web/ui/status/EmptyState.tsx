import type { ReactNode } from 'react';
import styles from './status.module.css';

type Props = {
  readonly title: string;
  /** What this page will show once it has data. */
  readonly children: ReactNode;
  readonly icon?: ReactNode;
  /** The one button that gets there. */
  readonly action?: ReactNode;
};

/** An empty page that teaches. */
export const EmptyState = ({ title, children, icon, action }: Props): ReactNode => (
  <section className={styles['state']}>
    {icon === undefined ? null : <span className={styles['stateIcon']}>{icon}</span>}
    <h2 className={styles['stateTitle']}>{title}</h2>
    <div className={styles['stateText']}>{children}</div>
    {action === undefined ? null : <div className={styles['stateActions']}>{action}</div>}
  </section>
);
