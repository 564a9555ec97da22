import { AppError } from '#kernel/app-error';
import { inspectFile } from './byte-source.ts';
import { guessHeadingRow, headingsOf } from './heading-row.ts';
import { defaultMaxBytes, sampleRows } from './limits.ts';
import { openText } from './open-text.ts';
import { openSheet } from './open-sheet.ts';
import type { OpenOptions, RowBatch, SheetRow, Table } from './table.ts';

/**
 * Opens a stored CSV (also gzipped) or XLSX file: judges encoding, separator and headings, reads the first rows, and
 * gives a reader of all rows. Refusals are AppErrors with the codes of `sheetErrors`.
 */
export const openTable = async (path: string, options: OpenOptions = {}): Promise<Table> => {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const facts = await inspectFile(path, maxBytes);
  if (facts.packing === 'ole') throw new AppError('sheets.old-workbook');
  const raw =
    facts.packing === 'zip'
      ? await openSheet({ path, facts, options })
      : await openText({ path, facts, options, maxBytes });
  const { batches, ...common } = raw;
  const first = await firstRows(batches({ batchRows: sampleRows }));
  if (first.length === 0) throw new AppError('sheets.empty');
  const headerRow = options.headerRow ?? guessHeadingRow(first);
  return {
    ...common,
    headerRow,
    header: headingsOf(first, headerRow),
    sample: first.filter((row) => row.line > headerRow),
    rows: (reading = {}) => batches({ ...reading, fromLine: Math.max(headerRow + 1, reading.fromLine ?? 0) }),
  };
};

const firstRows = async (batches: AsyncGenerator<RowBatch>): Promise<readonly SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch.rows);
    if (rows.length >= sampleRows) break;
  }
  return rows.slice(0, sampleRows);
};
