import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { AccountSet } from '../facts/account-set.ts';
import { openBillRows } from '../open-bills.ts';
import type { FigureScope } from './account-figures.ts';

export type InvoiceRow = {
  readonly id: string;
  readonly invoiceNo: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: string;
  readonly paidMinor: string;
  readonly settledOn: Day | null;
  readonly daysLate: number | null;
  readonly disputed: boolean;
  readonly orderNo: string | null;
};

export type BillPage = {
  readonly orgId: number;
  readonly accountId: string;
  readonly after: { readonly day: Day; readonly id: string } | undefined;
  readonly limit: number;
};

/** Invoices of an account, latest due first. */
export const listInvoices = async (
  db: Db,
  { orgId, accountId, after, limit, openOnly, asOf }: BillPage & { readonly openOnly: boolean; readonly asOf: Day },
): Promise<readonly InvoiceRow[]> => {
  const { rows } = await sql<InvoiceRow>`
    select id, invoice_no as "invoiceNo", issued_on as "issuedOn", due_on as "dueOn", amount_minor::text as "amountMinor",
      paid_minor::text as "paidMinor", settled_on as "settledOn", disputed, order_no as "orderNo",
      case when settled_on is not null then settled_on - due_on when due_on < ${asOf}::date and amount_minor > 0 then ${asOf}::date - due_on end as "daysLate"
    from invoice
    where org_id = ${orgId} and account_id = ${accountId}::uuid
      ${openOnly ? sql`and settled_on is null` : sql``}
      ${after === undefined ? sql`` : sql`and (due_on, id) < (${after.day}::date, ${after.id}::uuid)`}
    order by due_on desc, id desc limit ${limit}`.execute(db);
  return rows;
};

export type Ageing = {
  readonly notDue: string;
  readonly days1to30: string;
  readonly days31to60: string;
  readonly days61to90: string;
  readonly over90: string;
  readonly disputed: string;
  readonly unallocated: string;
};

/**
 * What is open by the days since it was due, in minor units, after open credit notes (open-bills.ts); what they leave over
 * stands below zero in what is not due.
 */
export const ageingOf = async (
  db: Db,
  { orgId, accountIds, asOf }: FigureScope & { readonly asOf: Day },
): Promise<Ageing> => {
  const days = sql`${asOf}::date - due_on`;
  const open = (when: ReturnType<typeof sql>) => sql`coalesce(sum(left_minor) filter (where ${when}), 0)::text`;
  const accounts: AccountSet = (column) => sql<boolean>`${sql.ref(column)} in (${accountIds})`;
  const { rows } = await sql<Ageing>`
    select (coalesce(sum(net_minor), 0) - coalesce(sum(left_minor) filter (where ${days} > 0), 0))::text as "notDue", ${open(sql`${days} between 1 and 30`)} as "days1to30",
      ${open(sql`${days} between 31 and 60`)} as "days31to60", ${open(sql`${days} between 61 and 90`)} as "days61to90",
      ${open(sql`${days} > 90`)} as "over90", ${open(sql`disputed`)} as disputed,
      (select coalesce(sum(p.amount_minor - coalesce((
          select sum(a.amount_minor) from payment_allocation a where a.org_id = ${orgId} and a.payment_id = p.id), 0)), 0)::text
        from payment p where p.org_id = ${orgId} and p.account_id in (${accountIds})
          and not exists (select from awaited_bill w where w.org_id = ${orgId} and w.bill_no = p.invoice_no)) as unallocated
    from (${openBillRows({ orgId, accounts, asOf })}) as b`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('An aggregate without groups has one row.');
  return found;
};

export type PaymentRow = {
  readonly id: string;
  readonly paymentNo: string;
  readonly paidOn: Day;
  readonly amountMinor: string;
  readonly allocatedMinor: string;
  readonly invoices: readonly { readonly invoiceNo: string; readonly amountMinor: string }[];
};

/** Payments of an account with the invoices that took them, latest first. */
export const listPayments = async (
  db: Db,
  { orgId, accountId, after, limit }: BillPage,
): Promise<readonly PaymentRow[]> => {
  const { rows } = await sql<PaymentRow>`
    select p.id, p.payment_no as "paymentNo", p.paid_on as "paidOn", p.amount_minor::text as "amountMinor",
      coalesce(taken.minor, 0)::text as "allocatedMinor", coalesce(taken.invoices, '[]'::jsonb) as invoices
    from payment p
    left join lateral (
      select sum(a.amount_minor) as minor, jsonb_agg(jsonb_build_object('invoiceNo', i.invoice_no, 'amountMinor', a.amount_minor::text)
        order by i.due_on, i.invoice_no) as invoices
      from payment_allocation a
      join invoice i on i.org_id = ${orgId} and i.id = a.invoice_id
      where a.org_id = ${orgId} and a.payment_id = p.id
    ) as taken on true
    where p.org_id = ${orgId} and p.account_id = ${accountId}::uuid
      ${after === undefined ? sql`` : sql`and (p.paid_on, p.id) < (${after.day}::date, ${after.id}::uuid)`}
    order by p.paid_on desc, p.id desc limit ${limit}`.execute(db);
  return rows;
};
