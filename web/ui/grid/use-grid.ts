import {
  createSortedRowModel,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef, Row, RowSelectionState } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { compareValues } from './column.ts';
import type { Column, Sort } from './column.ts';

const features = tableFeatures({ rowSelectionFeature, rowSortingFeature, sortedRowModel: createSortedRowModel() });
type Features = typeof features;
export type GridRow<R extends object> = Row<Features, R>;

type Options<R extends object> = {
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly sort: Sort | undefined;
  /** The rows arrive in order; else the browser sorts them. */
  readonly isServerSorted: boolean;
};

/** Row order and selection of a table. Selection is by key and survives paging and sorting. */
export const useGrid = <R extends object>({ columns, rows, rowKey, sort, isServerSorted }: Options<R>) => {
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const data = useMemo(() => [...rows], [rows]);
  const definitions = useMemo(
    (): ColumnDef<Features, R>[] =>
      columns.map((column) => ({
        id: column.id,
        accessorFn: (row: R) => column.value?.(row) ?? undefined,
        sortFn: (one: GridRow<R>, other: GridRow<R>) =>
          compareValues(one.getValue(column.id), other.getValue(column.id)),
        sortUndefined: 'last',
      })),
    [columns],
  );
  const sorting = useMemo(() => (sort === undefined ? [] : [{ id: sort.by, desc: sort.direction === 'down' }]), [sort]);
  const table = useTable<Features, R>({
    features,
    columns: definitions,
    data,
    getRowId: (row) => rowKey(row),
    manualSorting: isServerSorted,
    state: { rowSelection, sorting },
    onRowSelectionChange: setRowSelection,
  });
  return {
    table,
    rows: table.getRowModel().rows,
    selected: Object.keys(rowSelection).filter((key) => rowSelection[key] === true),
    clearSelection: () => setRowSelection({}),
  };
};
