import { seesMargin } from '#kernel/access';
import { Readable } from 'node:stream';

import { cursorParts, pageOfRows } from '#kernel/cursor';
import { formatDecimal } from '#kernel/decimal';
import { minorText } from '#kernel/format';
import { handle, handleFile } from '#platform/operations';
import type { StreamContext } from '#platform/operations';
import { writeCsv, writeWorkbook } from '#platform/sheets';
import type { ExportColumn, ExportRow } from '#platform/sheets';
import { segmentsContract } from '../contract.ts';
import { listChanges, listMembers, listTaken, memberKeyOf } from '../store/members.ts';
import { lawOf, reachOf, requireRule, wordsOf } from './law.ts';
import type { Words } from './law.ts';
import { presentMember } from './present.ts';
import { requireSegment } from './segment.ts';

const { operations } = segmentsContract;
const exportPage = 500;

const members = handle(operations.members, async (context, { id, sort, limit, cursor }) => {
  const law = await lawOf(context);
  await requireSegment(context, law, id);
  const [key, lastId] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const rows = await listMembers(context.db, {
    orgId: context.company.id,
    segmentId: id,
    within: reachOf(context),
    sort,
    after: lastId === undefined ? undefined : { key: String(key), id: String(lastId) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [memberKeyOf(row, sort), row.id]);
  return { ...page, rows: page.rows.map((row) => presentMember(context, row)) };
});

const preview = handle(operations.preview, async (context, { rule, limit }) => {
  const law = await lawOf(context);
  await requireRule(context, law, rule);
  const rows = await listTaken(context.db, { rule, settings: law, within: reachOf(context), sort: 'net', limit });
  return { rows: rows.map((row) => presentMember(context, row)) };
});

const changes = handle(operations.changes, async (context, { id, limit, cursor }) => {
  const law = await lawOf(context);
  await requireSegment(context, law, id);
  const [at, lastId] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const rows = await listChanges(context.db, {
    orgId: context.company.id,
    segmentId: id,
    within: reachOf(context),
    after: lastId === undefined ? undefined : { at: String(at), id: String(lastId) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.key, row.id]);
  return {
    ...page,
    rows: page.rows.map((row) => ({
      at: row.at.toISOString(),
      entered: row.entered,
      account: { id: row.id, code: row.code, name: row.name, nameEn: row.nameEn },
    })),
  };
});

const exportMembers = handleFile(operations.export, async (context, { id, format }) => {
  const name = await context.transact(async (step) => {
    const law = await lawOf(step);
    const segment = await requireSegment(step, law, id);
    return segment.name;
  });
  const columns = columnsOf(await wordsOf(context), seesMargin(context.actor.fields));
  const rows = memberRows(context, id);
  return {
    fileName: `${name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}-${context.today}.${format}`,
    contentType:
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: Readable.from(
      format === 'csv' ? writeCsv({ columns, rows }) : writeWorkbook({ name: 'segment', columns, rows }),
    ),
  };
});

const columnsOf = (words: Words, withMargin: boolean): ExportColumn[] => [
  { header: words('columns.code'), kind: 'text' },
  { header: words('columns.name'), kind: 'text', width: 36 },
  { header: words('columns.industry'), kind: 'text' },
  { header: words('columns.region'), kind: 'text' },
  { header: words('columns.tier'), kind: 'text' },
  ...(withMargin ? [{ header: words('columns.rank'), kind: 'integer' } as const] : []),
  { header: words('columns.net12'), kind: 'decimal' },
  { header: words('columns.growth'), kind: 'decimal' },
  ...(withMargin ? [{ header: words('columns.contribution12'), kind: 'decimal' } as const] : []),
  { header: words('columns.lastOrderOn'), kind: 'day' },
  { header: words('columns.since'), kind: 'day' },
];

async function* memberRows(context: StreamContext, segmentId: string): AsyncGenerator<ExportRow> {
  const isShown = seesMargin(context.actor.fields);
  let after: { readonly key: string; readonly id: string } | undefined;
  for (;;) {
    const from = after;
    const { rows, last } = await context.transact(async (step) => {
      const read = await listMembers(step.db, {
        orgId: step.company.id,
        segmentId,
        within: reachOf(step, 'accounts.export'),
        sort: 'name',
        after: from,
        limit: exportPage,
      });
      return {
        rows: read.map((row) => presentMember(step, row)),
        last: read.length < exportPage ? undefined : read.at(-1),
      };
    });
    for (const row of rows) {
      const money = (value: { readonly minor: string; readonly currency: string } | null) =>
        value === null ? null : minorText(BigInt(value.minor), value.currency);
      yield [
        row.account.code,
        row.account.name,
        row.industry,
        row.region,
        row.tier,
        ...(isShown ? [row.rank] : []),
        money(row.net12),
        row.growthBp === null ? null : formatDecimal(BigInt(row.growthBp), 2),
        ...(isShown ? [money(row.contribution12)] : []),
        row.lastOrderOn,
        row.since?.slice(0, 10),
      ];
    }
    if (last === undefined) return;
    after = { key: last.sortKey, id: last.id };
  }
}

export const memberHandlers = [members, preview, changes, exportMembers];
