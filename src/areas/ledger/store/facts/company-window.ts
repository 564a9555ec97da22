import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { addMonths, firstDayOf, lastDayOf, monthNumberOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { enteredSource } from '../../domain/entered-source.ts';

/** From where figures of 12 and 24 months are counted, and what stands for contribution. */
export type CompanyWindow = {
  readonly asOf: Day;
  /** True while the ledger knows no cost at all: then net revenue stands in for contribution. */
  readonly isNetBasis: boolean;
};

/** Months without a file after which orders that are typed in are the records. */
const monthsWithoutFile = 3;

/**
 * The month or day to which records reach: of the last order, entry, invoice or payment that a file brought; null while
 * there is none. An order typed in does not say that the orders of everybody else have come in until its day: it counts
 * where no file ever did, or none for three months.
 */
export const lastFactOn = async (db: Db, orgId: number): Promise<Day | null> => {
  const fromFile = (table: 'order_line' | 'pocket_item' | 'cost_to_serve', day: 'ordered_on' | 'booked_on') => sql`
    exists (
      select from ${sql.table(table)} r
      where r.org_id = ${orgId} and r.account_id = m.account_id and r.source <> ${enteredSource}
        and r.${sql.ref(day)} >= m.month and r.${sql.ref(day)} < (m.month + interval '1 month')::date)`;
  const { rows } = await sql<{ filed: Day | null; any: Day | null }>`
    select greatest(
        (select m.month from account_month m
         where m.org_id = ${orgId} and (${fromFile('order_line', 'ordered_on')}
           or m.pocket_e4 <> 0 and ${fromFile('pocket_item', 'booked_on')}
           or m.serve_e4 <> 0 and ${fromFile('cost_to_serve', 'booked_on')})
         order by m.month desc limit 1),
        (select max(issued_on) from invoice where org_id = ${orgId}),
        (select max(paid_on) from payment where org_id = ${orgId})) as filed,
      (select max(month) from account_month where org_id = ${orgId}) as any`.execute(db);
  const { filed = null, any = null } = rows[0] ?? {};
  if (filed === null || any === null) return filed ?? any;
  return monthNumberOf(monthOf(any)) - monthNumberOf(monthOf(filed)) >= monthsWithoutFile ? any : filed;
};

/**
 * The last day of the month of the last fact, today at most. A ledger that ends in 2013 is thus read as of 2013: its
 * last twelve months are those that it has, and what was overdue then counts by the days until then.
 */
export const companyWindow = async (db: Db, orgId: number, today: Day): Promise<CompanyWindow> => {
  const { rows } = await sql<{ knowsCost: boolean }>`
    select exists (
      select from org_month where org_id = ${orgId} and (known_net_e4 <> 0 or cost_e4 <> 0)) as "knowsCost"`.execute(
    db,
  );
  return { asOf: asOfFor(await lastFactOn(db, orgId), today), isNetBasis: rows[0]?.knowsCost !== true };
};

/** The as-of day for a last fact on this day. */
export const asOfFor = (lastFact: Day | null, today: Day): Day => {
  if (lastFact === null) return today;
  const monthEnd = lastDayOf(monthOf(lastFact));
  return monthEnd < today ? monthEnd : today;
};

/** First days of the months of a window that ends with `asOf`, latest last. */
export const windowMonths = (asOf: Day, months: number): readonly Day[] =>
  Array.from({ length: months }, (_, index) => addMonths(firstDayOf(monthOf(asOf)), index + 1 - months));
