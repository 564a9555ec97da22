import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

/** A product of an account and the days of its orders; `to` null = no end. */
export type SoldSpan = {
  readonly key: string;
  readonly accountId: string;
  readonly productId: string;
  readonly from: Day;
  readonly to: Day | null;
};

export type SoldCost = { readonly key: string; readonly quantityE4: string; readonly costE4: string };

/** What was sold in each span and what it cost, of the lines whose cost is booked; a span without any is left out. */
export const listSoldCosts = async (
  db: Db,
  orgId: number,
  spans: readonly SoldSpan[],
): Promise<readonly SoldCost[]> => {
  if (spans.length === 0) return [];
  const asked = JSON.stringify(
    spans.map(({ key, accountId, productId, from, to }) => ({
      key,
      account_id: accountId,
      product_id: productId,
      from_on: from,
      to_on: to,
    })),
  );
  const { rows } = await sql<SoldCost>`
    select k.key, sum(l.quantity_e4)::text as "quantityE4", sum(l.cost_e4)::text as "costE4"
    from jsonb_to_recordset(${asked}::jsonb) as k (key text, account_id uuid, product_id uuid, from_on date, to_on date)
    join order_line l on l.org_id = ${orgId} and l.account_id = k.account_id and l.product_id = k.product_id
      and l.kind = 'sale' and l.cost_e4 is not null and l.ordered_on >= k.from_on and (k.to_on is null or l.ordered_on <= k.to_on)
    group by k.key having sum(l.quantity_e4) > 0`.execute(db);
  return rows;
};
