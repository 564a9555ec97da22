import { createHash } from 'node:crypto';
import type { Day } from '#kernel/day';
import { createT } from '#kernel/i18n';
import type { Context } from '#platform/operations';
import { accountsMessages } from '../messages/index.ts';
import { addTasksOnce, dropOpenTasks, dropTasksOfKinds } from '../store/task.ts';

export type ExpiryTask = {
  /** What it tells of: the same is told once. */
  readonly key: string;
  readonly accountId: string;
  readonly assigneeId: string | null;
  readonly kind: 'tier-expired' | 'statement-expired' | 'tier-ends' | 'statement-ends' | 'agreement-ends';
  /** Today when left out. */
  readonly dueOn?: Day;
  readonly params: Readonly<Record<string, string>>;
};

const idOf = (orgId: number, key: string): string => {
  const hex = createHash('sha256').update(`${orgId}/${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** Tasks for what has run out or is about to; accounts without a manager go to `otherwise`. Answers how many are new. */
export const addExpiryTasks = async (
  { db, company, now, today, language }: Context,
  tasks: readonly ExpiryTask[],
  otherwise: string | null,
): Promise<number> => {
  const t = createT(language, await accountsMessages.load[language]());
  return await addTasksOnce(
    db,
    tasks.map(({ key, accountId, assigneeId, kind, params, dueOn = today }) => ({
      orgId: company.id,
      id: idOf(company.id, key),
      accountId,
      kind,
      title: t(`tasks.${kind}`, params),
      params: JSON.stringify(params),
      dueOn,
      assigneeId: assigneeId ?? otherwise,
      createdBy: null,
      createdAt: now,
      doneAt: null,
    })),
  );
};

/** Lets go of tasks that told of something ahead, once it has come. */
export const dropExpiryTasks = async (
  { db, company, now }: Pick<Context, 'db' | 'company' | 'now'>,
  keys: readonly string[],
): Promise<void> =>
  await dropOpenTasks(db, company.id, {
    ids: keys.map((key) => idOf(company.id, key)),
    at: now,
  });

/** A decision on the tier answers what its tasks asked: whether to renew the override, and which tier holds since it ended. */
export const dropTierTasks = async (
  { db, company, now }: Pick<Context, 'db' | 'company' | 'now'>,
  accountIds: readonly string[],
): Promise<void> =>
  await dropTasksOfKinds(db, company.id, { accountIds, kinds: ['tier-ends', 'tier-expired'], at: now });
