import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { namingOf } from './agreed-ranges.ts';

/** A price or a discount range that a signed agreement promises to an account, and until when. */
export type AgreedPriceRow = {
  readonly agreementId: string;
  readonly number: string;
  readonly productId: string;
  /** Null: the product came under the range after it was signed, and nothing is committed for it. */
  readonly commitmentId: string | null;
  /** Of a range its deepest price on the day it was signed. */
  readonly priceE4: string | null;
  readonly fromBp: number | null;
  readonly toBp: number | null;
  /** The highest rebate that sales of the product may earn. */
  readonly rebateBp: number;
  readonly validFrom: Day;
  readonly lastOn: Day;
  readonly isOver: boolean;
};

/**
 * What signed agreements promise to an account on a day, its own before those of its group, the latest first; and those
 * that ended within the year before, so that an order after the end can be told from one that never was agreed.
 */
export const listAgreedPrices = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly accountId: string;
    readonly productIds: readonly string[];
    readonly on: Day;
  },
): Promise<readonly AgreedPriceRow[]> => {
  const { orgId, accountId, productIds, on } = wanted;
  if (productIds.length === 0) return [];
  const naming = namingOf(orgId, { agreement: sql`g.id`, product: sql`asked.product_id` });
  const { rows } = await sql<AgreedPriceRow>`
    select g.id as "agreementId", g.number, n.commitment_id as "commitmentId", asked.product_id as "productId",
      n.price_e4::text as "priceE4", n.from_bp as "fromBp", n.to_bp as "toBp",
      case when n.place = 0 or g.rebate_basis = 'all' then g.top_rebate_bp else 0 end as "rebateBp",
      g.valid_from as "validFrom", t.last_on as "lastOn", t.last_on < ${on}::date as "isOver"
    from account_above up
    join price_agreement g on g.org_id = ${orgId} and g.account_id = up.ancestor_id and g.state = 'signed'
      and (up.depth = 0 or g.covers_group)
    cross join lateral (select least(g.valid_to, coalesce(g.ended_on, g.valid_to)) as last_on) t
    cross join unnest(${[...new Set(productIds)]}::uuid[]) as asked (product_id)
    cross join lateral ${naming} n
    where up.org_id = ${orgId} and up.account_id = ${accountId}::uuid and g.valid_from <= ${on}::date
      and t.last_on >= ${on}::date - 365 and t.last_on >= g.valid_from
    order by t.last_on < ${on}::date, up.depth, n.place > 0, g.valid_from desc, g.id`.execute(db);
  return rows;
};

/** Whether an account has an agreement in force at all: only then is a product that none names worth a word. */
export const hasAgreementInForce = async (
  db: Db,
  { orgId, accountId, on }: { readonly orgId: number; readonly accountId: string; readonly on: Day },
): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from account_above up
      join price_agreement g on g.org_id = ${orgId} and g.account_id = up.ancestor_id and g.state = 'signed'
        and (up.depth = 0 or g.covers_group)
      where up.org_id = ${orgId} and up.account_id = ${accountId}::uuid and g.valid_from <= ${on}::date
        and least(g.valid_to, coalesce(g.ended_on, g.valid_to)) >= ${on}::date) as found`.execute(db);
  return rows[0]?.found ?? false;
};
