import type { RecordKind, RecordOf } from '../records.ts';
import { createCellReader } from './cell-reader.ts';
import type { Cell, CellReader } from './cell-reader.ts';
import { cleanText } from './clean-text.ts';
import { columnIndexOf, columnsOf } from './columns.ts';
import type { Column } from './columns.ts';
import { fieldsOf } from './fields.ts';
import { fingerprintOf } from './fingerprints.ts';
import type { ImportState } from './import-state.ts';
import type { RowIssue, RowReason, RowWarning } from './issues.ts';
import type { Mapping, RowFilter } from './mapping.ts';
import { orderRowIndexOf } from './order-row.ts';
import { readAccount, readProduct } from './read-account.ts';
import { readCost, readCostToServe, readInvoice, readPayment, readPocketItem } from './read-money.ts';
import { readOrderLine } from './read-order.ts';
import type { RowFrame } from './read-order.ts';
import { readPerson } from './read-person.ts';

/** One row of a file as the sheets reader gives it. */
export type SourceRow = {
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly fault?: 'broken-quotes';
};

/** What the row says of the account and the product that it names; used only when the import may create them. */
export type Aside = {
  readonly accountName?: string;
  readonly accountRegion?: string;
  readonly productName?: string;
  readonly productLine?: readonly string[];
  readonly productUnit?: string;
};

export type RowReading<K extends RecordKind> =
  | {
      readonly outcome: 'good';
      readonly record: RecordOf[K];
      readonly aside: Aside;
      readonly warnings: readonly RowIssue<RowWarning>[];
      /** A row before this one was the same in every cell. */
      readonly isDuplicate: boolean;
      readonly orderRow: number | null;
    }
  | Bad
  /** Left out by a filter of the mapping. */
  | { readonly outcome: 'skipped' };

type Bad = {
  readonly outcome: 'bad';
  readonly reasons: readonly RowIssue<RowReason>[];
  readonly isDuplicate: boolean;
  /** Which row of its order this is, from 1; null when it names no order. */
  readonly orderRow: number | null;
};

export type RowReader<K extends RecordKind> = {
  readonly read: (row: SourceRow, state: ImportState) => RowReading<K>;
  /** Counts a row without reading it: how a resumed pass rebuilds its state. */
  readonly skip: (row: SourceRow, state: ImportState) => void;
};

export type RowReaderOptions<K extends RecordKind> = {
  readonly kind: K;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** The company's currency. */
  readonly currency: string;
  /** The company's, which decides days. */
  readonly timeZone: string;
  /** Workbooks leave trailing blank cells away; in a text file a short row is a torn one. */
  readonly format: 'csv' | 'xlsx';
};

type Builders = { readonly [K in RecordKind]: (cells: CellReader, frame: RowFrame) => RecordOf[K] | undefined };

const builders: Builders = {
  accounts: readAccount,
  persons: readPerson,
  products: readProduct,
  costs: readCost,
  orders: readOrderLine,
  invoices: readInvoice,
  payments: readPayment,
  'pocket-items': readPocketItem,
  'cost-to-serve': readCostToServe,
};

/**
 * Reads rows by a mapping: every row becomes a record, or is refused with all its reasons, never changed silently.
 * Problems of the mapping itself are found before, by `mappingProblemsOf`.
 */
export const createRowReader = <K extends RecordKind>(options: RowReaderOptions<K>): RowReader<K> => {
  const { kind, mapping, header, currency, timeZone, format } = options;
  const columns = columnsOf(mapping, header);
  const cells = createCellReader({ mapping, columns, timeZone });
  const build: Builders[K] = builders[kind];
  const orderColumn = kind === 'orders' ? (columns.get('orderNo')?.index ?? -1) : -1;
  const orderRowColumn = kind === 'orders' ? orderRowIndexOf(header) : -1;
  const passes = filterOf(mapping.filters ?? [], header);

  type Count = { readonly orderRow: number | null; readonly isDuplicate: boolean };
  const count = (row: SourceRow, state: ImportState): Count => {
    const isDuplicate = state.rows.add(fingerprintOf(row.cells)) > 1;
    const orderNo = orderColumn === -1 ? '' : String(row.cells[orderColumn] ?? '');
    const counted = orderNo === '' ? null : state.positions.add(fingerprintOf([orderNo]));
    if (orderRowColumn === -1) return { isDuplicate, orderRow: counted };
    const told = String(row.cells[orderRowColumn] ?? '').trim();
    return { isDuplicate, orderRow: orderRowPattern.test(told) ? Number(told) : null };
  };

  return {
    skip: (row, state) => {
      if (row.fault === undefined) count(row, state);
    },
    read: (row, state) => {
      if (row.fault !== undefined) return bad(row.fault);
      const { orderRow, isDuplicate } = count(row, state);
      if (isRagged(row.cells, header.length, format)) {
        return { ...bad('ragged-row', { cells: row.cells.length, columns: header.length }, isDuplicate), orderRow };
      }
      if (!passes(row.cells)) return { outcome: 'skipped' };
      cells.start(row.cells);
      const record = build(cells, { mapping, currency, position: orderRowColumn === -1 ? (orderRow ?? 1) : orderRow });
      const aside = readAside(cells);
      const reasons = cells.reasons();
      if (reasons.length > 0) return { outcome: 'bad', reasons, isDuplicate, orderRow };
      if (record === undefined) return { outcome: 'bad', reasons: unmappedIn(kind, columns), isDuplicate, orderRow };
      if (isDuplicate) cells.warn('exact-duplicate', '*');
      return { outcome: 'good', record, aside, warnings: cells.warnings(), isDuplicate, orderRow };
    },
  };
};

const orderRowPattern = /^[1-9]\d{0,8}$/;

const bad = (code: RowReason, params: RowIssue['params'] = {}, isDuplicate = false): Bad => ({
  outcome: 'bad',
  reasons: [{ code, field: '*', params }],
  isDuplicate,
  orderRow: null,
});

/** A row that no cell was read of for want of columns: names every required field that the mapping leaves out. */
const unmappedIn = (kind: RecordKind, columns: ReadonlyMap<string, Column>): readonly RowIssue<RowReason>[] =>
  fieldsOf(kind)
    .filter(({ name, isRequired }) => isRequired && !columns.has(name))
    .map(({ name }) => ({ code: 'not-mapped', field: name, params: {} }));

const isRagged = (cells: readonly Cell[], width: number, format: 'csv' | 'xlsx'): boolean => {
  if (cells.length < width) return format === 'csv';
  return cells.length > width && cells.slice(width).some((cell) => typeof cell === 'number' || cell.trim() !== '');
};

const readAside = (cells: CellReader): Aside => {
  const accountName = cells.text('accountName');
  const accountRegion = cells.text('accountRegion');
  const productName = cells.text('productName');
  const productLine = cells.path('productLine');
  const productUnit = cells.text('productUnit');
  return {
    ...(accountName !== undefined && { accountName }),
    ...(accountRegion !== undefined && { accountRegion }),
    ...(productName !== undefined && { productName }),
    ...(productLine !== undefined && { productLine }),
    ...(productUnit !== undefined && { productUnit }),
  };
};

const filterOf = (filters: readonly RowFilter[], header: readonly string[]): ((cells: readonly Cell[]) => boolean) => {
  const tests = filters.map((filter) => ({ filter, index: columnIndexOf(header, filter.column) }));
  return (cells) =>
    tests.every(({ filter, index }) => {
      const text = cleanText(String(cells[index] ?? ''));
      if (filter.notEmpty && text === '') return false;
      if (filter.in && !filter.in.includes(text)) return false;
      return !filter.notIn?.includes(text);
    });
};
