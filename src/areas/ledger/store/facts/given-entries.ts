import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { AccountSet } from './account-set.ts';
import { derivedId } from '../derived-id.ts';

const given = [
  { table: 'pocket_item', kind: 'free-goods', lineKind: 'free-goods' },
  { table: 'cost_to_serve', kind: 'sample', lineKind: 'sample' },
] as const;

/**
 * Free goods are a concession and samples are cost to serve: an order line of either kind makes that entry itself, of
 * the cost of what was given. A line of unknown cost makes none until its cost is known. The entry's id comes from the
 * line's key, so that making it again changes nothing.
 */
export const refreshGivenEntries = async (db: Db, orgId: number, accounts: AccountSet): Promise<void> => {
  if (!(await hasGiven(db, orgId, accounts))) return;
  for (const { table, kind, lineKind } of given) {
    const target = sql.table(table);
    await sql`
      delete from ${target} e
      where e.org_id = ${orgId} and ${accounts('e.account_id')} and e.order_source is not null
        and not exists (
          select from order_line l
          where l.org_id = ${orgId} and l.source = e.order_source and l.order_no = e.order_no and l.line_no = e.line_no
            and l.account_id = e.account_id and l.kind = ${lineKind} and l.cost_e4 is not null)`.execute(db);
    await sql`
      insert into ${target} (org_id, id, source, entry_no, account_id, booked_on, kind, amount_e4, currency,
        order_source, order_no, line_no, batch_id)
      select org_id, ${derivedId(sql`org_id || ${`/${kind}/`}::text || source || '/' || order_no || '/' || line_no`)},
        source, 'order:' || order_no || '#' || line_no, account_id, ordered_on, ${kind}::text, cost_e4, currency,
        source, order_no, line_no, batch_id
      from order_line
      where org_id = ${orgId} and ${accounts('account_id')} and kind = ${lineKind} and kind in ('sample', 'free-goods')
        and cost_e4 is not null
      on conflict (org_id, source, entry_no) do update
        set account_id = excluded.account_id, booked_on = excluded.booked_on, amount_e4 = excluded.amount_e4,
          currency = excluded.currency, batch_id = excluded.batch_id
        where (${target}.account_id, ${target}.booked_on, ${target}.amount_e4, ${target}.batch_id)
          is distinct from (excluded.account_id, excluded.booked_on, excluded.amount_e4, excluded.batch_id)`.execute(
      db,
    );
  }
};

/** Most accounts were never given anything; one look by index spares them the rest. */
const hasGiven = async (db: Db, orgId: number, accounts: AccountSet): Promise<boolean> => {
  const { rows } = await sql<{ given: boolean }>`
    select exists (select from order_line where org_id = ${orgId} and ${accounts('account_id')} and kind in ('sample', 'free-goods'))
      or exists (select from pocket_item where org_id = ${orgId} and ${accounts('account_id')} and order_source is not null)
      or exists (select from cost_to_serve where org_id = ${orgId} and ${accounts('account_id')} and order_source is not null)
      as given`.execute(db);
  return rows[0]?.given === true;
};
