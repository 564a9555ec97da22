import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';

export const countDelegations = async (
  db: Db,
  orgId: number,
  { userId, today }: { readonly userId: string; readonly today: Day },
): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from price_delegation
    where org_id = ${orgId} and ${userId}::uuid in (from_user_id, to_user_id) and to_on >= ${today}::date
      and ended_at is null`.execute(db);
  return rows[0]?.n ?? 0;
};

/** Who has left signs for nobody, and nobody signs for him. */
export const endDelegationsOf = async (
  db: Db,
  orgId: number,
  { userId, at }: { readonly userId: string; readonly at: Date },
): Promise<void> => {
  await sql`
    update price_delegation set ended_at = ${at}
    where org_id = ${orgId} and ${userId}::uuid in (from_user_id, to_user_id) and ended_at is null`.execute(db);
};

/**
 * What somebody sees to of tenders: gates of running ones that are not done, and bonds that lie with a customer. Where nobody is
 * named it is who prepared the tender.
 */
export const countOpenGates = async (db: Db, orgId: number, userId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select ((
      select count(*) from tender_gate g
      join purchase p on p.org_id = ${orgId} and p.id = g.purchase_id
      where g.org_id = ${orgId} and coalesce(g.owner_id, p.created_by) = ${userId}::uuid and g.done_on is null
        and g.gate <> 'bond-returned' and p.state in ('draft', 'committed')
    ) + (
      select count(*) from tender_bond b
      join purchase p on p.org_id = ${orgId} and p.id = b.purchase_id
      left join tender_gate g on g.org_id = ${orgId} and g.purchase_id = b.purchase_id and g.gate = 'bond-returned'
      where b.org_id = ${orgId} and b.returned_on is null and coalesce(g.owner_id, p.created_by) = ${userId}::uuid
        and (b.paid_on is not null or p.state in ('draft', 'committed'))
    ))::integer as n`.execute(db);
  return rows[0]?.n ?? 0;
};

/** Gives gates that are not done, and bonds that have not come back, to somebody else. */
export const giveGates = async (
  db: Db,
  orgId: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await sql`
    insert into tender_gate (org_id, purchase_id, gate, due_on)
    select b.org_id, b.purchase_id, 'bond-returned', b.due_back_on from tender_bond b
    join purchase p on p.org_id = ${orgId} and p.id = b.purchase_id
    where b.org_id = ${orgId} and b.returned_on is null and p.created_by = ${fromId}::uuid
    on conflict (org_id, purchase_id, gate) do nothing`.execute(db);
  await sql`
    update tender_gate g set owner_id = ${toId}::uuid
    from purchase p
    where g.org_id = ${orgId} and p.org_id = ${orgId} and p.id = g.purchase_id and g.done_on is null
      and coalesce(g.owner_id, p.created_by) = ${fromId}::uuid`.execute(db);
};

export type OpenPaper = {
  readonly accountId: string;
  readonly kind: 'request' | 'quote' | 'agreement' | 'plan' | 'purchase';
  readonly number: string;
  readonly dueOn: Day | null;
};

/** Price requests under way, quotes that stand, agreements in force or ahead, tenders that run, at accounts. */
export const listOpenPapers = async (
  db: Db,
  orgId: number,
  { accountIds, today }: { readonly accountIds: readonly string[]; readonly today: Day },
): Promise<readonly OpenPaper[]> => {
  const ids = [...accountIds];
  const { rows } = await sql<OpenPaper>`
    select account_id as "accountId", 'request' as kind, number, valid_until as "dueOn" from price_request
    where org_id = ${orgId} and account_id = any(${ids}::uuid[])
      and (state in ('draft', 'submitted', 'returned') or (state = 'approved' and valid_until >= ${today}::date))
    union all
    select account_id, 'quote', number, valid_until from price_quote
    where org_id = ${orgId} and account_id = any(${ids}::uuid[]) and state = 'open' and valid_until >= ${today}::date
    union all
    select account_id, 'agreement', number, valid_to from price_agreement
    where org_id = ${orgId} and account_id = any(${ids}::uuid[])
      and (state = 'draft' or (state = 'signed' and ended_on is null and valid_to >= ${today}::date))
    union all
    select account_id, 'plan', number, valid_to from business_plan
    where org_id = ${orgId} and account_id = any(${ids}::uuid[])
      and (state = 'draft' or (state = 'signed' and ended_on is null and valid_to >= ${today}::date))
    union all
    select p.account_id, 'purchase', p.number,
      (select min(g.due_on) from tender_gate g where g.org_id = ${orgId} and g.purchase_id = p.id and g.done_on is null)
    from purchase p
    where p.org_id = ${orgId} and p.account_id = any(${ids}::uuid[]) and p.state in ('draft', 'committed')`.execute(db);
  return rows;
};
