import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import { accountsTables } from '../tables.ts';
import type { TeamFunction } from '../domain/index.ts';

/** What somebody answers for at accounts. */
export type AccountHoldings = { readonly accounts: number; readonly tasks: number; readonly duties: number };

export const countHoldings = async (
  db: Db,
  orgId: number,
  { userId, today }: { readonly userId: string; readonly today: Day },
): Promise<AccountHoldings> => {
  const { rows } = await sql<AccountHoldings>`
    select
      (select count(*)::integer from account
        where org_id = ${orgId} and owner_id = ${userId}::uuid and merged_into is null) as accounts,
      (select count(*)::integer from task
        where org_id = ${orgId} and assignee_id = ${userId}::uuid and state = 'open') as tasks,
      (select count(*)::integer from account_team
        where org_id = ${orgId} and user_id = ${userId}::uuid and (to_on is null or to_on > ${today}::date)) as duties`.execute(
    db,
  );
  return rows[0] ?? { accounts: 0, tasks: 0, duties: 0 };
};

export const listOwnedIds = async (db: Db, orgId: number, ownerId: string): Promise<readonly string[]> => {
  const rows = await accountsTables(db)
    .selectFrom('account')
    .select('id')
    .where('orgId', '=', orgId)
    .where('ownerId', '=', ownerId)
    .where('mergedInto', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
};

/**
 * Answers which ones changed hands. Merged ones do too, untold: a merge that is undone must not bring back an owner who
 * has left.
 */
export const giveAccounts = async (
  db: Db,
  orgId: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<readonly string[]> => {
  const rows = await accountsTables(db)
    .updateTable('account')
    .set((set) => ({ ownerId: toId, version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
    .where('orgId', '=', orgId)
    .where('ownerId', '=', fromId)
    .returning(['id', 'mergedInto'])
    .execute();
  return rows.filter(({ mergedInto }) => mergedInto === null).map(({ id }) => id);
};

export const giveOpenTasks = async (
  db: Db,
  orgId: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<number> => {
  const { numUpdatedRows } = await accountsTables(db)
    .updateTable('task')
    .set({ assigneeId: toId })
    .where('orgId', '=', orgId)
    .where('assigneeId', '=', fromId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

export type HeldDuty = {
  readonly id: string;
  readonly accountId: string;
  readonly function: TeamFunction;
  readonly duty: string | null;
  readonly fromOn: Day;
  readonly toOn: Day | null;
};

export const listDuties = async (
  db: Db,
  orgId: number,
  { userId, today }: { readonly userId: string; readonly today: Day },
): Promise<readonly HeldDuty[]> =>
  await accountsTables(db)
    .selectFrom('accountTeam')
    .select(['id', 'accountId', 'function', 'duty', 'fromOn', 'toOn'])
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>', today)]))
    .orderBy('accountId')
    .orderBy('id')
    .execute();

/** The views of lists that somebody shares with the others go on under a new name; private ones stay behind. */
export const giveSharedViews = async (
  db: Db,
  orgId: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await accountsTables(db)
    .updateTable('savedView')
    .set({ ownerId: toId })
    .where('orgId', '=', orgId)
    .where('ownerId', '=', fromId)
    .where('shared', '=', true)
    .execute();
};

export type OpenTask = { readonly accountId: string; readonly title: string; readonly dueOn: Day | null };

/** Open tasks at accounts, whoever has them. */
export const listOpenTasksAt = async (
  db: Db,
  orgId: number,
  accountIds: readonly string[],
): Promise<readonly OpenTask[]> => {
  const { rows } = await sql<OpenTask>`
    select account_id as "accountId", title, due_on as "dueOn" from task
    where org_id = ${orgId} and account_id = any(${[...accountIds]}::uuid[]) and state = 'open'
    order by due_on nulls last, id`.execute(db);
  return rows;
};
