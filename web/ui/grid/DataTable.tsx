import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { AppButton } from '../controls/AppButton.tsx';
import { ExportMenu } from '../controls/ExportMenu.tsx';
import type { SaveList } from '../controls/ExportMenu.tsx';
import { uiMessages } from '../messages/index.ts';
import { EmptyState } from '../status/EmptyState.tsx';
import { ErrorState } from '../status/ErrorState.tsx';
import { useT } from '../words/use-t.ts';
import { widthOf } from './column.ts';
import type { Column, Sort } from './column.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import styles from './grid.module.css';
import { TableBody } from './TableBody.tsx';
import { TableCards } from './TableCards.tsx';
import { TableFoot } from './TableFoot.tsx';
import type { Paging } from './TableFoot.tsx';
import { TableHead } from './TableHead.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import { useColumnChoice } from './use-column-choice.ts';
import { useGrid } from './use-grid.ts';

export type DataTableProps<R extends object> = {
  /** What the rows are, read aloud. */
  readonly name: string;
  /** Under which the column choice is kept. */
  readonly tableKey: string;
  /** Keep the array stable (`useMemo`). The first column is the name. */
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly rowName: (row: R) => string;
  /** A press on the row, or Enter. Give the name cell a link as well. */
  readonly onOpen?: (row: R) => void;
  readonly sort?: Sort | undefined;
  readonly onSort?: (sort: Sort) => void;
  /** Set for server lists; left out, the browser holds and sorts all rows (up to 100,000). */
  readonly paging?: Paging;
  /** Acts on the selected keys; its presence gives the rows tick boxes. */
  readonly bulk?: (keys: readonly string[], clear: () => void) => ReactNode;
  /** Filter chips and search, left in the bar above. */
  readonly filters?: ReactNode;
  /** Export and other acts, right in the bar above. */
  readonly actions?: ReactNode;
  /** Saves all rows of the list as a file. */
  readonly onExport?: SaveList | undefined;
  readonly empty?: ReactNode;
  readonly isLoading?: boolean;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Under 768 px: `cards`, or `scroll` sideways with the first column fixed. */
  readonly phone?: 'cards' | 'scroll';
  /** Height of the scrolling part; by default what the window leaves. */
  readonly maxHeight?: string;
};

/** The table of every list: sort, columns, selection, keyboard, paging or 100,000 virtual rows. */
export const DataTable = <R extends object>(props: DataTableProps<R>): ReactNode => {
  const { name, columns, rows, sort, onSort, paging, bulk, isLoading = false, phone = 'cards' } = props;
  const t = useT(uiMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const [isScrolled, setScrolled] = useState(false);
  const [ownSort, setOwnSort] = useState<Sort | undefined>(sort);
  const choice = useColumnChoice(props.tableKey, columns);
  const activeSort = paging === undefined && onSort === undefined ? ownSort : sort;
  const grid = useGrid({ columns, rows, rowKey: props.rowKey, sort: activeSort, isServerSorted: paging !== undefined });
  const isPhone = useMediaQuery('(max-width: 47.99em)') && phone === 'cards';
  const hasTick = bulk !== undefined;
  const hasError = props.error !== undefined && props.error !== null;
  const hasRows = grid.rows.length > 0;
  const { selected, clearSelection, table } = grid;
  const canMore = paging?.hasMore === true && !paging.isLoadingMore;
  const isWaiting = isLoading && !hasRows;
  const minWidth = choice.shown.reduce(
    (sum, column, index) => sum + (index === 0 ? Math.max(200, column.width ?? 0) : widthOf(column)),
    hasTick ? 38 : 0,
  );

  // All are ticked when as many are selected as there are rows; asking every row would cost on each drawing.
  const isAllSelected = hasRows && selected.length >= grid.rows.length;
  const handleSort = (next: Sort): void => {
    scroller.current?.scrollTo({ top: 0 });
    (onSort ?? setOwnSort)(next);
  };
  const handleScroll = (): void => setScrolled((scroller.current?.scrollLeft ?? 0) > 0);

  const content = hasError ? (
    <div className={styles['body']}>
      <ErrorState error={props.error} onRetry={props.onRetry} />
    </div>
  ) : !isWaiting && !hasRows ? (
    <div className={styles['body']}>
      {props.empty ?? <EmptyState title={t('table.empty')}>{t('table.emptyHint')}</EmptyState>}
    </div>
  ) : isPhone && !isWaiting ? (
    <TableCards
      name={name}
      rows={grid.rows.slice(0, paging === undefined ? 100 : undefined)}
      columns={choice.shown}
      rowName={props.rowName}
      hasTick={hasTick}
    />
  ) : (
    <div
      ref={scroller}
      className={styles['scroll']}
      data-scrolled={isScrolled}
      style={{ maxHeight: props.maxHeight ?? 'max(360px, calc(100dvh - 250px))' }}
      onScroll={handleScroll}
    >
      <table
        className={[styles['table'], hasTick ? styles['withTicks'] : ''].join(' ')}
        style={{ minWidth }}
        aria-label={name}
        aria-rowcount={(paging?.total ?? grid.rows.length) + 1}
        aria-busy={isLoading}
      >
        <colgroup>
          {hasTick ? <col style={{ width: 38 }} /> : null}
          {choice.shown.map((column, index) => (
            <col key={column.id} style={index === 0 ? undefined : { width: widthOf(column) }} />
          ))}
        </colgroup>
        <TableHead
          columns={choice.shown}
          sort={activeSort}
          onSort={onSort === undefined && paging !== undefined ? undefined : handleSort}
          tick={
            hasTick
              ? {
                  isAll: isAllSelected,
                  isSome: selected.length > 0,
                  onToggle: () => table.toggleAllRowsSelected(!isAllSelected),
                }
              : undefined
          }
        />
        {isWaiting ? (
          <TableSkeleton columns={choice.shown.length} hasTick={hasTick} />
        ) : (
          <TableBody
            scroller={scroller}
            rows={grid.rows}
            columns={choice.shown}
            rowName={props.rowName}
            hasTick={hasTick}
            onOpen={props.onOpen}
            onEnd={canMore ? paging.onMore : undefined}
          />
        )}
      </table>
    </div>
  );

  return (
    <section className={styles['frame']}>
      {selected.length > 0 && bulk !== undefined ? (
        <div className={[styles['bar'], styles['bulk']].join(' ')}>
          <span className={styles['barFill']} role="status">
            {t('table.selected', { n: selected.length })}
          </span>
          {bulk(selected, clearSelection)}
          <AppButton size="small" kind="quiet" onClick={clearSelection}>
            {t('table.clearSelection')}
          </AppButton>
        </div>
      ) : !hasRows && !isWaiting && props.filters === undefined && props.actions === undefined ? null : (
        <div className={styles['bar']}>
          <div className={styles['barFilters']}>{props.filters}</div>
          <span className={styles['barSpace']} />
          {props.actions}
          {hasRows ? <ExportMenu onSave={props.onExport} /> : null}
          <ColumnChooser columns={columns} isShown={choice.isShown} onToggle={choice.toggle} />
        </div>
      )}
      {content}
      {hasRows && !hasError ? <TableFoot shown={grid.rows.length} paging={paging} /> : null}
    </section>
  );
};
