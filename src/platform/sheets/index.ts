export { encodings, separators, sheetErrors } from './contract.ts';
export type { Encoding, Separator, SheetErrorCode } from './contract.ts';
export { openTable } from './open-table.ts';
export { defaultMaxBytes } from './limits.ts';
export type { Cell, OpenOptions, ReadOptions, RowBatch, RowFault, SheetRow, Table } from './table.ts';
export { writeCsv } from './write-csv.ts';
export { writeWorkbook } from './write-workbook.ts';
export type { ExportColumn, ExportRow, ExportRows, ExportTable, ExportValue } from './export-column.ts';
export { sheetsModule } from './module.ts';
