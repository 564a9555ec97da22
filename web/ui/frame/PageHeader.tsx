import type { ReactNode } from 'react';
import styles from './frame.module.css';

type Props = {
  readonly title: ReactNode;
  /** One sentence of state: "635 accounts · data to 2026-11-20 · 12 proposals wait". */
  readonly state?: ReactNode;
  /** The link one level up, when there is one. */
  readonly back?: ReactNode;
  /** The primary action stands last. */
  readonly actions?: ReactNode;
};

/** Breaks between the parts of a sentence of state, not inside a date. */
const partsOf = (state: ReactNode): ReactNode =>
  typeof state === 'string' && state.includes(' · ')
    ? state.split(' · ').map((part, at) => (
        <span key={part}>
          {at === 0 ? '' : ' · '}
          <span className={styles['statePart']}>{part}</span>
        </span>
      ))
    : state;

export const PageHeader = ({ title, state, back, actions }: Props): ReactNode => (
  <header className={styles['pageHead']}>
    <div className={styles['pageTitles']}>
      {back === undefined ? null : <div className={styles['back']}>{back}</div>}
      <h1 className={styles['pageTitle']}>{title}</h1>
      {state === undefined ? null : <div className={styles['pageState']}>{partsOf(state)}</div>}
    </div>
    {actions === undefined ? null : <div className={styles['pageActions']}>{actions}</div>}
  </header>
);
