import type { Context } from '#platform/operations';
import { countHoldings, giveAccounts, giveOpenTasks, giveSharedViews, listDuties } from '../store/holdings.ts';
import type { AccountHoldings } from '../store/holdings.ts';
import { addTimeline } from '../store/record.ts';
import type { TimelineEntry } from '../store/record.ts';
import { addTasks } from '../store/task.ts';
import { addTeamMember, endTeamMember, hasDuty } from '../store/team.ts';
import { requireMember } from './access.ts';
import { ownerTold, userNameOf } from './tell.ts';

export const accountHoldings = async (
  { db, company, today }: Pick<Context, 'db' | 'company' | 'today'>,
  userId: string,
): Promise<AccountHoldings> => await countHoldings(db, company.id, { userId, today });

/** From whom to whom. */
export type HandOver = { readonly fromId: string; readonly toId: string };

/**
 * Gives all that somebody answers for at accounts to a successor: the accounts, the open tasks, the seats in account
 * teams and the shared views of lists. Told in every account's timeline; the successor finds one task that says so.
 */
export const handOverAccounts = async (context: Context, { fromId, toId }: HandOver): Promise<AccountHoldings> => {
  const { db, company } = context;
  await requireMember(context, toId);
  const given = await giveAccounts(db, company.id, { fromId, toId });
  await addTimeline(db, company.id, await ownersTold(context, given, toId));
  const tasks = await giveOpenTasks(db, company.id, { fromId, toId });
  const duties = await handOverDuties(context, { fromId, toId });
  await giveSharedViews(db, company.id, { fromId, toId });
  if (given.length > 0) await tellSuccessor(context, { fromId, toId, accounts: given.length });
  return { accounts: given.length, tasks, duties };
};

const ownersTold = async (
  context: Context,
  accountIds: readonly string[],
  toId: string,
): Promise<readonly TimelineEntry[]> => {
  const { actor, now, newId } = context;
  const { kind, params = {} } = await ownerTold(context, toId);
  return accountIds.map((accountId) => ({
    id: newId(),
    accountId,
    at: now,
    kind,
    params,
    actorId: actor.userId,
    actorName: actor.name,
  }));
};

const handOverDuties = async (context: Context, { fromId, toId }: HandOver): Promise<number> => {
  const { db, company, today, newId } = context;
  const duties = await listDuties(db, company.id, { userId: fromId, today });
  for (const { id, accountId, function: part, duty, fromOn, toOn } of duties) {
    await endTeamMember(db, company.id, { id, accountId, toOn: today });
    if (await hasDuty(db, company.id, { accountId, userId: toId, function: part, today })) continue;
    await addTeamMember(db, {
      orgId: company.id,
      id: newId(),
      accountId,
      userId: toId,
      function: part,
      duty,
      fromOn: fromOn > today ? fromOn : today,
      toOn,
    });
  }
  return duties.length;
};

const tellSuccessor = async (
  context: Context,
  { fromId, toId, accounts }: HandOver & { readonly accounts: number },
): Promise<void> => {
  const { db, company, actor, now, today, newId } = context;
  const name = await userNameOf(context, fromId);
  await addTasks(db, [
    {
      orgId: company.id,
      id: newId(),
      accountId: null,
      kind: 'handed-over',
      title: name,
      params: JSON.stringify({ name, n: accounts }),
      dueOn: today,
      assigneeId: toId,
      createdBy: actor.userId,
      createdAt: now,
      doneAt: null,
    },
  ]);
};
