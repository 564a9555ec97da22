import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { addMonths, firstDayOf, lastDayOf, monthNumberOf, monthOf, monthOfNumber } from '#kernel/day';
import type { Day, Month } from '#kernel/day';
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
  // What is typed in is little; a month that holds no more than that has had no file. Months of the company, not of
  // accounts: while a merge moves rows, those of an account do not fit its lines.
  const { rows } = await sql<{ filed: Day | null; latest: Day | null }>`
    with typed as (
      select month, sum(orders) as orders, sum(net) as net, sum(pocket) as pocket, sum(serve) as serve
      from (
        select month, count(distinct order_no) as orders, sum(net_e4) as net, 0 as pocket, 0 as serve
        from order_line where org_id = ${orgId} and source = ${enteredSource} group by month
        union all
        select date_trunc('month', booked_on)::date, 0, 0, sum(amount_e4), 0
        from pocket_item where org_id = ${orgId} and source = ${enteredSource} group by 1
        union all
        select date_trunc('month', booked_on)::date, 0, 0, 0, sum(amount_e4)
        from cost_to_serve where org_id = ${orgId} and source = ${enteredSource} group by 1
      ) as entries
      group by month
    )
    select greatest(
        (select max(o.month) from org_month o left join typed t on t.month = o.month
         where o.org_id = ${orgId} and (t.month is null or o.orders > t.orders or o.net_e4 <> t.net
           or o.pocket_e4 <> t.pocket or o.serve_e4 <> t.serve)),
        (select max(issued_on) from invoice where org_id = ${orgId}),
        (select max(paid_on) from payment where org_id = ${orgId})) as filed,
      (select max(month) from org_month where org_id = ${orgId}) as latest`.execute(db);
  const { filed = null, latest = null } = rows[0] ?? {};
  if (filed === null || latest === null) return filed ?? latest;
  return monthNumberOf(monthOf(latest)) - monthNumberOf(monthOf(filed)) >= monthsWithoutFile ? latest : filed;
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

/**
 * The day a year before the as-of day, with which the twelve months before end: of a month under way no more days are
 * compared than it has had. A month's last day stays a month's last day.
 */
export const dayBeforeYear = (asOf: Day): Day => {
  const before = addMonths(asOf, -12);
  return asOf === lastDayOf(monthOf(asOf)) ? lastDayOf(monthOf(before)) : before;
};

/**
 * The last month that is over: no order of today adds to it. A month whose last day is today is not over yet.
 * Example: as of 21 November, or of 30 November on that day → October.
 */
export const lastWholeMonth = (asOf: Day, today: Day): Month => {
  const month = monthOf(asOf);
  const last = lastDayOf(month);
  return last === asOf && last < today ? month : monthOfNumber(monthNumberOf(month) - 1);
};

/** The last day of the last month that is over. */
export const lastWholeDay = (asOf: Day, today: Day): Day => lastDayOf(lastWholeMonth(asOf, today));

/** First days of the months of a window that ends with `asOf`, latest last. */
export const windowMonths = (asOf: Day, months: number): readonly Day[] =>
  Array.from({ length: months }, (_, index) => addMonths(firstDayOf(monthOf(asOf)), index + 1 - months));
