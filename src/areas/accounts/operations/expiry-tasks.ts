import { createHash } from 'node:crypto';
import { createT } from '#kernel/i18n';
import type { Context } from '#platform/operations';
import { accountsMessages } from '../messages/index.ts';
import { addTasksOnce } from '../store/task.ts';

export type ExpiryTask = {
  /** What it tells of: the same is told once. */
  readonly key: string;
  readonly accountId: string;
  readonly assigneeId: string | null;
  readonly kind: 'tier-expired' | 'statement-expired';
  readonly params: Readonly<Record<string, string>>;
};

const idOf = (orgId: number, key: string): string => {
  const hex = createHash('sha256').update(`${orgId}/${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
};

/** Tasks due today for what has run out; accounts without a manager go to `otherwise`. Answers how many are new. */
export const addExpiryTasks = async (
  { db, company, now, today, language }: Context,
  tasks: readonly ExpiryTask[],
  otherwise: string | null,
): Promise<number> => {
  const t = createT(language, await accountsMessages.load[language]());
  return await addTasksOnce(
    db,
    tasks.map(({ key, accountId, assigneeId, kind, params }) => ({
      orgId: company.id,
      id: idOf(company.id, key),
      accountId,
      kind,
      title: t(`tasks.${kind}`, params),
      params: JSON.stringify(params),
      dueOn: today,
      assigneeId: assigneeId ?? otherwise,
      createdBy: null,
      createdAt: now,
      doneAt: null,
    })),
  );
};
