import { readFile } from 'node:fs/promises';
import { AppError } from '#kernel/app-error';
import { sizeText } from '#kernel/format';
import type { FileFacts } from './byte-source.ts';
import { maxWorkbookBytes } from './limits.ts';
import type { OpenOptions, RawTable, ReadOptions, RowBatch, SheetRow } from './table.ts';
import { openWorkbook } from './workbook-parts.ts';
import { openSheetRows } from './workbook-rows.ts';

const defaultBatchRows = 2000;

type SheetFile = { readonly path: string; readonly facts: FileFacts; readonly options: OpenOptions };

/** One sheet of an XLSX workbook. The packed file lies in memory, its rows stream. */
export const openSheet = async ({ path, facts, options }: SheetFile): Promise<RawTable> => {
  if (facts.sizeBytes > maxWorkbookBytes) throw new AppError('sheets.too-large', { limit: sizeText(maxWorkbookBytes) });
  const workbook = openWorkbook(await readFile(path));
  const chosen =
    options.sheet === undefined ? workbook.sheets[0] : workbook.sheets.find(({ name }) => name === options.sheet);
  if (!chosen) throw new AppError('sheets.no-such-sheet', { sheet: options.sheet ?? '' });

  const { part } = chosen;

  async function* batches({ fromLine = 0, batchRows = defaultBatchRows }: ReadOptions): AsyncGenerator<RowBatch> {
    let rows: SheetRow[] = [];
    const reader = openSheetRows(workbook, part);
    for await (const row of reader.rows) {
      if (row.line >= fromLine) rows.push(row);
      if (rows.length < batchRows) continue;
      yield { rows, bytesRead: Math.round(facts.sizeBytes * reader.share()) };
      rows = [];
    }
    if (rows.length > 0) yield { rows, bytesRead: facts.sizeBytes };
  }

  const sheets = workbook.sheets.map(({ name }) => name);
  return {
    format: 'xlsx',
    sizeBytes: facts.sizeBytes,
    encoding: 'utf-8',
    isEncodingGuessed: false,
    separator: ',',
    sheets,
    sheet: chosen.name,
    batches,
  };
};
