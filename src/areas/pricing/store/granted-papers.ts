import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { bindingStates } from '../domain/index.ts';
import type { GrantedKind } from '../domain/index.ts';
import { isApprovalAlive } from './grants.ts';
import { isCancelled } from './order-cancels.ts';

export type GrantedPaperRow = {
  readonly kind: GrantedKind;
  readonly id: string;
  readonly number: string;
  /** The day on which it was decided: approved, signed, committed, quoted or ordered. */
  readonly on: Day;
  /** Who decided it, in the order in which they did. */
  readonly names: readonly string[];
  /** Who had a hand in it: drafted, asked, signed, or had it signed by a stand-in. */
  readonly userIds: readonly string[];
  /** The approved request that it was made under. */
  readonly requestId: string | null;
  readonly requestNumber: string | null;
  /** It is a paper of an account above: its quantities are the whole group's. */
  readonly isOfGroup: boolean;
  /** The terms of its lines as they are kept; none of an estimate, nor of an offset of bills. */
  readonly terms: readonly unknown[];
};

type Reach = (column: string) => RawBuilder<boolean>;

type Wanted = {
  readonly orgId: number;
  readonly accountId: string;
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly timeZone: string;
  /** The caller's reach, as a condition on an account column. */
  readonly within: Reach;
  /** The same for estimates; null: the caller sees none. */
  readonly estimatesWithin: Reach | null;
};

/** Signed estimates of made-to-order products, each with the signatures of its latest signed version. */
const signedEstimates = ({ orgId, accountId, timeZone }: Wanted, within: Reach): RawBuilder<unknown> => sql`
  union all
  select 'estimate', e.id, e.number, d.signed_on, d.signed_on, d.names, '{}'::uuid[], null::uuid, false, null::jsonb
  from cost_estimate e
  cross join lateral (
    select (s.signed_at at time zone ${timeZone}::text)::date as signed_on, (
      select array_agg(x.user_name order by x.signed_at, x.office desc) from estimate_signature x
      where x.org_id = ${orgId} and x.version_id = v.id) as names
    from estimate_version v
    join signed_estimate s on s.org_id = ${orgId} and s.version_id = v.id
    where v.org_id = ${orgId} and v.estimate_id = e.id
    order by v.number desc limit 1) d
  where e.org_id = ${orgId} and e.account_id = ${accountId}::uuid and ${within('e.account_id')}`;

/** Who signed a request for its approval, and whom they stood in for. */
const signersOf = (orgId: number, request: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  array(select unnest(array[x.user_id, x.for_user_id]) from price_signature x
    where x.org_id = ${orgId} and x.request_id = ${request} and x.verdict = 'approve')`;

/**
 * The papers by which an account was granted something in a period: decided in it, or agreements and plans that began in it. Quotes
 * and orders as far as they rest on the own authority of who entered them: what was called off or quoted from another paper was
 * granted there. Agreements and plans of its group as well, as far as they hold for the account. What was lost, cancelled, withdrawn or
 * lapsed unused granted nothing.
 */
export const listGrantedPapers = async (db: Db, wanted: Wanted): Promise<readonly GrantedPaperRow[]> => {
  const { orgId, accountId, from, to, today, timeZone, within, estimatesWithin } = wanted;
  const { rows } = await sql<GrantedPaperRow>`
    with paper (kind, id, number, decided_on, begins_on, names, user_ids, request_id, is_of_group, judged) as (
      select 'quote', q.id, q.number, q.quoted_on, q.quoted_on, array[q.created_by_name], array[q.created_by],
        null::uuid, false, null::jsonb
      from price_quote q
      where q.org_id = ${orgId} and q.account_id = ${accountId}::uuid
        and (q.state = 'accepted' or (q.state = 'open' and q.valid_until >= ${today}::date))
      union all
      select 'order', o.id, o.number, o.ordered_on, o.ordered_on, array[o.created_by_name], array[o.created_by],
        null, false, null
      from entered_order o
      where o.org_id = ${orgId} and o.account_id = ${accountId}::uuid and not ${isCancelled(orgId, sql`o.id`)}
      union all
      select 'agreement', g.id, g.number, g.signed_on, g.valid_from, array[g.signed_by_name], array[g.signed_by, g.created_by], g.request_id,
        g.account_id <> ${accountId}::uuid, null
      from price_agreement g
      where g.org_id = ${orgId} and g.state = 'signed' and ${within('g.account_id')}
        and (g.account_id = ${accountId}::uuid or (g.covers_group and g.account_id in (
          select up.ancestor_id from account_above up where up.org_id = ${orgId} and up.account_id = ${accountId}::uuid)))
      union all
      select 'plan', b.id, b.number, b.signed_on, b.valid_from, array[b.signed_by_name], array[b.signed_by, b.created_by], b.request_id,
        b.account_id <> ${accountId}::uuid, null
      from business_plan b
      where b.org_id = ${orgId} and b.state = 'signed' and ${within('b.account_id')}
        and (b.account_id = ${accountId}::uuid or ${accountId}::uuid = any(b.member_ids))
      union all
      select p.mode, p.id, p.number, p.committed_on, p.committed_on,
        array_remove(array[p.approved_by_name, p.committed_by_name], null),
        array[p.approved_by, p.committed_by, p.created_by], p.request_id, false, null
      from purchase p
      where p.org_id = ${orgId} and p.account_id = ${accountId}::uuid and p.state = any(${[...bindingStates]}::text[])
      union all
      select 'request', r.id, r.number, (r.decided_at at time zone ${timeZone}::text)::date,
        (r.decided_at at time zone ${timeZone}::text)::date, (
          select array_agg(x.user_name order by x.signed_at, x.id) from price_signature x
          where x.org_id = ${orgId} and x.request_id = r.id and x.round = r.round and x.verdict = 'approve'),
        array[r.created_by] || ${signersOf(orgId, sql`r.id`)}, null, false, r.judged
      from price_request r
      where r.org_id = ${orgId} and r.account_id = ${accountId}::uuid and ${isApprovalAlive(orgId, today)}
      ${estimatesWithin === null ? sql`` : signedEstimates(wanted, estimatesWithin)}
    )
    select w.kind, w.id, w.number, w.decided_on as "on", w.names,
      array_remove(w.user_ids || r.created_by || ${signersOf(orgId, sql`w.request_id`)}, null)::text[] as "userIds",
      w.request_id as "requestId", r.number as "requestNumber",
      w.is_of_group as "isOfGroup", coalesce(c.terms, jsonb_path_query_array(w.judged, '$.lines[*].terms'), '[]') as terms
    from paper w
    left join price_request r on r.org_id = ${orgId} and r.id = w.request_id
    left join lateral (
      select jsonb_agg(l.terms order by l.line_no) as terms from price_commitment l
      where l.org_id = ${orgId} and l.kind = w.kind and l.document_id = w.id and l.quantity_e4 > 0 and l.source_id is null
        and (l.decision_id is null or w.kind not in ('quote', 'order'))) c on true
    where (w.decided_on between ${from}::date and ${to}::date or w.begins_on between ${from}::date and ${to}::date)
      and (w.kind not in ('quote', 'order') or c.terms is not null)
    order by w.decided_on desc, w.id`.execute(db);
  return rows;
};
