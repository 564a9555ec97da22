import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/** The figures of packPayments in their order. */
export const paymentFigures = [
  'invoices',
  'disputed_invoices',
  'judged_invoices',
  'late_invoices',
  'judged_minor',
  'beyond_minor_days',
  'late_minor_days',
  'over60_minor',
  'credit_minor_days',
  'invoiced_minor',
  'current_minor',
  'to30_minor',
  'to60_minor',
  'to90_minor',
  'over90_minor',
  'oldest_overdue_days',
] as const;

/**
 * Payment behaviour over the invoices that were issued in the window or are still open (methods 1.5): the SQL form of
 * paymentFactsOf in identification's domain, which says what each figure means. Joined by ' ' in the order of
 * paymentFigures; payments after the as-of day do not exist yet.
 */
export const packPayments = async (db: Db, { orgId, accounts, asOf, after }: BehaviourScope): Promise<PackedAccounts> => {
  const day = sql`${asOf}::date`;
  const { rows } = await sql<{ pack: string }>`
    with bill as (
      select i.account_id, i.amount_minor, i.issued_on, i.due_on, i.disputed, i.amount_minor - coalesce(sum(a.amount_minor), 0)::bigint as open,
        coalesce(sum(a.amount_minor), 0)::bigint as paid,
        coalesce(sum(a.amount_minor * (a.paid_on - i.due_on)), 0) as beyond,
        coalesce(sum(a.amount_minor * (a.paid_on - i.due_on)) filter (where a.paid_on > i.due_on), 0) as late,
        coalesce(sum(a.amount_minor) filter (where a.paid_on - i.due_on > 60), 0) as over60,
        coalesce(sum(a.amount_minor * (a.paid_on - i.issued_on)), 0) as credit,
        coalesce(bool_or(a.paid_on > i.due_on), false) as is_paid_late
      from invoice i
      left join (
        select pa.invoice_id, pa.amount_minor, p.paid_on
        from payment_allocation pa
        join payment p on p.org_id = pa.org_id and p.id = pa.payment_id
        where pa.org_id = ${orgId} and p.org_id = ${orgId} and ${accounts('p.account_id')} and p.paid_on <= ${day}
      ) as a on a.invoice_id = i.id
      where i.org_id = ${orgId} and ${accounts('i.account_id')} and i.issued_on <= ${day}
      group by i.account_id, i.id, i.amount_minor, i.issued_on, i.due_on, i.disputed
    ), known as (
      select *, greatest(open, 0) as still_open, ${day} - due_on as overdue, open > 0 and ${day} > due_on as is_overdue
      from bill
      where issued_on > ${after}::date or open > 0
    )
    select coalesce(string_agg(account_id || E'\t' || figures, E'\n'), '') as pack from (
      select account_id, concat_ws(' ',
        count(*), count(*) filter (where disputed), count(*) filter (where is_overdue or open <= 0),
        count(*) filter (where is_overdue or is_paid_late),
        sum(paid + case when is_overdue then open else 0 end),
        sum(beyond + case when is_overdue then open * overdue else 0 end),
        sum(late + case when is_overdue then open * overdue else 0 end),
        sum(over60 + case when is_overdue and overdue > 60 then open else 0 end),
        sum(credit + still_open * (${day} - issued_on)),
        sum(amount_minor),
        coalesce(sum(still_open) filter (where overdue <= 0), 0),
        coalesce(sum(still_open) filter (where overdue > 0 and overdue <= 30), 0),
        coalesce(sum(still_open) filter (where overdue > 30 and overdue <= 60), 0),
        coalesce(sum(still_open) filter (where overdue > 60 and overdue <= 90), 0),
        coalesce(sum(still_open) filter (where overdue > 90), 0),
        coalesce(max(overdue) filter (where is_overdue), 0)) as figures
      from known group by account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};
