import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export type RowsBehind = {
  readonly orgId: number;
  readonly accountId: string;
  readonly from: Day;
  readonly through: Day;
  readonly after?: { readonly at: string; readonly key: string } | undefined;
  readonly limit: number;
  /** Costs are left out for readers without the right to them. */
  readonly showsCost: boolean;
};

/** A row behind a figure: its place in the list and what it says, amounts as texts in e4 or minor units. */
export type RowBehind = {
  readonly at: string;
  readonly key: string;
  readonly cells: Readonly<Record<string, string | number | boolean | null>>;
};

const afterThe = (day: string, key: RawBuilder<unknown>, { after }: RowsBehind): RawBuilder<boolean> =>
  after === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.ref(day)}, ${key}) < (${after.at}::date, ${after.key}::text)`;

/** Order lines of an account in a period, the newest first. */
export const listLinesBehind = async (db: Db, page: RowsBehind): Promise<readonly RowBehind[]> => {
  const { orgId, accountId, from, through, limit, showsCost } = page;
  const key = sql`(l.source || '/' || l.order_no || '/' || lpad(l.line_no::text, 6, '0')) collate "C"`;
  const { rows } = await sql<RowBehind>`
    select l.ordered_on as at, ${key} as key, json_build_object('source', l.source, 'orderNo', l.order_no, 'lineNo', l.line_no,
      'orderedOn', l.ordered_on, 'kind', l.kind, 'product', p.code, 'productName', p.name, 'quantityE4', l.quantity_e4::text,
      'netE4', l.net_e4::text, 'costE4', ${showsCost ? sql`l.cost_e4::text` : sql`null::text`}, 'isSpecial', l.is_special) as cells
    from order_line l
    join product p on p.org_id = l.org_id and p.id = l.product_id
    where l.org_id = ${orgId} and p.org_id = ${orgId} and l.account_id = ${accountId}::uuid
      and l.ordered_on >= ${from}::date and l.ordered_on <= ${through}::date and ${afterThe('l.ordered_on', key, page)}
    order by l.ordered_on desc, ${key} desc limit ${limit}`.execute(db);
  return rows;
};

/** Invoices of an account that were issued in a period, or before it and not settled when it began. */
export const listInvoicesBehind = async (db: Db, page: RowsBehind): Promise<readonly RowBehind[]> => {
  const { orgId, accountId, from, through, limit } = page;
  const key = sql`(i.source || '/' || i.invoice_no) collate "C"`;
  const { rows } = await sql<RowBehind>`
    select i.issued_on as at, ${key} as key, json_build_object('source', i.source, 'invoiceNo', i.invoice_no, 'issuedOn', i.issued_on,
      'dueOn', i.due_on, 'amountMinor', i.amount_minor::text, 'disputed', i.disputed,
      'settledOn', case when i.settled_on <= ${through}::date then i.settled_on end) as cells
    from invoice i
    where i.org_id = ${orgId} and i.account_id = ${accountId}::uuid and i.issued_on <= ${through}::date
      and (i.issued_on >= ${from}::date or i.settled_on is null or i.settled_on >= ${from}::date) and ${afterThe('i.issued_on', key, page)}
    order by i.issued_on desc, ${key} desc limit ${limit}`.execute(db);
  return rows;
};

/** Months of an account, the newest first. */
export const listMonthsBehind = async (db: Db, page: RowsBehind): Promise<readonly RowBehind[]> => {
  const { orgId, accountId, from, through, limit, showsCost } = page;
  const key = sql`m.month::text`;
  const costs = showsCost
    ? sql`'costE4', m.cost_e4::text, 'pocketE4', m.pocket_e4::text, 'serveE4', m.serve_e4::text`
    : sql`'costE4', null::text, 'pocketE4', null::text, 'serveE4', null::text`;
  const { rows } = await sql<RowBehind>`
    select m.month as at, ${key} as key, json_build_object('month', m.month, 'netE4', m.net_e4::text, 'returnE4', m.return_e4::text,
      ${costs}, 'orders', m.orders, 'orderDays', m.order_days, 'lines', m.lines) as cells
    from account_month m
    where m.org_id = ${orgId} and m.account_id = ${accountId}::uuid and m.month >= date_trunc('month', ${from}::timestamp)::date
      and m.month <= ${through}::date and ${afterThe('m.month', key, page)}
    order by m.month desc limit ${limit}`.execute(db);
  return rows;
};
