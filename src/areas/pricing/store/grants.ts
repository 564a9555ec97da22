import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { PurchaseMode } from '../domain/index.ts';
import { listStoodAt } from './merged-accounts.ts';
import { isCancelled } from './order-cancels.ts';

/** What an account was granted at one time: the terms of all lines of one document. */
export type GrantRow = {
  readonly kind: 'quote' | 'order' | 'agreement' | 'plan' | PurchaseMode | 'request';
  readonly documentId: string;
  readonly number: string | null;
  readonly on: Day;
  readonly terms: readonly unknown[];
  /** The tender that it was bid for, or that it carries out: one grant under several papers. */
  readonly tenderId: string | null;
};

export type GrantScope = {
  readonly orgId: number;
  readonly accountId: string;
  readonly after: Day;
  readonly today: Day;
  readonly timeZone: string;
  /** A request that does not count before itself. */
  readonly exceptId: string | null;
};

/** An agreement or a plan was not ended before its first day, so that nobody ever bought at it. */
const hasBegun = (paper: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${paper}.ended_on`)} is null or ${sql.ref(`${paper}.ended_on`)} >= ${sql.ref(`${paper}.valid_from`)})`;

/** A request `r` is approved and its approval counts: it may still be used, or a paper that stands was made under it. */
export const isApprovalAlive = (orgId: number, today: Day): RawBuilder<boolean> => sql<boolean>`
  (r.state = 'approved' and (r.valid_until >= ${today}::date
    or exists (select from price_quote u where u.org_id = ${orgId} and u.request_id = r.id and u.state in ('open', 'accepted'))
    or exists (select from price_agreement s where s.org_id = ${orgId} and s.request_id = r.id and s.state = 'signed' and ${hasBegun('s')})
    or exists (select from business_plan w where w.org_id = ${orgId} and w.request_id = r.id and w.state = 'signed' and ${hasBegun('w')})
    or exists (select from purchase b where b.org_id = ${orgId} and b.request_id = r.id and b.state in ('committed', 'won', 'settled', 'ended'))))`;

/**
 * The grants of an account after a day: quotes, orders, agreements, plans and purchases given under somebody's own authority, and
 * requests that are open or approved. What was called off from a quote, or quoted from a request, was counted there;
 * a quote or a tender that failed, an order that was cancelled, an agreement or a plan that was ended before its first day and an approval that lapsed unused granted nothing. What was granted to accounts that were merged into
 * this one was granted to it.
 */
export const listGrants = async (db: Db, wanted: GrantScope): Promise<readonly GrantRow[]> => {
  const { orgId, accountId, after, today, timeZone, exceptId } = wanted;
  const stoodAt = [...(await listStoodAt(db, orgId, accountId))];
  const sentOn = sql`(r.submitted_at at time zone ${timeZone}::text)::date`;
  const { rows } = await sql<GrantRow>`
    select c.kind, c.document_id as "documentId", max(coalesce(q.number, o.number, g.number, b.number, p.number)) as number, max(c.committed_on) as "on", jsonb_agg(c.terms order by c.line_no) as terms,
      max(coalesce(case when p.mode = 'tender' then p.id end, g.purchase_id)::text)::uuid as "tenderId"
    from price_commitment c
    left join price_quote q on q.org_id = ${orgId} and q.id = c.document_id
    left join entered_order o on o.org_id = ${orgId} and o.id = c.document_id
    left join price_agreement g on g.org_id = ${orgId} and g.id = c.document_id
    left join business_plan b on b.org_id = ${orgId} and b.id = c.document_id
    left join purchase p on p.org_id = ${orgId} and p.id = c.document_id
    where c.org_id = ${orgId} and c.account_id = any(${stoodAt}::uuid[]) and c.committed_on > ${after}::date
      and c.kind <> 'list' and c.quantity_e4 > 0 and c.source_id is null and c.decision_id is null
      and (c.kind <> 'quote' or q.state = 'accepted' or (q.state = 'open' and q.valid_until >= ${today}::date))
      and (p.id is null or p.state in ('committed', 'won', 'settled', 'ended')) and not ${isCancelled(orgId, sql`c.document_id`)}
      and (g.id is null or ${hasBegun('g')}) and (b.id is null or ${hasBegun('b')})
    group by c.kind, c.document_id
    union all
    select 'request', r.id, r.number, ${sentOn}, jsonb_path_query_array(r.judged, '$.lines[*].terms'),
      coalesce(
        (select t.id from purchase t where t.org_id = ${orgId} and t.request_id = r.id and t.mode = 'tender' limit 1),
        (select s.purchase_id from price_agreement s where s.org_id = ${orgId} and s.request_id = r.id limit 1))
    from price_request r
    where r.org_id = ${orgId} and r.account_id = ${accountId}::uuid and r.submitted_at is not null
      and ${sentOn} > ${after}::date and r.judged is not null
      and (r.state = 'submitted' or ${isApprovalAlive(orgId, today)})
      and r.id is distinct from ${exceptId}::uuid
    order by 4, 2`.execute(db);
  return rows;
};

/** All that stand above some accounts. */
export const listAbove = async (db: Db, orgId: number, accountIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct ancestor_id as id from account_above
    where org_id = ${orgId} and account_id = any(${[...new Set(accountIds)]}::uuid[]) and depth > 0`.execute(db);
  return rows.map(({ id }) => id);
};

/** Some accounts with all that stand below them. */
export const listBelow = async (db: Db, orgId: number, accountIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct account_id as id from account_above
    where org_id = ${orgId} and ancestor_id = any(${[...new Set(accountIds)]}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
};

/**
 * Lets the promises to accounts follow each other, and their merges too, so that none overlooks another of the same moment;
 * several are always locked in the same order.
 */
export const lockPromises = async (db: Db, orgId: number, accountIds: readonly string[]): Promise<void> => {
  for (const id of [...new Set(accountIds)].toSorted())
    await sql`select pg_advisory_xact_lock(hashtext(${`price ${orgId} ${id}`}))`.execute(db);
};
