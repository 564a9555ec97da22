import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/**
 * What was ordered, promised and not delivered by the as-of day, e4: part of the exposure while no invoice of the order
 * stands for it. Accounts without such orders are absent.
 */
export const packUndelivered = async (db: Db, { orgId, accounts, asOf }: BehaviourScope): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || amount, E'\n'), '') as pack from (
      select l.account_id, sum(l.net_e4)::bigint as amount
      from order_line l
      where l.org_id = ${orgId} and ${accounts('l.account_id')} and l.kind = 'sale' and l.ordered_on <= ${asOf}::date
        and (l.promised_on is not null or l.delivered_on is not null) and (l.delivered_on is null or l.delivered_on > ${asOf}::date)
        and not exists (
          select from invoice i where i.org_id = ${orgId} and i.order_no = l.order_no and i.issued_on <= ${asOf}::date)
      group by l.account_id
    ) as waiting`.execute(db);
  return rows[0]?.pack ?? '';
};

/** The credit limit in force on the as-of day, minor units; accounts without one are absent. */
export const packCreditLimits = async (db: Db, { orgId, accounts, asOf }: BehaviourScope): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || limit_minor, E'\n'), '') as pack from (
      select distinct on (account_id) account_id, limit_minor
      from credit_limit
      where org_id = ${orgId} and ${accounts('account_id')} and valid_from <= ${asOf}::date
      order by account_id, valid_from desc
    ) as limits`.execute(db);
  return rows[0]?.pack ?? '';
};
