import { stringify } from 'csv-stringify/sync';
import type { ExportRow, ExportTable, ExportValue } from './export-column.ts';
import { escapeFormula } from './formula-escape.ts';

const rowsPerPiece = 500;
const mark = '\ufeff';

/**
 * Writes a table as UTF-8 CSV with a byte order mark, which makes Excel read Chinese correctly, piece by piece.
 * Texts that a spreadsheet would take for a formula get a leading apostrophe, which reading the file takes off.
 */
export async function* writeCsv({ columns, rows }: Omit<ExportTable, 'name'>): AsyncGenerator<Buffer> {
  const isText = columns.map((column) => column.kind === 'text');
  yield piece([columns.map(({ header }) => escapeFormula(header))], mark);
  let batch: (readonly string[])[] = [];
  for await (const row of rows) {
    batch.push(lineOf(row, isText));
    if (batch.length < rowsPerPiece) continue;
    yield piece(batch);
    batch = [];
  }
  if (batch.length > 0) yield piece(batch);
}

const piece = (rows: readonly (readonly string[])[], start = ''): Buffer =>
  Buffer.from(
    start +
      stringify(
        rows.map((row) => [...row]),
        { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
      ),
  );

const lineOf = (row: ExportRow, isText: readonly boolean[]): readonly string[] =>
  row.map((value, column) => (isText[column] === false ? plainOf(value) : escapeFormula(plainOf(value))));

const plainOf = (value: ExportValue): string => (value === null || value === undefined ? '' : String(value));
