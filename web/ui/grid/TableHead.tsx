import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon.tsx';
import { uiMessages } from '../messages/index.ts';
import { useT } from '../words/use-t.ts';
import { nextSortOf } from './column.ts';
import type { Column, Sort } from './column.ts';
import styles from './grid.module.css';
import { TickBox } from './TickBox.tsx';

type Props<R extends object> = {
  readonly columns: readonly Column<R>[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly tick: { readonly isAll: boolean; readonly isSome: boolean; readonly onToggle: () => void } | undefined;
};

const ariaSort = { up: 'ascending', down: 'descending' } as const;

const Label = <R extends object>({ column }: { readonly column: Column<R> }): ReactNode => (
  <span className={styles['headText']} title={column.hint ?? column.header}>
    {column.header}
    {column.unit === undefined ? null : <span className={styles['unit']}> {column.unit}</span>}
  </span>
);

/** The sticky head: sort by pressing a header. */
export const TableHead = <R extends object>({ columns, sort, onSort, tick }: Props<R>): ReactNode => {
  const t = useT(uiMessages);
  return (
    <thead className={styles['head']}>
      <tr>
        {tick === undefined ? null : (
          <th className={styles['tick']} scope="col">
            <TickBox
              name={t('table.selectAll')}
              isOn={tick.isAll}
              isPart={tick.isSome && !tick.isAll}
              onChange={tick.onToggle}
            />
          </th>
        )}
        {columns.map((column, index) => {
          const direction = sort?.by === column.id ? sort.direction : undefined;
          const className = [column.kind === 'figure' ? styles['figure'] : '', index === 0 ? styles['first'] : ''].join(
            ' ',
          );
          return (
            <th
              key={column.id}
              scope="col"
              className={className}
              aria-sort={direction === undefined ? undefined : ariaSort[direction]}
            >
              {column.isSortable === true && onSort !== undefined ? (
                <button
                  type="button"
                  className={styles['sortButton']}
                  data-active={direction !== undefined}
                  onClick={() => onSort(nextSortOf(column, sort))}
                >
                  <Label column={column} />
                  {direction === undefined ? null : (
                    <Icon of={direction === 'up' ? IconArrowUp : IconArrowDown} size={13} />
                  )}
                </button>
              ) : (
                <Label column={column} />
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
};
