import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';

export type Reject = {
  readonly line: number;
  readonly raw: string;
  readonly reasons: Json;
  /** Which row of its order it was, when it is one of an order. */
  readonly orderRow?: number | null;
};

/** Keeps rows that could not be booked, as they stood in the file. */
export const insertRejects = async (
  db: Db,
  key: { readonly orgId: number; readonly batchId: string },
  rejects: readonly Reject[],
): Promise<void> => {
  if (rejects.length === 0) return;
  // A zero byte cannot stand in a text of the database; no table holds one on purpose.
  const rows = rejects.map(({ line, raw, reasons, orderRow = null }) => ({
    line,
    raw: raw.replaceAll('\u0000', '\ufffd'),
    reasons,
    order_row: orderRow,
  }));
  await sql`
    insert into import_reject (org_id, batch_id, line, raw, reasons, order_row)
    select ${key.orgId}::bigint, ${key.batchId}::uuid, r.line, r.raw, r.reasons, r.order_row
    from jsonb_to_recordset(${JSON.stringify(rows).replaceAll(String.raw`\u0000`, String.raw`\ufffd`)}::jsonb)
      as r (line integer, raw text, reasons jsonb, order_row integer)
    on conflict (org_id, batch_id, line) do update set reasons = import_reject.reasons || excluded.reasons`.execute(db);
};

/** Rejected rows of a batch in the order of the file, a page at a time. */
export const listRejects = async (
  db: Db,
  page: { readonly orgId: number; readonly batchId: string; readonly afterLine: number; readonly limit: number },
): Promise<readonly Reject[]> => {
  const { rows } = await sql<Reject>`
    select line, raw, reasons, order_row as "orderRow" from import_reject
    where org_id = ${page.orgId} and batch_id = ${page.batchId} and line > ${page.afterLine}
    order by line limit ${page.limit}`.execute(db);
  return rows;
};

export const deleteRejects = async (
  db: Db,
  key: { readonly orgId: number; readonly batchId: string },
): Promise<void> => {
  await sql`delete from import_reject where org_id = ${key.orgId} and batch_id = ${key.batchId}`.execute(db);
};

/** How many rows of a batch were refused for each reason; a row with two reasons counts for both. */
export const countRejectsByReason = async (
  db: Db,
  { orgId, batchId }: { readonly orgId: number; readonly batchId: string },
): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await sql<{ code: string; count: number }>`
    select reason ->> 'code' as code, count(distinct line)::integer as count
    from import_reject cross join lateral jsonb_array_elements(reasons) as reason
    where org_id = ${orgId} and batch_id = ${batchId}
    group by 1 order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ code, count }) => [code, count]));
};
