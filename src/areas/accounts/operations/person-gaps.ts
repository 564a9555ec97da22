import { createT } from '#kernel/i18n';
import type { Context } from '#platform/operations';
import { gapTasksOf } from '../domain/index.ts';
import type { GapList } from '../domain/index.ts';
import { accountsMessages } from '../messages/index.ts';
import { countKeyPersonGaps, countListedGaps, listGapLists, listGapTasks, removeTask } from '../store/person-gaps.ts';
import type { OpenGapList } from '../store/person-gaps.ts';
import { addTasks, setTaskState, updateTask } from '../store/task.ts';

type Asker = Pick<Context, 'db' | 'company' | 'now' | 'today' | 'language' | 'newId'>;

/** The accounts whose persons an import changed, and who asks where an account has no owner. */
export type ChangedPersons = { readonly accountIds: readonly string[]; readonly otherwise: string };

type GapTask = {
  readonly kind: 'complete-persons' | 'complete-many';
  readonly accountId: string | null;
  readonly assigneeId: string;
  readonly params: GapParams;
};
type GapParams = { readonly n: number; readonly accounts?: number; readonly withoutOwner?: boolean };

/**
 * Asks for what key persons lack after a file has brought or changed them: one task an account for its owner, or one list
 * altogether for who has many such accounts. What stands open is brought up to date instead.
 */
export const askForPersonGaps = async (context: Asker, { accountIds, otherwise }: ChangedPersons): Promise<void> => {
  const { db, company, today } = context;
  const gaps = [...(await countKeyPersonGaps(db, company.id, { accountIds, today }))].map(([accountId, lacks]) => ({
    accountId,
    ...lacks,
  }));
  const assigneeIds = [...new Set(gaps.map(({ ownerId }) => ownerId ?? otherwise))];
  const lists = new Map(
    (await listGapLists(db, company.id, { assigneeIds })).map((list) => [list.assigneeId, list] as const),
  );
  const { single, together } = gapTasksOf(gaps, { otherwise, listed: new Set(lists.keys()) });
  const asked = new Set((await listGapTasks(db, company.id, accountIds)).map(({ accountId }) => accountId));
  await addGapTasks(
    context,
    single.flatMap(({ accountId, assigneeId, persons }): GapTask[] =>
      asked.has(accountId) ? [] : [{ kind: 'complete-persons', accountId, assigneeId, params: { n: persons } }],
    ),
  );
  for (const wanted of together) await askTogether(context, wanted, lists.get(wanted.assigneeId));
  await settlePersonGaps(context, accountIds);
};

const askTogether = async (context: Asker, wanted: GapList, open: OpenGapList | undefined): Promise<void> => {
  const withoutOwner = wanted.withoutOwner || open?.withoutOwner === true;
  if (open !== undefined) {
    await settleList(context, { ...open, withoutOwner }, 'done');
    return;
  }
  const { assigneeId } = wanted;
  const { db, company, today } = context;
  const counted = await countListedGaps(db, company.id, { assigneeId, withoutOwner, today });
  if (counted.n === 0) return;
  const params = { ...counted, withoutOwner };
  await addGapTasks(context, [{ kind: 'complete-many', accountId: null, assigneeId, params }]);
};

const addGapTasks = async (context: Asker, tasks: readonly GapTask[]): Promise<void> => {
  const { db, company, newId, now } = context;
  const wordsOf = await gapWords(context);
  await addTasks(
    db,
    tasks.map(({ params, ...task }) => ({
      ...task,
      ...wordsOf(task.kind, params),
      orgId: company.id,
      id: newId(),
      dueOn: null,
      createdBy: null,
      createdAt: now,
      doneAt: null,
    })),
  );
};

const gapWords = async ({ language }: Asker) => {
  const t = createT(language, await accountsMessages.load[language]());
  return (kind: GapTask['kind'], params: GapParams) => ({
    title: t(`tasks.${kind}`, { n: params.n, accounts: params.accounts ?? 1 }),
    params: JSON.stringify(params),
  });
};

/** What becomes of a task when nothing is missing: it is done, or goes as if it had never been asked. */
type GapEnd = 'done' | 'removed';

/** Brings the tasks about the key persons of these accounts up to date; one closes itself when nothing is missing. */
export const settlePersonGaps = async (
  context: Asker,
  accountIds: readonly string[],
  end: GapEnd = 'done',
): Promise<void> => {
  const { db, company, today } = context;
  const open = await listGapTasks(db, company.id, accountIds);
  if (open.length > 0) {
    const lacks = await countKeyPersonGaps(db, company.id, { accountIds, today });
    for (const { id, accountId } of open)
      await settleTask(context, { id, kind: 'complete-persons', end }, { n: lacks.get(accountId)?.persons ?? 0 });
  }
  for (const list of await listGapLists(db, company.id, { accountIds })) await settleList(context, list, end);
};

const settleList = async (context: Asker, { id, ...list }: OpenGapList, end: GapEnd): Promise<void> => {
  const { db, company, today } = context;
  const counted = await countListedGaps(db, company.id, { ...list, today });
  await settleTask(context, { id, kind: 'complete-many', end }, { ...counted, withoutOwner: list.withoutOwner });
};

type Settled = { readonly id: string; readonly kind: GapTask['kind']; readonly end: GapEnd };

const settleTask = async (context: Asker, { id, kind, end }: Settled, params: GapParams): Promise<void> => {
  const { db, company, now } = context;
  if (params.n > 0) await updateTask(db, company.id, { id, ...(await gapWords(context))(kind, params) });
  else if (end === 'removed') await removeTask(db, company.id, id);
  else await setTaskState(db, company.id, { id, state: 'done', doneAt: now });
};

/** Brings to date what was asked for at the accounts of an import whose persons were taken back; empty tasks go. */
export const withdrawPersonGaps = async (context: Asker, accountIds: readonly string[]): Promise<void> =>
  await settlePersonGaps(context, accountIds, 'removed');

/** Whether an open task asks for the key persons of one of these accounts together. */
export const isAskedTogether = async ({ db, company }: Asker, accountIds: readonly string[]): Promise<boolean> =>
  (await listGapTasks(db, company.id, accountIds)).length > 0 ||
  (await listGapLists(db, company.id, { accountIds })).length > 0;
