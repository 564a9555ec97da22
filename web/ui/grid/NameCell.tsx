import type { ReactNode } from 'react';
import styles from './name-cell.module.css';

type Props = {
  readonly name: ReactNode;
  readonly note?: ReactNode;
  readonly full?: string | undefined;
  /** Opens what the row stands for; makes the name a button, which cards on a phone need. */
  readonly onOpen?: (() => void) | undefined;
};

/** The first cell of a row: the name (a link), and a second grey line that tells same names apart. */
export const NameCell = ({ name, note, full, onOpen }: Props): ReactNode => (
  <>
    <span className={styles['name']} title={full}>
      {onOpen === undefined ? (
        name
      ) : (
        <button type="button" className={styles['nameButton']} onClick={onOpen}>
          {name}
        </button>
      )}
    </span>
    {note === undefined ? null : <span className={styles['note']}>{note}</span>}
  </>
);
