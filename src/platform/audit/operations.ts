import { Readable } from 'node:stream';
import { pageOfRows } from '#kernel/cursor';
import { handle, handleFile, momentOf } from '#platform/operations';
import type { Moment, StreamContext } from '#platform/operations';
import { writeCsv } from '#platform/sheets';
import type { ExportColumn, ExportRow } from '#platform/sheets';
import { auditContract } from './contract.ts';
import { listAudit } from './store.ts';
import type { AuditFilter } from './store.ts';

const { list, export: exportFile } = auditContract.operations;

const exportPage = 500;
const fields = [
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
const columns: readonly ExportColumn[] = fields.map((header) => ({ header, kind: 'text' }));

async function* rowsOf(context: StreamContext, filter: AuditFilter): AsyncGenerator<ExportRow> {
  const loadAfter = async (after: Moment | null) =>
    await context.transact(async ({ db }) => await listAudit(db, filter, { after, limit: exportPage }));
  for (let rows = await loadAfter(null); ; rows = await loadAfter(rows.at(-1) ?? null)) {
    for (const row of rows) yield fields.map((field) => textOf(row[field]));
    if (rows.length < exportPage) return;
  }
}

const textOf = (value: unknown): string | null => {
  if (value === null || typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
};

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
      body: Readable.from(
        writeCsv({ columns, rows: rowsOf(context, { ...filter, orgId: company.id, timeZone: company.timeZone }) }),
      ),
    };
  }),
];
