import { sql } from 'kysely';
import { operatorId } from '#platform/runtime';
import type { TestApp } from './app.ts';
import type { PricedBook } from './priced-book.ts';

export type Breaches = {
  readonly commitments: number;
  readonly belowFloor: number;
  readonly belowCost: number;
  readonly aboveAuthority: number;
  readonly understated: number;
  readonly unknownCost: number;
  /** Granted alone beyond every band of the policy whose only role the requester holds. */
  readonly beyondRole: number;
  /** Decisions that lack a signature of their band, or that several documents that stand were made under. */
  readonly unsigned: number;
  readonly usedTwice: number;
  /** Agreed prices that the highest rebate takes under the floor of their commitment. */
  readonly agreedBelowFloor: number;
  /** Promises that the rebates of other agreements take under their floor on a day on which they may be bought at. */
  readonly rebatedBelowFloor: number;
  /** Promises whose concession leaves such a rebate out. */
  readonly rebateLeftOut: number;
  /** Agreed lines of a discount range that are deeper than the range. */
  readonly deeperThanRange: number;
};

/** What stands in the database against the rules, counted as its owner with the figures of the ledger itself. */
export const breachesOf = async (app: TestApp, book: PricedBook): Promise<Breaches> => {
  const { rows } = await sql<Breaches>`
    with sold as (
      select c.*, f.floor_e4 as true_floor_e4, f.capital_rate_bp, f.credit_days as floor_days, f.expected_loss_bp, f.freight_service_e4,
        a.authority_bp as true_authority_bp,
        (select coalesce(max((b ->> 'uptoBp')::integer), 0) from pricing_policy y
          cross join lateral jsonb_array_elements(y.body -> 'bands') as b
          left join member m on m.org_id = y.org_id and m.user_id = c.requester_id
          where y.org_id = c.org_id and y.version = 1 and jsonb_array_length(b -> 'needs') = 1
            and (c.requester_id = ${operatorId}::uuid or (b -> 'needs' ->> 0) = any(m.roles))) as granted_bp,
        coalesce(
          (select d.unit_cost_e4 from cost_estimate e
            join estimate_version v on v.org_id = e.org_id and v.estimate_id = e.id
            join signed_estimate d on d.org_id = v.org_id and d.version_id = v.id
            where e.org_id = c.org_id and e.account_id = c.account_id and e.product_id = c.product_id and e.withdrawn_at is null
            order by v.number desc limit 1),
          (select p.unit_cost_e4 from product_price p where p.org_id = c.org_id and p.product_id = c.product_id
            and p.unit_cost_e4 is not null order by p.valid_from desc limit 1)) as cost_e4,
        coalesce(
          (select p.list_price_e4 from product_price p where p.org_id = c.org_id and p.product_id = c.product_id
            and p.list_price_e4 is not null order by p.valid_from desc limit 1), c.list_price_e4) as list_e4
      from price_commitment c
      left join price_floor f on f.org_id = c.org_id and f.id = c.floor_id
      left join price_authority a on a.org_id = c.org_id and a.id = c.authority_id
      where c.org_id = ${book.company.id} and c.quantity_e4 > 0
    ), binding as (
      -- Day by day, in force and to come: what each promise nets once every agreement that counts its sale has paid.
      select s.*, d.day::date as day, false as was_there, coalesce((
          select sum(g.top_rebate_bp) from price_agreement g
          where g.org_id = s.org_id and g.state = 'signed' and g.id <> s.document_id and d.day between g.valid_from and g.valid_to
            and exists (
              select from account_above up where up.org_id = s.org_id and up.account_id = s.account_id
                and up.ancestor_id = g.account_id and (up.depth = 0 or g.covers_group))
            and (g.rebate_basis = 'all' or exists (
              select from agreement_line l where l.agreement_id = g.id and l.product_id = s.product_id))), 0) as earned_bp
      from sold s
      left join price_agreement a on a.org_id = s.org_id and a.id = s.document_id
      left join price_quote q on q.org_id = s.org_id and q.id = s.document_id
      cross join lateral generate_series(
        greatest(a.valid_from, s.committed_on)::timestamp, coalesce(a.valid_to, q.valid_until, s.committed_on + 60)::timestamp,
        interval '1 day') as d (day)
      where s.source_id is null and s.kind in ('quote', 'agreement', 'tender', 'lease', 'reciprocal')
        and (q.id is null or q.state in ('open', 'accepted'))
      union all
      select s.*, s.committed_on, true, coalesce((
          select sum(g.top_rebate_bp) from price_agreement g
          where g.org_id = s.org_id and g.state = 'signed' and s.committed_on between g.valid_from and g.valid_to
            and exists (
              select from account_above up where up.org_id = s.org_id and up.account_id = s.account_id
                and up.ancestor_id = g.account_id and (up.depth = 0 or g.covers_group)) and g.created_at < s.created_at
            and (g.rebate_basis = 'all' or exists (
              select from agreement_line l where l.agreement_id = g.id and l.product_id = s.product_id))), 0)
      from sold s where s.source_id is null and s.kind in ('order', 'quote')
    ), netted as (
      select b.*, ((terms ->> 'invoicePriceE4')::numeric * (terms ->> 'quantityE4')::numeric
          * (10000 - (terms ->> 'rebateBp')::numeric - earned_bp) / 10000 - (terms ->> 'supportE4')::numeric * 10000)
        / ((terms ->> 'quantityE4')::numeric + (terms ->> 'freeQuantityE4')::numeric) - (terms ->> 'freightE4')::numeric as net_e4
      from binding b
    )
    select count(*)::integer as commitments,
      (count(*) filter (where price_e4 < true_floor_e4 or true_floor_e4 is null))::integer as "belowFloor",
      (count(*) filter (where price_e4::numeric * (3650000 - capital_rate_bp * floor_days - expected_loss_bp * 365)
        < (cost_e4 + freight_service_e4)::numeric * 3650000))::integer as "belowCost",
      (count(*) filter (where concession_bp > true_authority_bp and decision_id is null))::integer as "aboveAuthority",
      (count(*) filter (where concession_bp::numeric * list_e4 < (list_e4 - price_e4 - 1)::numeric * 10000))::integer as understated,
      (count(*) filter (where cost_e4 is null))::integer as "unknownCost",
      (count(*) filter (where decision_id is null and concession_bp > granted_bp))::integer as "beyondRole",
      (select count(distinct id) from netted where net_e4 < true_floor_e4)::integer as "rebatedBelowFloor",
      (select count(distinct id) from netted where was_there
        and concession_bp::numeric * list_price_e4 < (list_price_e4 - net_e4 - 1) * 10000)::integer as "rebateLeftOut",
      (select count(*) from price_decision d where d.org_id = ${book.company.id} and exists (
        select from price_request q cross join lateral jsonb_array_elements_text(q.band -> 'needs') as n (role)
        where q.org_id = d.org_id and q.id = d.request_id and not exists (
          select from price_signature s where s.org_id = d.org_id and s.request_id = d.request_id and s.round = q.round
            and s.verdict = 'approve' and s.role = n.role and s.user_id <> q.created_by)))::integer as unsigned,
      (select count(*) from (
        select c.decision_id from price_commitment c
        join approval_use u on u.org_id = c.org_id and u.document_id = c.document_id and u.is_live
        where c.org_id = ${book.company.id} and c.decision_id is not null and c.source_id is null
        group by c.decision_id having count(distinct c.document_id) > 1) as twice)::integer as "usedTwice",
      (select count(*) from agreement_line l
        join price_agreement g on g.org_id = l.org_id and g.id = l.agreement_id
        join price_commitment c on c.org_id = l.org_id and c.id = l.commitment_id
        join price_floor f on f.org_id = c.org_id and f.id = c.floor_id
        where l.org_id = ${book.company.id}
          and least(l.price_e4, c.invoice_price_e4)::numeric * (10000 - g.top_rebate_bp) < f.floor_e4::numeric * 10000)::integer
        as "agreedBelowFloor",
      (select count(*) from agreement_line l
        join agreement_range r on r.org_id = l.org_id and r.agreement_id = l.agreement_id and r.range_no = l.range_no
        join price_commitment c on c.org_id = l.org_id and c.id = l.commitment_id
        where l.org_id = ${book.company.id}
          and l.price_e4::numeric * 10000 < c.list_price_e4::numeric * (10000 - r.to_bp))::integer as "deeperThanRange"
    from sold`.execute(app.database.root);
  const [row] = rows;
  if (row === undefined) throw new Error('An aggregate has one row.');
  return row;
};
