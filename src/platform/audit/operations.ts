import { Readable } from 'node:stream';
import { pageOfRows } from '#kernel/cursor';
import { handle, handleFile, momentOf } from '#platform/operations';
import type { Bound, Context, Moment, StreamContext } from '#platform/operations';
import { writeCsv } from '#platform/sheets';
import type { ExportColumn, ExportRow } from '#platform/sheets';
import { auditContract } from './contract.ts';
import { maskedEvent } from './masked-event.ts';
import type { PersonalFields } from './masked-event.ts';
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

type Row = Awaited<ReturnType<typeof listAudit>>[number];

/** How this reader sees a line. */
const viewOf =
  ({ actor }: Pick<Context, 'actor'>, personal: PersonalFields) =>
  (row: Row) =>
    actor.fields.includes('personal') ? { ...row, hidden: [] } : maskedEvent(row, personal);

async function* rowsOf(
  context: StreamContext,
  filter: AuditFilter,
  view: (row: Row) => Row,
): AsyncGenerator<ExportRow> {
  const loadAfter = async (after: Moment | null) =>
    await context.transact(async ({ db }) => await listAudit(db, filter, { after, limit: exportPage }));
  for (let rows = await loadAfter(null); ; rows = await loadAfter(rows.at(-1) ?? null)) {
    for (const row of rows.map(view)) yield fields.map((field) => textOf(row[field]));
    if (rows.length < exportPage) return;
  }
}

const textOf = (value: unknown): string | null => {
  if (value === null || typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
};

/** The audit, with the fields that only readers of personal data see. */
export const auditHandlersOf = (personal: PersonalFields): readonly Bound[] => [
  handle(list, async (context, { cursor, limit, ...filter }) => {
    const { db, company } = context;
    const view = viewOf(context, personal);
    const page = { after: momentOf(cursor), limit: limit + 1 };
    const rows = await listAudit(db, { ...filter, orgId: company.id, timeZone: company.timeZone }, page);
    const { rows: shown, ...rest } = pageOfRows(rows, limit, (row) => [row.at.toISOString(), row.id]);
    return { ...rest, rows: shown.map((row) => ({ ...view(row), at: row.at.toISOString() })) };
  }),

  handleFile(exportFile, async (context, filter) => {
    const { company, today } = context;
    return {
      fileName: `audit-${today}.csv`,
      contentType: 'text/csv; charset=utf-8',
      body: Readable.from(
        writeCsv({
          columns,
          rows: rowsOf(
            context,
            { ...filter, orgId: company.id, timeZone: company.timeZone },
            viewOf(context, personal),
          ),
        }),
      ),
    };
  }),
];
