import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { BillGroup } from '../../domain/index.ts';
import { openBillRows } from '../open-bills.ts';

type Row = Omit<BillGroup, 'amountMinor' | 'judgedMinor' | 'lateMinor'> & {
  readonly amountMinor: string;
  readonly judgedMinor: string;
  readonly lateMinor: string;
};

export type BillScope = { readonly orgId: number; readonly asOf: Day; readonly from: Day | null };

/**
 * The company's bills issued from a day on, by the account's region and by dispute. Late is a bill that was settled after
 * its due day, or is open beyond it; what open credit notes cover of an open bill is no part of it (open-bills.ts).
 */
export const listBillGroups = async (db: Db, { orgId, asOf, from }: BillScope): Promise<readonly BillGroup[]> => {
  const issued = from === null ? sql`` : sql`and issued_on >= ${from}::date`;
  const { rows } = await sql<Row>`
    with bill as (
      select account_id, disputed, amount_minor, true as judged, settled_on > due_on as late
      from invoice
      where org_id = ${orgId} and settled_on is not null and amount_minor > 0 and issued_on <= ${asOf}::date ${issued}
      union all
      select account_id, disputed, amount_minor - net_minor + left_minor, due_on < ${asOf}::date, due_on < ${asOf}::date
      from (${openBillRows({ orgId, accounts: () => sql<boolean>`true`, asOf })}) as unsettled
      where left_minor > 0 ${issued}
    )
    select a.region, bill.disputed, count(*)::integer as bills, count(*) filter (where judged)::integer as judged,
      count(*) filter (where late)::integer as late, sum(amount_minor)::text as "amountMinor",
      coalesce(sum(amount_minor) filter (where judged), 0)::text as "judgedMinor",
      coalesce(sum(amount_minor) filter (where late), 0)::text as "lateMinor"
    from bill join account_card a on a.org_id = ${orgId} and a.id = bill.account_id
    group by a.region, bill.disputed
    order by a.region collate "C" nulls last, bill.disputed`.execute(db);
  return rows.map((row) => ({
    ...row,
    amountMinor: BigInt(row.amountMinor),
    judgedMinor: BigInt(row.judgedMinor),
    lateMinor: BigInt(row.lateMinor),
  }));
};
