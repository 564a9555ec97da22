import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

/** Invoices of an account that were issued in some days, each to be paid within so many days; judged as of `asOf`. */
export type PaymentSpan = {
  readonly key: string;
  readonly accountId: string;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  readonly asOf: Day;
};

export type SpanPayments = { readonly key: string; readonly due: number; readonly paid: number };

/** How many invoices of each span had their days run out, and how many of these were settled within them. */
export const listSpanPayments = async (
  db: Db,
  orgId: number,
  spans: readonly PaymentSpan[],
): Promise<readonly SpanPayments[]> => {
  if (spans.length === 0) return [];
  const asked = JSON.stringify(
    spans.map(({ key, accountId, from, to, days, asOf }) => ({
      key,
      account_id: accountId,
      from_on: from,
      to_on: to,
      days,
      as_of: asOf,
    })),
  );
  const { rows } = await sql<SpanPayments>`
    select k.key, count(*)::integer as due,
      (count(*) filter (where i.settled_on is not null and i.settled_on <= i.issued_on + k.days))::integer as paid
    from jsonb_to_recordset(${asked}::jsonb) as k (key text, account_id uuid, from_on date, to_on date, days integer, as_of date)
    join invoice i on i.org_id = ${orgId} and i.account_id = k.account_id and i.amount_minor > 0
      and i.issued_on between k.from_on and k.to_on and i.issued_on + k.days < k.as_of
    group by k.key`.execute(db);
  return rows;
};
