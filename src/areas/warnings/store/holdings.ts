import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { RawBuilder } from 'kysely';
import type { Day } from '#kernel/day';
import type { WarningKind } from '../domain/index.ts';

export const countOpenWarnings = async (db: Db, orgId: number, ownerId: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from warning
    where org_id = ${orgId} and owner_id = ${ownerId}::uuid and state in ('new', 'accepted')`.execute(db);
  return rows[0]?.n ?? 0;
};

/** People who answer for open warnings. */
export const listWarningOwners = async (db: Db, orgId: number): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select distinct owner_id as id from warning
    where org_id = ${orgId} and owner_id is not null and state in ('new', 'accepted')`.execute(db);
  return rows.map(({ id }) => id);
};

export type BlindWarning = { readonly id: string; readonly accountId: string; readonly accountOwnerId: string | null };

/** Open warnings of somebody at accounts out of his or her reach. */
export const listBlindWarnings = async (
  db: Db,
  orgId: number,
  { ownerId, within }: { readonly ownerId: string; readonly within: RawBuilder<boolean> },
): Promise<readonly BlindWarning[]> => {
  const { rows } = await sql<BlindWarning>`
    select w.id, w.account_id as "accountId", a.owner_id as "accountOwnerId"
    from warning w
    join account_card a on a.org_id = ${orgId} and a.id = w.account_id
    where w.org_id = ${orgId} and w.owner_id = ${ownerId}::uuid and w.state in ('new', 'accepted') and not ${within}
    order by w.id`.execute(db);
  return rows;
};

export const giveWarnings = async (
  db: Db,
  orgId: number,
  { ids, toId }: { readonly ids: readonly string[]; readonly toId: string },
): Promise<void> => {
  await sql`
    update warning set owner_id = ${toId}::uuid, version = version + 1
    where org_id = ${orgId} and id = any(${[...ids]}::uuid[])`.execute(db);
};

/** Answers which ones changed hands. */
export const giveOpenWarnings = async (
  db: Db,
  orgId: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    update warning set owner_id = ${toId}::uuid, version = version + 1
    where org_id = ${orgId} and owner_id = ${fromId}::uuid and state in ('new', 'accepted')
    returning id`.execute(db);
  return rows.map(({ id }) => id);
};

export type OpenMatter = {
  readonly accountId: string;
  readonly kind: WarningKind | 'promise';
  readonly dueOn: Day | null;
  readonly amountMinor: number;
};

/** Open warnings at accounts, and promises to pay that are still ahead. */
export const listOpenMatters = async (
  db: Db,
  orgId: number,
  { accountIds, today }: { readonly accountIds: readonly string[]; readonly today: Day },
): Promise<readonly OpenMatter[]> => {
  const { rows } = await sql<Omit<OpenMatter, 'amountMinor'> & { amountMinor: string }>`
    select account_id as "accountId", kind, snoozed_until as "dueOn", stake_minor as "amountMinor" from warning
    where org_id = ${orgId} and account_id = any(${[...accountIds]}::uuid[]) and state in ('new', 'accepted')
    union all
    select account_id, 'promise', due_on, amount_minor from payment_promise
    where org_id = ${orgId} and account_id = any(${[...accountIds]}::uuid[]) and withdrawn_at is null
      and due_on >= ${today}::date`.execute(db);
  return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
};
