import type { ReactNode } from 'react';
import styles from './frame.module.css';

type Props = { readonly title?: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode };

/** A bordered part of a page. */
export const Panel = ({ title, actions, children }: Props): ReactNode => (
  <section className={styles['panel']}>
    {title === undefined && actions === undefined ? null : (
      <div className={styles['panelHead']}>
        <h2 className={styles['panelTitle']}>{title}</h2>
        {actions === undefined ? null : <div className={styles['panelActs']}>{actions}</div>}
      </div>
    )}
    <div className={styles['panelBody']}>{children}</div>
  </section>
);
