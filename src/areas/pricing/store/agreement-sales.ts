import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { DayVolume, RebateBasis } from '../domain/index.ts';

/** The accounts that an agreement covers: its own, and with the group all below it. */
const coveredBy = (orgId: number, agreementId: string): RawBuilder<unknown> => sql`
  select down.account_id from price_agreement g
  join account_above down on down.org_id = ${orgId} and down.ancestor_id = g.account_id and (down.depth = 0 or g.covers_group)
  where g.org_id = ${orgId} and g.id = ${agreementId}::uuid`;

export const listCoveredAccounts = async (db: Db, orgId: number, agreementId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ accountId: string }>`
    select account_id as "accountId" from (${coveredBy(orgId, agreementId)}) as covered`.execute(db);
  return rows.map(({ accountId }) => accountId);
};

/** Net sales less returns by day: of the agreed products, or of everything that the covered accounts bought. */
export const listDayVolumes = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly agreementId: string;
    readonly basis: RebateBasis;
    readonly from: Day;
    readonly to: Day;
  },
): Promise<readonly DayVolume[]> => {
  const { orgId, agreementId, basis, from, to } = wanted;
  const agreed = sql`and s.product_id in (
    select l.product_id from agreement_line l where l.org_id = ${orgId} and l.agreement_id = ${agreementId}::uuid)`;
  const { rows } = await sql<{ on: Day; netE4: string }>`
    select s.ordered_on as "on", sum(s.net_e4)::text as "netE4" from sale_line s
    where s.org_id = ${orgId} and s.account_id in (${coveredBy(orgId, agreementId)})
      and s.ordered_on between ${from}::date and ${to}::date ${basis === 'agreed' ? agreed : sql``}
    group by s.ordered_on order by s.ordered_on`.execute(db);
  return rows.map(({ on, netE4 }) => ({ on, netE4: BigInt(netE4) }));
};

export type BoughtRow = { readonly productId: string; readonly netE4: string; readonly quantityE4: string };

/** What the covered accounts bought of each product in some days. */
export const listBoughtUnder = async (
  db: Db,
  wanted: { readonly orgId: number; readonly agreementId: string; readonly from: Day; readonly to: Day },
): Promise<readonly BoughtRow[]> => {
  const { orgId, agreementId, from, to } = wanted;
  const { rows } = await sql<BoughtRow>`
    select s.product_id as "productId", sum(s.net_e4)::text as "netE4", sum(s.quantity_e4)::text as "quantityE4"
    from sale_line s
    where s.org_id = ${orgId} and s.account_id in (${coveredBy(orgId, agreementId)})
      and s.ordered_on between ${from}::date and ${to}::date
    group by s.product_id`.execute(db);
  return rows;
};
