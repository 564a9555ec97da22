import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { AccountSet } from './facts/account-set.ts';
import { joinByHash, joinByLoop } from './join-ways.ts';

/**
 * Allocates payments to invoices anew for some accounts. A payment that names a known invoice goes to it, up to what is
 * open; the others settle the account's open invoices, oldest due date first, in the order in which they were paid. What
 * remains stays unallocated. An invoice is settled on the day of the payment that reaches its amount.
 *
 * The unnamed ones lie as intervals on one line of money per account, and so do the open invoices; each stretch
 * between two ends belongs to one payment and one invoice.
 */
export const settlePayments = async (db: Db, orgId: number, accounts: AccountSet): Promise<void> => {
  await sql`
    delete from payment_allocation a using payment p
    where a.org_id = ${orgId} and p.org_id = ${orgId} and p.id = a.payment_id and ${accounts('p.account_id')}`.execute(
    db,
  );
  await joinByHash(db);
  await sql`
    with bill as (
      select id, account_id, source, invoice_no, due_on, issued_on, amount_minor from invoice
      where org_id = ${orgId} and ${accounts('account_id')} and amount_minor > 0
    ), paid as (
      select id, account_id, source, payment_no, paid_on, amount_minor, invoice_no from payment
      where org_id = ${orgId} and ${accounts('account_id')} and amount_minor > 0
    ), named as (
      select payment_id, invoice_id, least(amount_minor, greatest(0, bill_minor - through + amount_minor))::bigint as amount_minor
      from (
        select payment_id, invoice_id, amount_minor, bill_minor,
          sum(amount_minor) over (partition by invoice_id order by paid_on, payment_no, payment_id) as through
        from (
          select distinct on (p.id) p.id as payment_id, b.id as invoice_id, p.amount_minor, b.amount_minor as bill_minor,
            p.paid_on, p.payment_no
          from paid p join bill b on b.account_id = p.account_id and b.invoice_no = p.invoice_no
          order by p.id, b.source = p.source desc, b.source
        ) as pair
      ) as queue
    ), open_bill as (
      select b.*, row_number() over line as place, sum(b.amount_minor) over line as ends_at
      from (
        select bill.id, bill.account_id, bill.due_on, bill.issued_on, bill.invoice_no,
          bill.amount_minor - coalesce(covered.amount_minor, 0) as amount_minor
        from bill
        left join (select invoice_id, sum(amount_minor) as amount_minor from named group by invoice_id) as covered
          on covered.invoice_id = bill.id
      ) as b
      where b.amount_minor > 0
      window line as (partition by b.account_id order by b.due_on, b.issued_on, b.invoice_no, b.id)
    ), free_paid as (
      select p.*, row_number() over line as place, sum(p.amount_minor) over line as ends_at
      from paid p
      left join (select distinct account_id, invoice_no from bill) as known
        on known.account_id = p.account_id and known.invoice_no = p.invoice_no
      where known.invoice_no is null
      window line as (partition by p.account_id order by p.paid_on, p.payment_no, p.id)
    ), stretch as (
      select account_id, ends_at - lag(ends_at, 1, 0) over (partition by account_id order by ends_at, is_bill) as amount_minor,
        min(bill_place) over behind as bill_place, min(paid_place) over behind as paid_place
      from (
        select account_id, ends_at, place as bill_place, null::bigint as paid_place, 1 as is_bill from open_bill
        union all
        select account_id, ends_at, null, place, 0 from free_paid
      ) as ends
      window behind as (partition by account_id order by ends_at desc, is_bill desc rows unbounded preceding)
    ), allocated as (
      select payment_id, invoice_id, amount_minor from named where amount_minor > 0
      union all
      select p.id, b.id, s.amount_minor::bigint
      from stretch s
      join open_bill b on b.account_id = s.account_id and b.place = s.bill_place
      join free_paid p on p.account_id = s.account_id and p.place = s.paid_place
      where s.amount_minor > 0
    )
    insert into payment_allocation (org_id, payment_id, invoice_id, amount_minor)
    select ${orgId}::bigint, payment_id, invoice_id, amount_minor from allocated`.execute(db);
  await joinByLoop(db);
  await sql`
    update invoice i
    set paid_minor = settled.paid_minor, settled_on = settled.settled_on
    from (
      select b.id, coalesce(sum(a.amount_minor), 0)::bigint as paid_minor,
        case when b.amount_minor = 0 then b.issued_on
          when b.amount_minor > 0 and sum(a.amount_minor) = b.amount_minor then max(p.paid_on) end as settled_on
      from invoice b
      left join payment_allocation a on a.org_id = ${orgId} and a.invoice_id = b.id
      left join payment p on p.org_id = ${orgId} and p.id = a.payment_id and ${accounts('p.account_id')}
      where b.org_id = ${orgId} and ${accounts('b.account_id')}
      group by b.id, b.amount_minor, b.issued_on
    ) as settled
    where i.org_id = ${orgId} and i.id = settled.id
      and (i.paid_minor, i.settled_on) is distinct from (settled.paid_minor, settled.settled_on)`.execute(db);
};
