import type { ReactNode } from 'react';

/** One column of a DataTable. */
export type Column<R> = {
  readonly id: string;
  readonly header: string;
  /** What the figure is, on hover of the header, where the word alone may mislead. */
  readonly hint?: string | undefined;
  /** Stands grey in the header, so that cells carry figures only: "CNY", "%". */
  readonly unit?: string | undefined;
  readonly cell: (row: R) => ReactNode;
  /** figure: right-aligned tabular digits. */
  readonly kind?: 'text' | 'figure';
  /** Pixels; the first column takes what is left. */
  readonly width?: number;
  /** The column can be sorted. In virtual mode `value` is compared; else the server gets `id`. */
  readonly isSortable?: boolean;
  /** The order of the first press, where it is not the usual one: a rank starts with its smallest. */
  readonly firstOrder?: 'up' | 'down';
  /** The comparable value for sorting in the browser; null stays last. */
  readonly value?: (row: R) => string | number | bigint | null;
  /** Holds long words (an address, several chips): takes the whole line of a card on a phone. */
  readonly isLong?: boolean;
  /** Holds a button that says what its header says: a card on a phone shows the button alone. */
  readonly isAct?: boolean;
  /** Off until the user turns it on. */
  readonly isOptional?: boolean;
};

export type Sort = { readonly by: string; readonly direction: 'up' | 'down' };

/** The next order when a header is pressed: figures start with the largest, words with the first. */
export const nextSortOf = <R>(column: Column<R>, sort: Sort | undefined): Sort => {
  const first = column.firstOrder ?? (column.kind === 'figure' ? 'down' : 'up');
  if (sort?.by !== column.id) return { by: column.id, direction: first };
  return { by: column.id, direction: sort.direction === 'up' ? 'down' : 'up' };
};

const defaultWidth = { text: 150, figure: 112 } as const;

/** What a header takes in pixels: full-width letters 12, others 6.8; the arrow of the order 22, padding 20. */
const headWidthOf = <R>({ header, unit, isSortable }: Column<R>): number => {
  const text = unit === undefined ? header : `${header} ${unit}`;
  const letters = [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 6.8), 0);
  return Math.ceil(letters) + (isSortable === true ? 22 : 0) + 20;
};

/** The width of a column: what its cells were given, and never less than its header needs in the language shown. */
export const widthOf = <R>(column: Column<R>): number =>
  Math.max(column.width ?? defaultWidth[column.kind ?? 'text'], headWidthOf(column));

/** Compares two cell values; null is last in either direction, handled by the caller through `undefined`. */
export const compareValues = (one: unknown, other: unknown): number => {
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other);
  if (isFigure(one) && isFigure(other)) return one < other ? -1 : one > other ? 1 : 0;
  return 0;
};

const isFigure = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';
