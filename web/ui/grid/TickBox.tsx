import type { ChangeEvent, ReactNode } from 'react';
import styles from './grid.module.css';

type Props = {
  readonly name: string;
  readonly isOn: boolean;
  readonly isPart?: boolean;
  /** In a row the row itself is the tab stop, and Space ticks. */
  readonly isTabStop?: boolean;
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
};

/** A plain check box: a table draws hundreds, so it is the browser's own. */
export const TickBox = ({ name, isOn, isPart = false, isTabStop = true, onChange }: Props): ReactNode => (
  <input
    ref={(element) => {
      if (element !== null) element.indeterminate = isPart;
    }}
    type="checkbox"
    className={styles['tickBox']}
    aria-label={name}
    tabIndex={isTabStop ? 0 : -1}
    checked={isOn}
    onChange={onChange}
  />
);
