import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { AccountSet } from '#areas/ledger';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { pricingTables } from '../tables.ts';
import type { LeasePaymentTable, LeaseReceiptTable } from '../tables/purchase-tables.ts';

/** The payments of a signed lease; no path changes them afterwards. */
export const addLeasePayments = async (db: Db, rows: readonly Insertable<LeasePaymentTable>[]): Promise<void> => {
  await pricingTables(db)
    .insertInto('leasePayment')
    .values([...rows])
    .execute();
};

export type LeasePaymentRow = {
  readonly paymentNo: number;
  readonly kind: 'rent' | 'residual';
  readonly dueOn: Day;
  readonly amountMinor: string;
  /** Marked by hand as received. */
  readonly markedMinor: string;
  readonly receipts: number;
  readonly billedMinor: string;
  readonly billPaidMinor: string;
  readonly billDueOn: Day | null;
  readonly namedMinor: string;
};

/** The number of an instalment in the books, of a lease `p` and its payment `l`: `instalmentNumber` (domain) in SQL. */
const numberOfInstalment = sql`p.number || '-' || l.payment_no`;

/** What the books hold under that number by a day, of the account that the lease is with: `k` are invoices, `n` payments. */
const booksUntil = (orgId: number, asOf: Day | null) => sql`
  left join lateral (
    select coalesce(sum(amount_minor), 0) as billed_minor, coalesce(sum(paid_minor), 0) as paid_minor, max(due_on) as due_on
    from ledger_bill
    where org_id = ${orgId} and account_id = p.account_id and invoice_no = ${numberOfInstalment}
      and (${asOf}::date is null or issued_on <= ${asOf}::date)
  ) k on true
  left join lateral (
    select coalesce(sum(amount_minor), 0) as named_minor,
      string_agg((paid_on - date '1970-01-01') || ' ' || amount_minor, ' ' order by paid_on, amount_minor) as parts,
      max(paid_on) filter (where amount_minor > 0) as last_on
    from awaited_payment
    where org_id = ${orgId} and account_id = p.account_id and invoice_no = ${numberOfInstalment}
      and (${asOf}::date is null or paid_on <= ${asOf}::date)
  ) n on true`;

/** The payments of a lease with what has come in of each, in order. */
export const listLeasePayments = async (
  db: Db,
  orgId: number,
  purchaseId: string,
): Promise<readonly LeasePaymentRow[]> => {
  const { rows } = await sql<LeasePaymentRow>`
    select l.payment_no as "paymentNo", l.kind, l.due_on as "dueOn", l.amount_minor::text as "amountMinor",
      r.marked_minor::text as "markedMinor", r.receipts, k.billed_minor::text as "billedMinor",
      k.paid_minor::text as "billPaidMinor", k.due_on as "billDueOn", n.named_minor::text as "namedMinor"
    from lease_payment l
    join purchase p on p.org_id = ${orgId} and p.id = l.purchase_id
    left join lateral (
      select coalesce(sum(amount_minor), 0) as marked_minor, count(*)::integer as receipts
      from lease_receipt where org_id = ${orgId} and purchase_id = l.purchase_id and payment_no = l.payment_no
    ) r on true
    ${booksUntil(orgId, null)}
    where l.org_id = ${orgId} and l.purchase_id = ${purchaseId}::uuid order by l.payment_no`.execute(db);
  return rows;
};

export const addLeaseReceipt = async (db: Db, row: Insertable<LeaseReceiptTable>): Promise<void> => {
  await pricingTables(db).insertInto('leaseReceipt').values(row).execute();
};

type Scope = { readonly orgId: number; readonly accounts: AccountSet; readonly asOf: Day; readonly after: Day };

/** Instalments that are owed: not those after the end of a lease whose goods came back. */
const isOwed = sql`(p.lease_end is null or p.lease_end not in ('returned', 'ended-early') or l.due_on <= p.lease_end_on)`;

/**
 * Instalments of signed leases that have come due by a day, as bills: in the form in which the ledger packs invoices,
 * `issued due amount disputed` and after it `day amount` of every receipt, joined by ';'. One is a bill from the day it is due,
 * as far as no invoice of the books stands for it. What came in is what was marked or what payments of the books name it,
 * whichever is more: they tell of the same money.
 */
export const packLeaseBills = async (db: Db, { orgId, accounts, asOf, after }: Scope): Promise<string> => {
  const { rows } = await sql<{ pack: string }>`
    with owed as (
      select p.account_id, l.purchase_id, l.payment_no, l.due_on, l.amount_minor - least(k.billed_minor, l.amount_minor) as amount_minor,
        l.due_on - date '1970-01-01' as due_day, coalesce(r.paid_minor, 0) as marked_minor, r.parts as marked_parts,
        n.named_minor, n.parts as named_parts, n.last_on - date '1970-01-01' as named_day, k.billed_minor
      from lease_payment l
      join purchase p on p.org_id = ${orgId} and p.id = l.purchase_id
      left join lateral (
        select sum(x.amount_minor) as paid_minor,
          string_agg((x.paid_on - date '1970-01-01') || ' ' || x.amount_minor, ' ' order by x.paid_on, x.receipt_no) as parts
        from lease_receipt x
        where x.org_id = ${orgId} and x.purchase_id = l.purchase_id and x.payment_no = l.payment_no and x.paid_on <= ${asOf}::date
      ) r on true
      ${booksUntil(orgId, asOf)}
      where l.org_id = ${orgId} and ${accounts('p.account_id')} and l.due_on <= ${asOf}::date and ${isOwed}
    ), bill as (
      select account_id, purchase_id, payment_no, due_on, due_day, amount_minor, greatest(marked_minor, named_minor) as paid_minor,
        case when named_minor <= marked_minor then marked_parts
          when named_minor > amount_minor then named_day || ' ' || amount_minor else named_parts end as parts
      from owed
      where amount_minor > 0 and (billed_minor = 0 or marked_minor <= amount_minor)
    )
    select coalesce(string_agg(account_id || E'\t' || bills, E'\n'), '') as pack from (
      select account_id, string_agg(concat_ws(' ', due_day, due_day, amount_minor, 0, parts), ';' order by due_on, purchase_id, payment_no) as bills
      from bill where due_on > ${after}::date or paid_minor < amount_minor
      group by account_id) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};

export type LeaseDues = { readonly overdueMinor: string; readonly oldestOverdueOn: Day | null };

/** What an account should have paid of its leases before a day, and has not, beside what the books have billed of them. */
export const leaseDuesOf = async (
  db: Db,
  { orgId, accountId, today }: { readonly orgId: number; readonly accountId: string; readonly today: Day },
): Promise<LeaseDues> => {
  const { rows } = await sql<LeaseDues>`
    select coalesce(sum(open_minor), 0)::text as "overdueMinor", min(due_on) as "oldestOverdueOn" from (
      select l.due_on, l.amount_minor - least(k.billed_minor, l.amount_minor) - greatest(n.named_minor, coalesce((
        select sum(x.amount_minor) from lease_receipt x
        where x.org_id = ${orgId} and x.purchase_id = l.purchase_id and x.payment_no = l.payment_no), 0)) as open_minor
      from lease_payment l
      join purchase p on p.org_id = ${orgId} and p.id = l.purchase_id
      ${booksUntil(orgId, null)}
      where l.org_id = ${orgId} and p.account_id = ${accountId}::uuid and l.due_on < ${today}::date and ${isOwed}
    ) as late where open_minor > 0`.execute(db);
  return rows[0] ?? { overdueMinor: '0', oldestOverdueOn: null };
};

/** Bonds that lie with accounts, minor units, packed as `account⇥amount` by lines. */
export const packBonds = async (
  db: Db,
  { orgId, accounts }: { readonly orgId: number; readonly accounts: AccountSet },
): Promise<string> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || out_minor, E'\n'), '') as pack from (
      select p.account_id, sum(b.amount_minor) as out_minor
      from tender_bond b
      join purchase p on p.org_id = ${orgId} and p.id = b.purchase_id
      where b.org_id = ${orgId} and ${accounts('p.account_id')} and b.paid_on is not null and b.returned_on is null
      group by p.account_id) as held`.execute(db);
  return rows[0]?.pack ?? '';
};
