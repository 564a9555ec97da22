import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

type RateKey = { readonly orgId: number; readonly currency: string; readonly validFrom: Day };

/** The rate from a day on, and the one that held on it: the same when one begins on that day. */
export const findRates = async (
  db: Db,
  { orgId, currency, validFrom }: RateKey,
): Promise<{ readonly own: string | null; readonly inForce: string | null }> => {
  const { rows } = await sql<{ own: string | null; inForce: string | null }>`
    select
      (select trim_scale(rate)::text from fx_rate
        where org_id = ${orgId} and currency = ${currency} and valid_from = ${validFrom}::date) as own,
      (select trim_scale(rate)::text from fx_rate
        where org_id = ${orgId} and currency = ${currency} and valid_from <= ${validFrom}::date
        order by valid_from desc limit 1) as "inForce"`.execute(db);
  return rows[0] ?? { own: null, inForce: null };
};

/** Rows of the ledger in a currency whose day falls to the rate that begins on a day, up to the next rate. */
export const countRowsOfRate = async (db: Db, { orgId, currency, validFrom }: RateKey): Promise<number> => {
  const dated = [
    ['order_line', 'ordered_on'],
    ['invoice', 'issued_on'],
    ['payment', 'paid_on'],
    ['pocket_item', 'booked_on'],
    ['cost_to_serve', 'booked_on'],
  ] as const;
  const counts = dated.map(
    ([table, day]) => sql`(select count(*) from ${sql.table(table)} t
      where t.org_id = ${orgId} and t.currency = ${currency} and t.${sql.ref(day)} >= ${validFrom}::date
        and t.${sql.ref(day)} < coalesce((select min(valid_from) from fx_rate
          where org_id = ${orgId} and currency = ${currency} and valid_from > ${validFrom}::date), 'infinity'::date))`,
  );
  const { rows } = await sql<{ booked: number }>`select ${sql.join(counts, sql` + `)} as booked`.execute(db);
  return rows[0]?.booked ?? 0;
};
