/**
 * A column of an exported table. Its kind decides how values are written: decimals are exact texts such as "-12.5"
 * (numbers in a workbook), days are 'YYYY-MM-DD' (date cells in a workbook).
 */
export type ExportColumn = {
  readonly header: string;
  readonly kind: 'text' | 'decimal' | 'integer' | 'day';
  /** Digits after the point of a decimal column in a workbook; 2 unless set. */
  readonly digits?: number;
  /** Width in characters. */
  readonly width?: number;
};

export type ExportValue = string | number | bigint | null | undefined;
export type ExportRow = readonly ExportValue[];
export type ExportRows = AsyncIterable<ExportRow> | Iterable<ExportRow>;

export type ExportTable = {
  /** Name of the sheet in a workbook. */
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: ExportRows;
};
