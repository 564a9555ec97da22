import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import type { FileAnswer, StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportColumn, ExportRow } from '#platform/sheets';
import { readingSchema, storedReasonsSchema } from '../contract/stored-report.ts';
import type { Words } from '../operations/words.ts';
import type { Batch } from '../store/import/batches.ts';
import { listRejects } from '../store/import/rejects.ts';

const pageSize = 1_000;

type Request = { readonly batch: Batch; readonly format: 'csv' | 'xlsx'; readonly words: Words };

/**
 * The rows that a batch could not book, in the columns of the file, with line and reasons behind them: mended, the file
 * can be imported by the same mapping.
 */
export const rejectedRowsFile = (context: StreamContext, request: Request): FileAnswer => {
  const { batch, format, words } = request;
  const { header } = readingSchema.parse(batch.reading);
  const headings = [...header, words.t('columns.line'), words.t('columns.reasons')];
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
  const { header, separator, format } = readingSchema.parse(batch.reading);
  let afterLine = -1;
  for (;;) {
    const from = afterLine;
    const page = await context.transact(
      async ({ db, company }) =>
        await listRejects(db, { orgId: company.id, batchId: batch.id, afterLine: from, limit: pageSize }),
    );
    for (const { line, raw, reasons } of page) {
      const cells = cellsOf(raw, format === 'csv' ? separator : ',');
      const padded = header.map((_, index) => cells[index] ?? '');
      const sentences = storedReasonsSchema.parse(reasons).map((reason) => words.finding(reason, line));
      yield [...padded, String(line), sentences.join(' ')];
      afterLine = line;
    }
    if (page.length < pageSize) return;
  }
}

/** The cells of a row as it stood in the file; a torn row stays whole in the first one. */
const cellsOf = (raw: string, separator: string): readonly string[] => {
  try {
    const [cells = []]: string[][] = parse(raw, { delimiter: separator, relax_column_count: true });
    return cells;
  } catch {
    return [raw];
  }
};
