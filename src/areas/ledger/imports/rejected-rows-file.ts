import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { FileAnswer, StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportColumn, ExportRow } from '#platform/sheets';
import { readingSchema, storedReasonsSchema } from '../contract/stored-report.ts';
import type { Words } from '../operations/words.ts';
import type { Batch } from '../store/import/batches.ts';
import { listRejects } from '../store/import/rejects.ts';
import { cellsOf, cellsToMend, hiddenCellsOf, hiddenFinding } from './raw-cells.ts';

const pageSize = 1_000;

type Request = {
  readonly batch: Batch;
  readonly format: 'csv' | 'xlsx';
  readonly words: Words;
};

/**
 * The rows that a batch could not book, in the columns of the file, with line and reasons behind them, and of orders
 * which row of its order it was: mended, the file can be imported by the same mapping.
 */
export const rejectedRowsFile = (context: StreamContext, request: Request): FileAnswer => {
  const { batch, format, words } = request;
  const { header } = readingSchema.parse(batch.reading);
  const headings = [
    ...header,
    words.t('columns.line'),
    ...(batch.kind === 'orders' ? [words.t('columns.orderRow')] : []),
    words.t('columns.reasons'),
  ];
  const columns = headings.map((heading): ExportColumn => ({ header: heading, kind: 'text' }));
  const table = { name: words.t('files.rejected'), columns, rows: rejectedRows(context, request) };
  const stem = batch.fileName.replace(/(\.(csv|txt|tsv|xlsx|gz))+$/iu, '');
  // Ids begin with the time: their ends differ.
  const fileName = `${stem}-${words.t('files.rejected')}-${batch.id.slice(-8)}.${format}`;
  return format === 'csv'
    ? { fileName, contentType: 'text/csv; charset=utf-8', body: Readable.from(writeCsv(table)) }
    : {
        fileName,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: Readable.from(writeWorkbook(table)),
      };
};

async function* rejectedRows(context: StreamContext, { batch, words }: Request): AsyncGenerator<ExportRow> {
  const reading = readingSchema.parse(batch.reading);
  const seesPersonal = context.actor.fields.includes('personal');
  const hidden = hiddenCellsOf(batch);
  // Of a torn row nobody can tell which cell is personal: it stays whole where that is hidden.
  const shownOf = (raw: string) =>
    seesPersonal ? cellsToMend(raw, reading) : { cells: hidden(cellsOf(raw, reading)), isTorn: false };
  let afterLine = -1;
  for (;;) {
    const from = afterLine;
    const page = await context.transact(
      async ({ db, company }) =>
        await listRejects(db, { orgId: company.id, batchId: batch.id, afterLine: from, limit: pageSize }),
    );
    for (const { line, raw, reasons, orderRow } of page) {
      const { cells, isTorn } = shownOf(raw);
      const sentences = storedReasonsSchema
        .parse(reasons)
        .map((reason) => words.finding(seesPersonal ? reason : hiddenFinding(reason), line));
      const beside = [String(line), ...(batch.kind === 'orders' ? [String(orderRow ?? '')] : [])];
      yield laidOut(cells, reading, { beside, reasons: sentences.join(' '), isTorn });
      afterLine = line;
    }
    if (page.length < pageSize) return;
  }
}

type Beside = { readonly beside: readonly string[]; readonly reasons: string; readonly isTorn: boolean };

/**
 * A row as the file held it, with what is told beside it. Of a row with more or fewer cells than headings, or with broken
 * quotes, no cell is left out, and its reasons stand beyond the last heading: as long as it is not mended it is refused again.
 */
const laidOut = (
  cells: readonly string[],
  { header, format }: z.output<typeof readingSchema>,
  { beside, reasons, isTorn }: Beside,
): readonly string[] => {
  const filled = cells.findLastIndex((cell, index) => index < header.length || cell.trim() !== '') + 1;
  if (filled > header.length) return [...cells.slice(0, filled), ...beside, reasons];
  const padded = header.map((_, index) => cells[index] ?? '');
  // A workbook leaves blank cells at the end of a row away; in a text file the row is torn.
  const isShort = format === 'csv' && cells.length < header.length;
  return [...padded, ...beside, ...(isTorn || isShort ? [''] : []), reasons];
};
