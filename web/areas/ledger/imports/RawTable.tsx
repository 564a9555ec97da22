import type { ReactNode } from 'react';
import { ScrollRegion } from '#ui';
import styles from './import.module.css';

export type RawRow = {
  readonly key: string | number;
  /** The last one takes the place of those that are missing. */
  readonly cells: readonly ReactNode[];
  readonly outcome?: 'good' | 'bad' | 'skipped';
  /** Sentences under the row. */
  readonly notes?: readonly string[];
};

type Props = { readonly name: string; readonly head: readonly string[]; readonly rows: readonly RawRow[] };

/** Rows of a file as a plain table that scrolls in both directions; the first column is the line. */
export const RawTable = ({ name, head, rows }: Props): ReactNode => (
  <ScrollRegion name={name} className={styles['rawScroll']}>
    <table className={styles['raw']}>
      <thead>
        <tr>
          {head.map((text, at) => (
            <th key={at} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(({ key, cells, outcome, notes = [] }) => (
        <tbody key={key} data-outcome={outcome}>
          <tr>
            {cells.map((cell, at) =>
              at === 0 ? (
                <th key={at} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={at} colSpan={at === cells.length - 1 ? head.length - cells.length + 1 : 1}>
                  {cell}
                </td>
              ),
            )}
          </tr>
          {notes.length === 0 ? null : (
            <tr>
              <td colSpan={head.length} className={styles['rawNotes']}>
                {notes.map((note) => (
                  <span key={note}>{note}</span>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  </ScrollRegion>
);
