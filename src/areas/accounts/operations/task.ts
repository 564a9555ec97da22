import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { recordOperations as operations } from '../contract/record-operations.ts';
import { addTasks, findTask, listTasks, noDueDay, setTaskState } from '../store/task.ts';
import { reachedTasks, requireAccount, requireMember } from './access.ts';
import { presentTasks } from './present.ts';
import { tell } from './tell.ts';

const list = handle(operations.listTasks, async (context, input) => {
  const [dueOn, id] = input.cursor === undefined ? [] : cursorParts(input.cursor, 2);
  const rows = await listTasks(context.db, context.company.id, {
    within: reachedTasks(context),
    accountId: input.accountId,
    assigneeId: input.assignee === 'me' ? context.actor.userId : undefined,
    state: input.state,
    after: id === undefined ? undefined : { dueOn: String(dueOn), id: String(id) },
    limit: input.limit + 1,
  });
  const page = pageOfRows(rows, input.limit, (row) => [row.dueOn ?? noDueDay, row.id]);
  return { ...page, rows: await presentTasks(context, page.rows) };
});

const create = handle(operations.createTask, async (context, input) => {
  await requireAccount(context, 'accounts.write', input.accountId);
  await requireMember(context, input.assigneeId);
  const id = context.newId();
  await addTasks(context.db, [
    {
      orgId: context.company.id,
      id,
      accountId: input.accountId,
      kind: 'plain',
      title: input.title,
      params: '{}',
      dueOn: input.dueOn ?? null,
      assigneeId: input.assigneeId === undefined ? context.actor.userId : input.assigneeId,
      createdBy: context.actor.userId,
      doneAt: null,
    },
  ]);
  await context.audit({
    action: 'create',
    objectType: 'task',
    objectId: id,
    after: { title: input.title, accountId: input.accountId },
  });
  await tell(context, input.accountId, { kind: 'task-added', params: { title: input.title } });
  return presentOne(context, id);
});

const setState = handle(operations.setTaskState, async (context, { id, state, reason }) => {
  const before = await findTask(context.db, context.company.id, { id, within: reachedTasks(context) });
  if (before === null) throw new AppError('accounts.task-not-found');
  await setTaskState(context.db, context.company.id, { id, state, doneAt: state === 'open' ? null : context.now });
  await context.audit({
    action: 'set-state',
    objectType: 'task',
    objectId: id,
    before: { state: before.state },
    after: { state, reason: reason ?? null },
  });
  if (before.accountId !== null && before.state !== state)
    await tell(context, before.accountId, {
      kind: reason === undefined ? `task-${state}` : `task-${state}-because`,
      params: { title: before.title, ...(reason !== undefined && { reason }) },
    });
  return presentOne(context, id);
});

const presentOne = async (context: Context, id: string) => {
  const row = await findTask(context.db, context.company.id, { id, within: reachedTasks(context) });
  const [task] = await presentTasks(context, row === null ? [] : [row]);
  if (task === undefined) throw new AppError('accounts.task-not-found');
  return task;
};

export const taskHandlers = [list, create, setState];
