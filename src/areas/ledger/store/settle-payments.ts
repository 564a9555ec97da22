import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { AccountSet } from './facts/account-set.ts';
import { joinByHash, joinByLoop } from './join-ways.ts';

/** Money in the order in which it moved; what is taken back on a day comes after what was paid on it. */
const inOrderOf = (owner: string): RawBuilder<unknown> =>
  sql`partition by ${sql.ref(owner)} order by paid_on, amount_minor < 0, payment_no, payment_id`;

/** The level of money before (`was`) and after each move of it, by owner; a refund takes back no more than there is. */
const levelsOf = (moves: RawBuilder<unknown>, owner: string): RawBuilder<unknown> => sql`
  select *, lag(level, 1, 0::numeric) over (${inOrderOf(owner)}) as was from (
    select *, through - least(0, min(through) over (${inOrderOf(owner)})) as level from (
      select *, sum(amount_minor) over (${inOrderOf(owner)}) as through from (${moves}) as moves
    ) as sums
  ) as levels`;

/**
 * Allocates payments to invoices anew for some accounts. A payment that names a known invoice goes to it, up to what is
 * open; one that names a bill awaited by another book (await-bills.ts) goes to none; the others settle the account's open
 * invoices, oldest due date first, in the order in which they were paid. What remains stays unallocated. A refund, a payment below zero, takes back on its day what came last: of the payments that
 * name its invoice, and for the rest, or when it names none, of the others; what is unallocated goes before what settled.
 * An invoice is settled on the day of the payment that reaches its amount.
 *
 * The level of named money moves within its invoice. That of the others moves along the account's open invoices, laid
 * end to end; a move belongs to the invoices that it passes.
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
      where org_id = ${orgId} and ${accounts('account_id')} and amount_minor <> 0
    ), named as (${levelsOf(
      sql`
      select distinct on (p.id) p.id as payment_id, b.id as invoice_id, p.account_id, p.amount_minor,
        b.amount_minor as bill_minor, p.paid_on, p.payment_no
      from paid p join bill b on b.account_id = p.account_id and b.invoice_no = p.invoice_no
      order by p.id, b.source = p.source desc, b.source`,
      'invoice_id',
    )}), named_part as (
      select payment_id, invoice_id, least(level, bill_minor) - least(was, bill_minor) as amount_minor from named
    ), open_bill as (
      select b.*, row_number() over line as place, sum(b.amount_minor) over line as ends_at
      from (
        select bill.id, bill.account_id, bill.due_on, bill.issued_on, bill.invoice_no,
          bill.amount_minor - coalesce(covered.amount_minor, 0) as amount_minor
        from bill
        left join (select invoice_id, sum(amount_minor) as amount_minor from named_part group by invoice_id) as covered
          on covered.invoice_id = bill.id
      ) as b
      where b.amount_minor > 0
      window line as (partition by b.account_id order by b.due_on, b.issued_on, b.invoice_no, b.id)
    ), free as (
      select payment_id, account_id, least(was, level) as low, greatest(was, level) as high, sign(level - was) as way
      from (${levelsOf(
        sql`
        select p.id as payment_id, p.account_id, p.amount_minor, p.paid_on, p.payment_no
        from paid p left join named on named.payment_id = p.id
        left join awaited_bill e on e.org_id = ${orgId} and e.bill_no = p.invoice_no
        where named.payment_id is null and e.bill_no is null
        union all
        select payment_id, account_id, amount_minor - (level - was), paid_on, payment_no
        from named where amount_minor <> level - was`,
        'account_id',
      )}) as moved
    ), reach as (
      select payment_id, min(passed) + 1 as first_place, max(passed) + 1 as last_place from (
        select payment_id, count(place) over (partition by account_id order by at, turn rows unbounded preceding) as passed
        from (
          select account_id, ends_at as at, 1 as turn, place, null::uuid as payment_id from open_bill
          union all select account_id, low, 2, null, payment_id from free where low < high
          union all select account_id, high, 0, null, payment_id from free where low < high
        ) as marks
      ) as counted
      where payment_id is not null group by payment_id
    ), allocated as (
      select payment_id, invoice_id, amount_minor from named_part
      union all
      select f.payment_id, b.id, f.way * (least(f.high, b.ends_at) - greatest(f.low, b.ends_at - b.amount_minor))
      from (select payment_id, generate_series(first_place, last_place) as place from reach) as r
      join free f on f.payment_id = r.payment_id
      join open_bill b on b.account_id = f.account_id and b.place = r.place
    )
    insert into payment_allocation (org_id, payment_id, invoice_id, amount_minor)
    select ${orgId}::bigint, payment_id, invoice_id, sum(amount_minor)::bigint from allocated
    group by payment_id, invoice_id having sum(amount_minor) <> 0`.execute(db);
  await joinByLoop(db);
  await sql`
    update invoice i
    set paid_minor = settled.paid_minor, settled_on = settled.settled_on
    from (
      select b.id, coalesce(sum(a.amount_minor), 0)::bigint as paid_minor,
        case when b.amount_minor = 0 then b.issued_on
          when b.amount_minor > 0 and sum(a.amount_minor) = b.amount_minor then max(p.paid_on) filter (where a.amount_minor > 0) end as settled_on
      from invoice b
      left join payment_allocation a on a.org_id = ${orgId} and a.invoice_id = b.id
      left join payment p on p.org_id = ${orgId} and p.id = a.payment_id and ${accounts('p.account_id')}
      where b.org_id = ${orgId} and ${accounts('b.account_id')}
      group by b.id, b.amount_minor, b.issued_on
    ) as settled
    where i.org_id = ${orgId} and i.id = settled.id
      and (i.paid_minor, i.settled_on) is distinct from (settled.paid_minor, settled.settled_on)`.execute(db);
};
