import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { undeliveredRows } from '../undelivered.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/** What waits to be delivered of each account's orders, e4, by the one rule of `undeliveredRows`. */
export const packUndelivered = async (db: Db, scope: BehaviourScope): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || undelivered_e4, E'\n'), '') as pack
    from (${undeliveredRows(scope)}) as waiting`.execute(db);
  return rows[0]?.pack ?? '';
};

/** The credit limit in force, on the as-of day if not said otherwise, minor units; accounts without one are absent. */
export const packCreditLimits = async (
  db: Db,
  { orgId, accounts, asOf, limitsOn = asOf }: BehaviourScope,
): Promise<PackedAccounts> => {
  const { rows } = await sql<{ pack: string }>`
    select coalesce(string_agg(account_id || E'\t' || limit_minor, E'\n'), '') as pack from (
      select distinct on (account_id) account_id, limit_minor
      from credit_limit
      where org_id = ${orgId} and ${accounts('account_id')} and valid_from <= ${limitsOn}::date
      order by account_id, valid_from desc
    ) as limits`.execute(db);
  return rows[0]?.pack ?? '';
};
