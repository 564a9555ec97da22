import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Day } from '#kernel/day';
import type { AccountSet } from './facts/account-set.ts';

export type OpenBillScope = { readonly orgId: number; readonly accounts: AccountSet; readonly asOf: Day };

/**
 * What is open of each account's unsettled invoices on a day: `account_id`, `issued_on`, `due_on`, `disputed`,
 * `amount_minor`, `net_minor` as billed less paid, below zero for a credit note, and `left_minor`, what remains after the
 * account's open credit notes, which are set against what is due longest (docs/methods.md 4.4). An invoice that is issued
 * after the day is not owed yet.
 */
export const openBillRows = ({ orgId, accounts, asOf }: OpenBillScope): RawBuilder<unknown> => sql`
  select account_id, issued_on, due_on, disputed, amount_minor, net_minor,
    greatest(0, least(net_minor, through_minor - credit_minor))::bigint as left_minor
  from (
    select i.account_id, i.issued_on, i.due_on, i.disputed, i.amount_minor, i.amount_minor - i.paid_minor as net_minor,
      sum(greatest(0, i.amount_minor - i.paid_minor))
        over (partition by i.account_id order by i.due_on, i.id rows unbounded preceding) as through_minor,
      sum(greatest(0, i.paid_minor - i.amount_minor)) over (partition by i.account_id) as credit_minor
    from invoice i
    where i.org_id = ${orgId} and ${accounts('i.account_id')} and i.settled_on is null and i.issued_on <= ${asOf}::date
  ) as bill`;
