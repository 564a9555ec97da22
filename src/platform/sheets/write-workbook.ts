import { writeXlsxStream } from 'hucre/xlsx';
import type { CellStyle, CellValue } from 'hucre/xlsx';
import type { ExportColumn, ExportRow, ExportTable, ExportValue } from './export-column.ts';

const maxSheetName = 31;

/**
 * Writes a table as XLSX piece by piece: bold frozen headings, real numbers and dates. Rows beyond the limit of a
 * sheet go on in a second one. Texts are stored as texts, so a spreadsheet never runs them.
 */
export async function* writeWorkbook({ name, columns, rows }: ExportTable): AsyncGenerator<Uint8Array> {
  const heading = { isCurrent: true };
  const styled = columns.map((column) => ({
    width: column.width ?? (column.kind === 'text' ? 24 : 14),
    // The writer knows styles of columns only; it asks for them once per row, so the first row can answer "bold".
    get style(): CellStyle {
      return heading.isCurrent ? { font: { bold: true, name: 'Calibri', size: 11 } } : bodyStyleOf(column);
    },
  }));

  async function* values(): AsyncGenerator<CellValue[]> {
    yield columns.map(({ header }) => header);
    heading.isCurrent = false;
    for await (const row of rows) yield cellsOf(row, columns);
  }

  const options = { name: sheetNameOf(name), columns: styled, freezePane: { rows: 1 }, zip64: false };
  yield* writeXlsxStream(values(), options);
}

const bodyStyleOf = ({ kind, digits = 2 }: ExportColumn): CellStyle => {
  if (kind === 'day') return { numFmt: 'yyyy-mm-dd' };
  if (kind === 'integer') return { numFmt: '#,##0' };
  if (kind === 'decimal') return { numFmt: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}` };
  return { numFmt: '@' };
};

const cellsOf = (row: ExportRow, columns: readonly ExportColumn[]): CellValue[] =>
  Array.from({ length: Math.max(columns.length, row.length) }, (_, index) =>
    cellOf(row[index], columns[index]?.kind ?? 'text'),
  );

const cellOf = (value: ExportValue, kind: ExportColumn['kind']): CellValue => {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'text') return withoutControls(String(value));
  if (kind === 'day') {
    const time = Date.parse(`${String(value)}T00:00:00Z`);
    return Number.isNaN(time) ? String(value) : new Date(time);
  }
  const number = Number(value);
  return Number.isFinite(number) ? number : String(value);
};

/** XML cannot hold control characters but tab and line ends. */
const withoutControls = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');

/** Characters that a sheet name must not have are left out. */
const sheetNameOf = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .slice(0, maxSheetName)
    .trim() || '1';
