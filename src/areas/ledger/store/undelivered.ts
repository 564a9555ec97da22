import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Day } from '#kernel/day';
import type { AccountSet } from './facts/account-set.ts';

export type UndeliveredScope = { readonly orgId: number; readonly accounts: AccountSet; readonly asOf: Day };

/**
 * What each account ordered and has not got by the as-of day, e4: the part of credit exposure beside open receivables
 * (docs/methods.md 4.4). A sale waits when it has a promised or an actual day of delivery and was not delivered by then,
 * until an invoice stands for it: one of the same account that names its order in its source. Accounts without such
 * orders are absent.
 */
export const undeliveredRows = ({ orgId, accounts, asOf }: UndeliveredScope): RawBuilder<unknown> => sql`
  select l.account_id, sum(l.net_e4)::bigint as undelivered_e4
  from order_line l
  where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.kind = 'sale' and l.ordered_on <= ${asOf}::date
    and (l.promised_on is not null or l.delivered_on is not null) and (l.delivered_on is null or l.delivered_on > ${asOf}::date)
    and not exists (
      select from invoice i
      where i.org_id = ${orgId} and ${accounts('i.account_id')} and i.account_id = l.account_id and i.source = l.source
        and i.order_no = l.order_no and i.issued_on <= ${asOf}::date)
  group by l.account_id`;
