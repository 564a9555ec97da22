import type { KeyboardEvent, MouseEvent, ReactNode, RefCallback } from 'react';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import type { Column } from './column.ts';
import styles from './grid.module.css';
import { TickBox } from './TickBox.tsx';
import type { GridRow } from './use-grid.ts';

type Props<R extends object> = {
  readonly row: GridRow<R>;
  readonly index: number;
  /** Tells the list how high the row is: a name may take two lines. */
  readonly measure: RefCallback<HTMLTableRowElement>;
  readonly columns: readonly Column<R>[];
  readonly name: string;
  readonly hasTick: boolean;
  /** The row that Tab reaches; arrows move it. */
  readonly isCurrent: boolean;
  readonly onCurrent: (index: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onOpen: ((row: R) => void) | undefined;
};

/** Presses on a control inside a row are for that control. */
const isOnControl = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('a, button, input, label, [role="button"]') !== null;

export const TableRow = <R extends object>({
  row,
  index,
  measure,
  columns,
  name,
  hasTick,
  isCurrent,
  onCurrent,
  onKey,
  onOpen,
}: Props<R>): ReactNode => {
  const t = useT(uiMessages);
  const isSelected = row.getIsSelected();
  const handleClick = (event: MouseEvent): void => {
    onCurrent(index);
    if (!isOnControl(event) && (document.getSelection()?.isCollapsed ?? true)) onOpen?.(row.original);
  };
  return (
    <tr
      ref={measure}
      className={styles['row']}
      data-index={index}
      data-open={onOpen !== undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={index + 2}
      data-selected={isSelected}
      onClick={handleClick}
      onKeyDown={onKey}
    >
      {hasTick ? (
        <td className={styles['tick']}>
          <TickBox
            name={t('table.selectRow', { name })}
            isTabStop={false}
            isOn={isSelected}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      ) : null}
      {columns.map((column, at) =>
        at === 0 ? (
          <th key={column.id} scope="row" className={styles['first']}>
            {column.cell(row.original)}
          </th>
        ) : (
          <td key={column.id} className={column.kind === 'figure' ? styles['figure'] : undefined}>
            {column.cell(row.original)}
          </td>
        ),
      )}
    </tr>
  );
};
