import type { ReactNode } from 'react';
import styles from './account.module.css';

export type Fact = { readonly label: string; readonly value: ReactNode };

/** Labelled facts in as many columns as fit. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }): ReactNode => (
  <dl className={styles['facts']}>
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
