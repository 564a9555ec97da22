import { stringify } from 'csv-stringify/sync';
import { Readable } from 'node:stream';
import { AppError } from '#kernel/app-error';
import { isUuid } from '#kernel/id';
import { handle, handleFile } from '#platform/operations';
import type { StreamContext } from '#platform/operations';
import { auditContract } from './contract.ts';
import { listAudit } from './store.ts';
import type { AuditFilter, AuditPlace } from './store.ts';

const { list, export: exportFile } = auditContract.operations;

const cursorOf = ({ at, id }: AuditPlace): string => `${at.toISOString()}_${id}`;

const placeOf = (cursor: string | undefined): AuditPlace | null => {
  if (cursor === undefined) return null;
  const [time = '', id = ''] = cursor.split('_');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isUuid(id)) throw new AppError('audit.bad-cursor');
  return { at, id };
};

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
  const loadAfter = async (after: AuditPlace | null) =>
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
    const page = { after: placeOf(cursor), limit: limit + 1 };
    const rows = await listAudit(db, { ...filter, orgId: company.id, timeZone: company.timeZone }, page);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => ({ ...row, at: row.at.toISOString() })),
      ...(rows.length > limit && last !== undefined ? { nextCursor: cursorOf(last) } : {}),
    };
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
