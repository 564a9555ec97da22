import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { namingOf } from './agreed-ranges.ts';

export const breachKinds = ['below-agreed', 'above-agreed', 'agreement-over', 'not-agreed'] as const;
export type BreachKind = (typeof breachKinds)[number];

/** A sold line that stands otherwise than the agreement says; `differenceE4` is its net less the agreed price times quantity. */
export type AgreementBreach = {
  readonly agreementId: string;
  readonly number: string;
  readonly accountId: string;
  readonly kind: BreachKind;
  readonly source: string;
  readonly orderNo: string;
  readonly lineNo: number;
  readonly orderedOn: Day;
  readonly productId: string;
  readonly quantityE4: string;
  readonly netE4: string;
  /** Of a discount range the price of it that is nearest to the sold one, off the list price of the day. */
  readonly agreedPriceE4: string | null;
  readonly differenceE4: string | null;
};

export type BreachScope = {
  readonly orgId: number;
  readonly from: Day;
  readonly to: Day;
  readonly kinds: readonly BreachKind[];
  readonly agreementId?: string | undefined;
  readonly accountId?: string | undefined;
  /** Rows that the caller reaches, as a condition on `account_id`; left out by jobs, which see all. */
  readonly within?: RawBuilder<boolean> | undefined;
  readonly after?: Pick<AgreementBreach, 'orderedOn' | 'source' | 'orderNo' | 'lineNo'> | undefined;
  readonly limit: number;
};

const optional = (fragment: RawBuilder<unknown> | undefined): RawBuilder<unknown> => fragment ?? sql``;

/**
 * Sales in some days that stand otherwise than agreed, latest first, whether entered here or imported. Held against the
 * agreement in force on the day of the order that names the product, the account's own before its group's. An order whose
 * unit price differs by no more than half a cent is as agreed: prices are rounded on invoices. A discount range is taken off the
 * list price of the day, for products too that came under it after it was signed.
 */
export const listAgreementBreaches = async (db: Db, wanted: BreachScope): Promise<readonly AgreementBreach[]> => {
  const { orgId, from, to, kinds, agreementId, accountId, within, after, limit } = wanted;
  const naming = namingOf(orgId, { agreement: sql`m.id`, product: sql`s.product_id` });
  const { rows } = await sql<AgreementBreach>`
    with member as (
      select g.id, g.number, g.valid_from, least(g.valid_to, coalesce(g.ended_on, g.valid_to)) as last_on,
        down.account_id, down.depth
      from price_agreement g
      join account_above down on down.org_id = ${orgId} and down.ancestor_id = g.account_id and (down.depth = 0 or g.covers_group)
      where g.org_id = ${orgId} and g.state = 'signed' and g.valid_from <= ${to}::date
    ), sold as (
      select s.source, s.order_no, s.line_no, s.account_id, s.product_id, s.ordered_on, s.quantity_e4, s.net_e4
      from sale_line s
      where s.org_id = ${orgId} and s.kind = 'sale' and s.quantity_e4 > 0 and s.ordered_on between ${from}::date and ${to}::date
        and s.account_id in (select account_id from member)
        ${optional(accountId === undefined ? undefined : sql`and s.account_id = ${accountId}::uuid`)}
    ), priced as (
      select s.*, a.id as agreement_id, a.number, a.is_over,
        coalesce(ceil(p.list_price_e4::numeric * (10000 - a.to_bp) / 10000), a.price_e4) as low_e4,
        coalesce(ceil(p.list_price_e4::numeric * (10000 - a.from_bp) / 10000), a.price_e4) as high_e4
      from sold s
      cross join lateral (
        select m.id, m.number, n.price_e4, n.from_bp, n.to_bp, m.last_on < s.ordered_on as is_over
        from member m
        left join lateral ${naming} n on true
        where m.account_id = s.account_id and m.valid_from <= s.ordered_on and m.last_on >= m.valid_from
          and (m.last_on >= s.ordered_on or (n.place is not null and m.last_on >= s.ordered_on - 365))
        order by n.place is null, m.last_on < s.ordered_on, m.depth, n.place > 0, m.valid_from desc, m.id limit 1) a
      left join lateral (
        select r.list_price_e4 from list_price r
        where r.org_id = ${orgId} and r.product_id = s.product_id and r.valid_from <= s.ordered_on and a.to_bp is not null
        order by r.valid_from desc limit 1) p on true
    ), held as (
      select p.*, low_e4 * p.quantity_e4 / 10000 - p.net_e4 as under_e4, p.net_e4 - high_e4 * p.quantity_e4 / 10000 as over_e4,
        p.quantity_e4::numeric * 50 / 10000 + 50 as slack_e4
      from priced p
    ), named as (
      select h.*, case when under_e4 > 0 then low_e4 else high_e4 end as price_e4,
        round(case when h.low_e4 is null then null when under_e4 > 0 then -under_e4 when over_e4 > 0 then over_e4 else 0 end)
          as difference_e4,
        case
          when h.low_e4 is null then 'not-agreed'
          when h.is_over then 'agreement-over'
          when under_e4 > slack_e4 then 'below-agreed'
          when over_e4 > slack_e4 then 'above-agreed'
          else 'as-agreed'
        end as kind
      from held h
    )
    select agreement_id as "agreementId", number, account_id as "accountId", kind, source, order_no as "orderNo",
      line_no as "lineNo", ordered_on as "orderedOn", product_id as "productId", quantity_e4::text as "quantityE4",
      net_e4::text as "netE4", trunc(price_e4)::text as "agreedPriceE4", trunc(difference_e4)::text as "differenceE4"
    from named
    where kind = any(${[...kinds]}::text[])
      ${optional(agreementId === undefined ? undefined : sql`and agreement_id = ${agreementId}::uuid`)}
      ${optional(within === undefined ? undefined : sql`and ${within}`)}
      ${optional(
        after === undefined
          ? undefined
          : sql`and (ordered_on < ${after.orderedOn}::date or (ordered_on = ${after.orderedOn}::date
              and (source, order_no, line_no) > (${after.source}, ${after.orderNo}, ${after.lineNo}::integer)))`,
      )}
    order by ordered_on desc, source, order_no, line_no limit ${limit}`.execute(db);
  return rows;
};
