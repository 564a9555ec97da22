import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { RebateBasis, RebateKind, RebatePeriod } from '../domain/index.ts';

export type SignedLineRow = {
  readonly agreementId: string;
  readonly number: string;
  readonly reference: string | null;
  readonly accountId: string;
  readonly coversGroup: boolean;
  readonly title: string;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly lastOn: Day;
  readonly lineNo: number;
  readonly productId: string;
  readonly quantityE4: string;
  readonly freeQuantityE4: string;
  readonly priceE4: string;
  readonly listPriceE4: string | null;
  readonly concessionBp: number | null;
  readonly discountFromBp: number | null;
  readonly discountToBp: number | null;
  readonly terms: unknown;
  readonly rebateKind: RebateKind | null;
  readonly rebatePeriod: RebatePeriod | null;
  readonly rebateBasis: RebateBasis | null;
};

/** Prices of signed agreements, line by line, the latest agreement first. */
export const listSignedLines = async (
  db: Db,
  wanted: {
    readonly orgId: number;
    readonly within: RawBuilder<boolean>;
    readonly accountId: string | undefined;
    readonly after: { readonly number: string; readonly lineNo: number } | null;
    readonly limit: number;
  },
): Promise<readonly SignedLineRow[]> => {
  const { orgId, within, accountId, after, limit } = wanted;
  const { rows } = await sql<SignedLineRow>`
    select g.id as "agreementId", g.number, g.reference, g.account_id as "accountId", g.covers_group as "coversGroup", g.title,
      g.valid_from as "validFrom", g.valid_to as "validTo", least(g.valid_to, coalesce(g.ended_on, g.valid_to)) as "lastOn",
      l.line_no as "lineNo", l.product_id as "productId", c.quantity_e4::text as "quantityE4",
      c.free_quantity_e4::text as "freeQuantityE4", l.price_e4::text as "priceE4", c.list_price_e4::text as "listPriceE4",
      c.concession_bp as "concessionBp", r.from_bp as "discountFromBp", r.to_bp as "discountToBp", c.terms, g.rebate_kind as "rebateKind", g.rebate_period as "rebatePeriod",
      g.rebate_basis as "rebateBasis"
    from price_agreement g
    join agreement_line l on l.org_id = ${orgId} and l.agreement_id = g.id
    join price_commitment c on c.org_id = ${orgId} and c.id = l.commitment_id
    left join agreement_range r on r.org_id = ${orgId} and r.agreement_id = l.agreement_id and r.range_no = l.range_no
    where g.org_id = ${orgId} and g.state = 'signed' and ${within}
      ${accountId === undefined ? sql`` : sql`and g.account_id = ${accountId}::uuid`}
      ${
        after === null
          ? sql``
          : sql`and (g.number < ${after.number} or (g.number = ${after.number} and l.line_no > ${after.lineNo}::integer))`
      }
    order by g.number desc, l.line_no limit ${limit}`.execute(db);
  return rows;
};
