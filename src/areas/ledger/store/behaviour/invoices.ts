import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { dayNumber } from './behaviour-scope.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/**
 * Invoices that were issued by the as-of day, in the window or not settled by then, joined by ';':
 * `issued due amount disputed` (0 or 1) and after it `day amount` of every payment by the as-of day.
 */
export const packInvoices = async (
  db: Db,
  { orgId, accounts, asOf, after }: BehaviourScope,
): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    with paid as (
      select a.invoice_id, string_agg(${dayNumber('p.paid_on')} || ' ' || a.amount_minor, ' ' order by p.paid_on, a.amount_minor) as parts
      from payment_allocation a
      join payment p on p.org_id = a.org_id and p.id = a.payment_id
      where a.org_id = ${orgId} and p.org_id = ${orgId} and ${accounts('p.account_id')} and p.paid_on <= ${asOf}::date
      group by a.invoice_id
    )
    select coalesce(string_agg(account_id || E'\t' || invoices, E'\n'), '') as pack from (
      select i.account_id, string_agg(concat_ws(' ', ${dayNumber('i.issued_on')}, ${dayNumber('i.due_on')}, i.amount_minor,
        i.disputed::integer, paid.parts), ';') as invoices
      from invoice i
      left join paid on paid.invoice_id = i.id
      where i.org_id = ${orgId} and ${accounts('i.account_id')} and i.issued_on <= ${asOf}::date
        and (i.issued_on > ${after}::date or i.settled_on is null or i.settled_on > ${asOf}::date)
      group by i.account_id
    ) as packed`.execute(db);
  return rows[0]?.pack ?? '';
};
