import type { ReactNode } from 'react';
import styles from './grid.module.css';

type Props = { readonly name: ReactNode; readonly note?: ReactNode; readonly full?: string | undefined };

/** The first cell of a row: the name (a link), and a second grey line that tells same names apart. */
export const NameCell = ({ name, note, full }: Props): ReactNode => (
  <>
    <span className={styles['name']} title={full}>
      {name}
    </span>
    {note === undefined ? null : <span className={styles['note']}>{note}</span>}
  </>
);
