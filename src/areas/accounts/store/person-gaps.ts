import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { missingOfKeyPerson } from '../domain/index.ts';
import type { GapList } from '../domain/index.ts';
import { isInPost } from './scope.ts';

type KeyPersonRow = {
  readonly accountId: string;
  readonly ownerId: string | null;
  readonly gender: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
};

type AccountLacks = { readonly ownerId: string | null; readonly persons: number };
type Looked = { readonly today: Day; readonly where: RawBuilder<boolean> };

const countGaps = async (
  db: Db,
  orgId: number,
  { today, where }: Looked,
): Promise<ReadonlyMap<string, AccountLacks>> => {
  const { rows } = await sql<KeyPersonRow>`
    SELECT DISTINCT r.account_id AS "accountId", a.owner_id AS "ownerId", p.id, p.gender, p.phone, p.mobile, p.email
    FROM person_role r
    JOIN person p ON p.org_id = ${orgId} AND p.id = r.person_id
    JOIN account a ON a.org_id = ${orgId} AND a.id = r.account_id
    WHERE r.org_id = ${orgId} AND ${where} AND ${isInPost('r', today)} AND p.is_key AND p.merged_into IS NULL
      AND NOT EXISTS (SELECT FROM task t WHERE t.org_id = ${orgId} AND t.account_id = r.account_id
        AND t.kind = 'complete-person' AND t.state = 'open' AND t.params ->> 'personId' = p.id::text)`.execute(db);
  const lacks = new Map<string, AccountLacks>();
  for (const { accountId, ownerId, ...person } of rows) {
    if (missingOfKeyPerson({ isKey: true, ...person }).length === 0) continue;
    lacks.set(accountId, { ownerId, persons: (lacks.get(accountId)?.persons ?? 0) + 1 });
  }
  return lacks;
};

/** How many key persons with gaps each of these accounts has; those that a task of their own asks for do not count. */
export const countKeyPersonGaps = async (
  db: Db,
  orgId: number,
  { accountIds, today }: { readonly accountIds: readonly string[]; readonly today: Day },
): Promise<ReadonlyMap<string, AccountLacks>> =>
  await countGaps(db, orgId, { today, where: sql<boolean>`r.account_id = any(${[...accountIds]}::uuid[])` });

/** The same of a list, altogether: at the accounts of whose it is, save those that have a task of their own. */
export const countListedGaps = async (
  db: Db,
  orgId: number,
  { assigneeId, withoutOwner, today }: GapList & { readonly today: Day },
): Promise<{ readonly accounts: number; readonly n: number }> => {
  const lacks = await countGaps(db, orgId, {
    today,
    where: sql<boolean>`(a.owner_id = ${assigneeId}::uuid ${withoutOwner ? sql`OR a.owner_id IS NULL` : sql``})
      AND NOT EXISTS (SELECT FROM task s WHERE s.org_id = ${orgId} AND s.account_id = r.account_id
        AND s.kind = 'complete-persons' AND s.state = 'open')`,
  });
  return { accounts: lacks.size, n: [...lacks.values()].reduce((sum, { persons }) => sum + persons, 0) };
};

type OpenGapTask = { readonly id: string; readonly accountId: string };

/** The open tasks about all key persons of an account, at these accounts. */
export const listGapTasks = async (
  db: Db,
  orgId: number,
  accountIds: readonly string[],
): Promise<readonly OpenGapTask[]> => {
  const { rows } = await sql<OpenGapTask>`
    SELECT id, account_id AS "accountId" FROM task
    WHERE org_id = ${orgId} AND account_id = any(${[...accountIds]}::uuid[])
      AND kind = 'complete-persons' AND state = 'open'`.execute(db);
  return rows;
};

export type OpenGapList = GapList & { readonly id: string };

/** The open lists of whom; or those on which one of some accounts stands. */
export const listGapLists = async (
  db: Db,
  orgId: number,
  of: { readonly assigneeIds: readonly string[] } | { readonly accountIds: readonly string[] },
): Promise<readonly OpenGapList[]> => {
  const which =
    'assigneeIds' in of
      ? sql`t.assignee_id = any(${[...of.assigneeIds]}::uuid[])`
      : sql`EXISTS (SELECT FROM account a WHERE a.org_id = ${orgId} AND a.id = any(${[...of.accountIds]}::uuid[])
          AND (a.owner_id = t.assignee_id OR (a.owner_id IS NULL AND (t.params ->> 'withoutOwner')::boolean)))`;
  const { rows } = await sql<OpenGapList>`
    SELECT t.id, t.assignee_id AS "assigneeId", coalesce((t.params ->> 'withoutOwner')::boolean, false) AS "withoutOwner"
    FROM task t
    WHERE t.org_id = ${orgId} AND t.kind = 'complete-many' AND t.state = 'open' AND ${which}
    ORDER BY t.id`.execute(db);
  return rows;
};

/** Takes a task away as if it had never been asked. */
export const removeTask = async (db: Db, orgId: number, id: string): Promise<void> => {
  await sql`DELETE FROM task WHERE org_id = ${orgId} AND id = ${id}::uuid`.execute(db);
};
