import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { missingOfKeyPerson } from '../domain/index.ts';

type KeyPersonRow = {
  readonly accountId: string;
  readonly ownerId: string | null;
  readonly gender: string | null;
  readonly phone: string | null;
  readonly mobile: string | null;
  readonly email: string | null;
};

type AccountLacks = { readonly ownerId: string | null; readonly persons: number };

/** How many key persons with gaps each of these accounts has; those that a task of their own asks for do not count. */
export const countKeyPersonGaps = async (
  db: Db,
  orgId: number,
  { accountIds, today }: { readonly accountIds: readonly string[]; readonly today: Day },
): Promise<ReadonlyMap<string, AccountLacks>> => {
  const { rows } = await sql<KeyPersonRow>`
    SELECT DISTINCT r.account_id AS "accountId", a.owner_id AS "ownerId", p.id, p.gender, p.phone, p.mobile, p.email
    FROM person_role r
    JOIN person p ON p.org_id = ${orgId} AND p.id = r.person_id
    JOIN account a ON a.org_id = ${orgId} AND a.id = r.account_id
    WHERE r.org_id = ${orgId} AND r.account_id = any(${[...accountIds]}::uuid[])
      AND (r.to_on IS NULL OR r.to_on > ${today}::date) AND p.is_key AND p.merged_into IS NULL
      AND NOT EXISTS (SELECT FROM task t WHERE t.org_id = ${orgId} AND t.account_id = r.account_id
        AND t.kind = 'complete-person' AND t.state = 'open' AND t.params ->> 'personId' = p.id::text)`.execute(db);
  const lacks = new Map<string, AccountLacks>();
  for (const { accountId, ownerId, ...person } of rows) {
    if (missingOfKeyPerson({ isKey: true, ...person }).length === 0) continue;
    lacks.set(accountId, { ownerId, persons: (lacks.get(accountId)?.persons ?? 0) + 1 });
  }
  return lacks;
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

type GapsTogether = { readonly assigneeId: string; readonly accounts: number; readonly persons: number };

/** What is asked altogether already, in open tasks. */
export const listGapsTogether = async (db: Db, orgId: number): Promise<readonly GapsTogether[]> => {
  const { rows } = await sql<GapsTogether>`
    SELECT assignee_id AS "assigneeId", (params ->> 'accounts')::integer AS accounts, (params ->> 'n')::integer AS persons
    FROM task WHERE org_id = ${orgId} AND kind = 'complete-many' AND state = 'open'`.execute(db);
  return rows;
};

/** Removes the open ones of these accounts, and what an import asked for altogether. Answers the accounts. */
export const dropGapTasks = async (
  db: Db,
  orgId: number,
  { accountIds, importId }: { readonly accountIds: readonly string[]; readonly importId: string },
): Promise<readonly string[]> => {
  const { rows } = await sql<{ accountId: string }>`
    DELETE FROM task WHERE org_id = ${orgId} AND state = 'open'
      AND ((kind = 'complete-persons' AND account_id = any(${[...accountIds]}::uuid[]))
        OR (kind = 'complete-many' AND params ->> 'importId' = ${importId}))
    RETURNING account_id AS "accountId"`.execute(db);
  return rows.flatMap(({ accountId }) => accountId ?? []);
};
