import type { Table } from '#platform/sheets';

/** How a file was opened, as it is kept and shown. */
export const readingOf = (table: Table) => ({
  format: table.format,
  encoding: table.encoding,
  isEncodingGuessed: table.isEncodingGuessed,
  separator: table.separator,
  sheets: [...table.sheets],
  sheet: table.sheet ?? null,
  headerRow: table.headerRow,
  header: [...table.header],
});
