import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { pageOfRows } from '#kernel/cursor';
import { handle, handleFile, momentOf } from '#platform/operations';
import type { Moment, StreamContext } from '#platform/operations';
import { auditContract } from './contract.ts';
import { listAudit } from './store.ts';
import type { AuditFilter } from './store.ts';

const { list, export: exportFile } = auditContract.operations;

const exportPage = 500;
const columns = [
  'at',
  'actorName',
  'actorId',
  'via',
  'action',
  'objectType',
  'objectId',
  'before',
  'after',
  'requestId',
  'ip',
] as const;
/** A text that a spreadsheet would run as a formula is kept a text. */
const cell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

async function* csvOf(context: StreamContext, filter: AuditFilter): AsyncGenerator<string> {
  yield `\ufeff${stringify([[...columns]])}`;
  const loadAfter = async (after: Moment | null) =>
    await context.transact(async ({ db }) => await listAudit(db, filter, { after, limit: exportPage }));
  for (let rows = await loadAfter(null); ; rows = await loadAfter(rows.at(-1) ?? null)) {
    yield stringify(
      rows.map((row) =>
        columns.map((column) => {
          const value = row[column];
          if (value === null) return '';
          if (value instanceof Date) return value.toISOString();
          return cell(typeof value === 'string' ? value : JSON.stringify(value));
        }),
      ),
    );
    if (rows.length < exportPage) return;
  }
}

export const auditHandlers = [
  handle(list, async ({ db, company }, { cursor, limit, ...filter }) => {
    const page = { after: momentOf(cursor), limit: limit + 1 };
    const rows = await listAudit(db, { ...filter, orgId: company.id, timeZone: company.timeZone }, page);
    const { rows: shown, ...rest } = pageOfRows(rows, limit, (row) => [row.at.toISOString(), row.id]);
    return { ...rest, rows: shown.map((row) => ({ ...row, at: row.at.toISOString() })) };
  }),

  handleFile(exportFile, async (context, filter) => {
    const { company, today } = context;
    return {
      fileName: `audit-${today}.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: Readable.from(csvOf(context, { ...filter, orgId: company.id, timeZone: company.timeZone })),
    };
  }),
];
