import type { ReactNode } from 'react';
import { Hint } from '../figures/Hint.tsx';
import styles from './marks.module.css';

export type Tone = 'grey' | 'plain' | 'accent' | 'warm' | 'loss';

type Props = { readonly tone?: Tone; readonly hint?: string | undefined; readonly children: ReactNode };

/** A short word about a record. Warm asks for attention; red says loss or breach only. */
export const Chip = ({ tone = 'grey', hint, children }: Props): ReactNode => {
  const chip = (
    <span className={styles['chip']} data-tone={tone}>
      {children}
    </span>
  );
  return hint === undefined ? chip : <Hint text={hint}>{chip}</Hint>;
};
