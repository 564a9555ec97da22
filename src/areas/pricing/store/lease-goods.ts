import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { isCancelled } from './order-cancels.ts';

export type GoodsOut = { readonly productId: string; readonly unitsE4: string };

/**
 * Goods called off from a lease that have not come back: by product what orders that stand called off less what the account
 * returned since the first of them, entered here or brought by a file. A return serves one lease only: what other leases
 * of the account gave back from that day on is taken off first.
 */
export const listGoodsOut = async (db: Db, orgId: number, purchaseId: string): Promise<readonly GoodsOut[]> => {
  const { rows } = await sql<GoodsOut>`
    with called as (
      select s.document_id as lease_id, o.account_id, c.product_id, sum(c.quantity_e4) as units_e4, min(o.ordered_on) as since
      from price_commitment s
      join price_commitment c on c.org_id = ${orgId} and c.source_id = s.id and c.kind = 'order'
      join entered_order o on o.org_id = ${orgId} and o.id = c.document_id
      where s.org_id = ${orgId} and s.kind = 'lease' and not ${isCancelled(orgId, sql`o.id`)}
        and o.account_id = (select p.account_id from purchase p where p.org_id = ${orgId} and p.id = ${purchaseId}::uuid)
      group by s.document_id, o.account_id, c.product_id
    ), owed as (
      select w.product_id, w.units_e4 - greatest(back.units_e4 - other.units_e4, 0) as units_e4
      from called w
      cross join lateral (
        select coalesce(-sum(r.quantity_e4), 0) as units_e4 from sale_line r
        where r.org_id = ${orgId} and r.account_id = w.account_id and r.product_id = w.product_id and r.kind = 'return'
          and r.ordered_on >= w.since
      ) back
      cross join lateral (
        select coalesce(sum(x.units_e4), 0) as units_e4 from called x
        join purchase p on p.org_id = ${orgId} and p.id = x.lease_id
        where x.product_id = w.product_id and x.lease_id <> w.lease_id and p.lease_end = 'returned' and p.lease_end_on >= w.since
      ) other
      where w.lease_id = ${purchaseId}::uuid
    )
    select product_id as "productId", units_e4::text as "unitsE4" from owed where units_e4 > 0 order by product_id`.execute(
    db,
  );
  return rows;
};
