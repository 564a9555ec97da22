import { createT } from '#kernel/i18n';
import type { Context } from '#platform/operations';
import { gapTasksOf } from '../domain/index.ts';
import { accountsMessages } from '../messages/index.ts';
import { countKeyPersonGaps, dropGapTasks, listGapsTogether, listGapTasks } from '../store/person-gaps.ts';
import { addTasks, setTaskState, updateTask } from '../store/task.ts';

type Asker = Pick<Context, 'db' | 'company' | 'now' | 'today' | 'language' | 'newId'>;

/** The accounts whose persons an import brought, and who asks where an account has no owner. */
export type BroughtPersons = {
  readonly accountIds: readonly string[];
  readonly importId: string;
  readonly otherwise: string;
};

type GapTask = {
  readonly kind: 'complete-persons' | 'complete-many';
  readonly accountId: string | null;
  readonly assigneeId: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/**
 * Asks for what key persons lack after a file has brought or changed them: one task an account for its owner, or one
 * altogether for who has many such accounts. A task that stands open is brought up to date instead.
 */
export const askForPersonGaps = async (
  context: Asker,
  { accountIds, importId, otherwise }: BroughtPersons,
): Promise<void> => {
  const { db, company, today } = context;
  const lacks = await countKeyPersonGaps(db, company.id, { accountIds, today });
  const { single, together } = gapTasksOf(
    [...lacks].map(([accountId, { ownerId, persons }]) => ({ accountId, assigneeId: ownerId ?? otherwise, persons })),
  );
  await settlePersonGaps(context, accountIds);
  const asked = new Set((await listGapTasks(db, company.id, accountIds)).map(({ accountId }) => accountId));
  const known = await listGapsTogether(db, company.id);
  const isKnown = (one: (typeof together)[number]): boolean =>
    known.some(
      ({ assigneeId, accounts, persons }) =>
        assigneeId === one.assigneeId && accounts === one.accounts && persons === one.persons,
    );
  await addGapTasks(context, [
    ...single.flatMap(({ accountId, assigneeId, persons }): GapTask[] =>
      asked.has(accountId) ? [] : [{ kind: 'complete-persons', accountId, assigneeId, params: { n: persons } }],
    ),
    ...together
      .filter((one) => !isKnown(one))
      .map(({ assigneeId, accounts, persons }): GapTask => ({
        kind: 'complete-many',
        accountId: null,
        assigneeId,
        params: { n: persons, accounts, importId },
      })),
  ]);
};

const addGapTasks = async ({ db, company, language, newId, now }: Asker, tasks: readonly GapTask[]): Promise<void> => {
  const t = createT(language, await accountsMessages.load[language]());
  await addTasks(
    db,
    tasks.map(({ params, ...task }) => ({
      ...task,
      orgId: company.id,
      id: newId(),
      title: t(`tasks.${task.kind}`, params),
      params: JSON.stringify(params),
      dueOn: null,
      createdBy: null,
      createdAt: now,
      doneAt: null,
    })),
  );
};

/** Brings the tasks about the key persons of these accounts up to date; one closes itself when nothing is missing. */
export const settlePersonGaps = async (context: Asker, accountIds: readonly string[]): Promise<void> => {
  const { db, company, today, now, language } = context;
  const open = await listGapTasks(db, company.id, accountIds);
  if (open.length === 0) return;
  const lacks = await countKeyPersonGaps(db, company.id, { accountIds, today });
  const t = createT(language, await accountsMessages.load[language]());
  for (const { id, accountId } of open) {
    const n = lacks.get(accountId)?.persons ?? 0;
    if (n === 0) await setTaskState(db, company.id, { id, state: 'done', doneAt: now });
    else
      await updateTask(db, company.id, {
        id,
        title: t('tasks.complete-persons', { n }),
        params: JSON.stringify({ n }),
      });
  }
};

/** Takes away what was asked for at the accounts of an import that is undone. Answers at which of them. */
export const withdrawPersonGaps = async (context: Asker, brought: BroughtPersons): Promise<readonly string[]> =>
  await dropGapTasks(context.db, context.company.id, brought);
