import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

/** What some accounts bought of a product in some days, less returns, e4. */
export type SoldTerms = {
  readonly productId: string;
  readonly code: string;
  /** Of the lines whose cost is booked. */
  readonly knownNetE4: string;
  readonly knownQuantityE4: string;
  readonly costE4: string;
};

/** Sales less returns by product, with the cost of those that have one; of some products or of all. */
export const listSoldTerms = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly accountIds: readonly string[];
    readonly productIds: readonly string[] | null;
    readonly from: Day;
    readonly to: Day;
  },
): Promise<readonly SoldTerms[]> => {
  const { orgId, accountIds, productIds, from, to } = wanted;
  const { rows } = await sql<SoldTerms>`
    select l.product_id as "productId", p.code, 
      coalesce(sum(l.net_e4) filter (where l.cost_e4 is not null), 0)::text as "knownNetE4",
      coalesce(sum(l.quantity_e4) filter (where l.cost_e4 is not null), 0)::text as "knownQuantityE4",
      coalesce(sum(l.cost_e4), 0)::text as "costE4"
    from order_line l
    join product p on p.org_id = ${orgId} and p.id = l.product_id
    where l.org_id = ${orgId} and l.account_id = any(${[...accountIds]}::uuid[]) and l.kind in ('sale', 'return')
      and l.ordered_on between ${from}::date and ${to}::date
      ${productIds === null ? sql`` : sql`and l.product_id = any(${[...productIds]}::uuid[])`}
    group by l.product_id, p.code having sum(l.quantity_e4) > 0
    order by p.code`.execute(db);
  return rows;
};
