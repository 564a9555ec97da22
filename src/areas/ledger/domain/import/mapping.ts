import type { RecordKind } from '../records.ts';

/** How day and month stand in dates such as 3/5/2024. */
export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const decimalMarks = ['.', ','] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Reads a field from a column, named by its heading (`#3` = the third column, for files without headings). */
export type ColumnRule = {
  readonly column: string;
  /** Words of the source and what they mean, such as { "退": "return" }; compared without regard to case. */
  readonly values?: Readonly<Record<string, string>>;
  /** Amounts include value-added tax at this rate, which is taken out: 13 = 13 %. */
  readonly includesTaxPercent?: number;
  /** Dates of this column stand in another order than the mapping says. */
  readonly dateOrder?: DateOrder;
  /** Divides lists and product lines; "/" for lines and "," ";" "、" for lists unless set. */
  readonly divider?: string;
};

export type FieldSource =
  /** Heading of a column. */
  | string
  | ColumnRule
  /** The same value in every row. */
  | { readonly const: string };

/** Rows that are left out without being counted as bad. */
export type RowFilter = {
  readonly column: string;
  /** Keep only rows whose cell is one of these. */
  readonly in?: readonly string[];
  /** Leave out rows whose cell is one of these. */
  readonly notIn?: readonly string[];
  /** Keep only rows whose cell is filled. */
  readonly notEmpty?: true;
};

/**
 * How a file becomes records: a small JSON document that is shown, remembered by source, and given to
 * `mainstay import KIND FILE --map MAP.json` (docs/guide/en/mapping.md).
 */
export type Mapping = {
  readonly kind: RecordKind;
  /** Names the system that the file comes from; orders are keyed by source + order no + line no. */
  readonly source: string;
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheet?: string;
  /** Line of the headings; 0 = none. */
  readonly headerRow?: number;
  /** Field → where it comes from. Fields are those of `fieldsOf(kind)`. */
  readonly columns: Readonly<Record<string, FieldSource>>;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  /** Currency of all amounts when no column gives it. */
  readonly currency?: string;
  /** Days from invoice to due date when no column gives the due date. */
  readonly termsDays?: number;
  /** Order numbers that begin with one of these are returns or cancellations. */
  readonly returnPrefixes?: readonly string[];
  readonly filters?: readonly RowFilter[];
  /** Makes accounts and products that the ledger does not know, only when the user says so. */
  readonly createMissing?: { readonly accounts?: boolean; readonly products?: boolean };
  /** Decisions of a person on near matches: what stands in the file → the code of the object that it means. */
  readonly matches?: {
    readonly accounts?: Readonly<Record<string, string>>;
    readonly products?: Readonly<Record<string, string>>;
  };
};
