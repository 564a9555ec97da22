import type { Insertable, RawBuilder, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { RecordHead } from '#platform/operations';
import { accountsTables } from '../tables.ts';
import type { TaskTable } from '../tables.ts';

export type TaskRow = Selectable<TaskTable>;

export type TaskFilter = {
  /** Rows that the caller reaches: his own, and those of accounts within his right. */
  readonly within: RawBuilder<boolean>;
  readonly accountId?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly state: TaskRow['state'];
  readonly after?: { readonly dueOn: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** The day that sorts tasks without a date behind all others. */
export const noDueDay = '9999-12-31';

export const listTasks = async (db: Db, orgId: number, filter: TaskFilter): Promise<TaskRow[]> =>
  await accountsTables(db)
    .selectFrom('task')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', '=', filter.state)
    .where(filter.within)
    .$if(filter.accountId !== undefined, (query) => query.where('accountId', '=', filter.accountId ?? null))
    .$if(filter.assigneeId !== undefined, (query) => query.where('assigneeId', '=', filter.assigneeId ?? null))
    .$if(filter.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(coalesce(due_on, ${noDueDay}::date), id) > (${filter.after?.dueOn ?? noDueDay}::date, ${filter.after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(sql`coalesce(due_on, ${noDueDay}::date)`)
    .orderBy('id')
    .limit(filter.limit)
    .execute();

export const findTask = async (
  db: Db,
  orgId: number,
  one: { readonly id: string; readonly within: RawBuilder<boolean> },
): Promise<TaskRow | null> =>
  (await accountsTables(db)
    .selectFrom('task')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', one.id)
    .where(one.within)
    .executeTakeFirst()) ?? null;

export const listTaskHeads = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly RecordHead[]> => {
  const { rows } = await sql<RecordHead>`
    select id::text as key, account_id as "accountId", title as label from task
    where org_id = ${orgId} and id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
};

export const addTasks = async (db: Db, tasks: readonly Insertable<TaskTable>[]): Promise<void> => {
  if (tasks.length > 0)
    await accountsTables(db)
      .insertInto('task')
      .values([...tasks])
      .execute();
};

/** Adds those tasks that are not there yet; answers how many. */
export const addTasksOnce = async (db: Db, tasks: readonly Insertable<TaskTable>[]): Promise<number> => {
  if (tasks.length === 0) return 0;
  const { numInsertedOrUpdatedRows } = await accountsTables(db)
    .insertInto('task')
    .values([...tasks])
    .onConflict((clash) => clash.columns(['orgId', 'id']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
};

/** Drops those of these tasks that are open still. */
export const dropOpenTasks = async (
  db: Db,
  orgId: number,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Date },
): Promise<void> => {
  if (ids.length === 0) return;
  await accountsTables(db)
    .updateTable('task')
    .set({ state: 'dropped', doneAt: at })
    .where('orgId', '=', orgId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .execute();
};

/** Drops the open tasks of these kinds at these accounts. */
export const dropTasksOfKinds = async (
  db: Db,
  orgId: number,
  {
    accountIds,
    kinds,
    at,
  }: { readonly accountIds: readonly string[]; readonly kinds: readonly string[]; readonly at: Date },
): Promise<void> => {
  if (accountIds.length === 0) return;
  await accountsTables(db)
    .updateTable('task')
    .set({ state: 'dropped', doneAt: at })
    .where('orgId', '=', orgId)
    .where('accountId', 'in', [...accountIds])
    .where('kind', 'in', [...kinds])
    .where('state', '=', 'open')
    .execute();
};

export const setTaskState = async (
  db: Db,
  orgId: number,
  change: { readonly id: string; readonly state: TaskRow['state']; readonly doneAt: Date | null },
): Promise<TaskRow> =>
  await accountsTables(db)
    .updateTable('task')
    .set({ state: change.state, doneAt: change.doneAt })
    .where('orgId', '=', orgId)
    .where('id', '=', change.id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const updateTask = async (
  db: Db,
  orgId: number,
  { id, title, params }: { readonly id: string; readonly title: string; readonly params: string },
): Promise<void> => {
  await accountsTables(db)
    .updateTable('task')
    .set({ title, params })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute();
};

/** Open tasks of one kind that point at one person, so that a gap is asked for once. */
export const listOpenPersonTasks = async (db: Db, orgId: number, personId: string): Promise<TaskRow[]> =>
  await accountsTables(db)
    .selectFrom('task')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('state', '=', 'open')
    .where('kind', '=', 'complete-person')
    .where(sql<boolean>`params ->> 'personId' = ${personId}`)
    .execute();
