import { AppError } from '#kernel/app-error';
import { handle } from '#platform/operations';
import { accountOperations as operations } from '../contract/account-operations.ts';
import { listReachableIds, listTags, setOwner, setTags } from '../store/account.ts';
import { addTimeline } from '../store/record.ts';
import { listStanding } from '../store/setup.ts';
import { addTeamMember, endTeamMember, hasDuty, listTeam } from '../store/team.ts';
import { requireAccount, requireMember, rowsOf } from './access.ts';
import { presentTeamMember } from './present.ts';
import { ownerTold, tell, userNameOf } from './tell.ts';

const assignOwner = handle(operations.assignOwner, async (context, { ids, ownerId }) => {
  const { db, company } = context;
  const rows = await listReachableIds(db, company.id, {
    ids,
    within: rowsOf(context, 'accounts.assign', 'account.id'),
  });
  if (rows.length !== new Set(ids).size) throw new AppError('accounts.not-found');
  await requireMember(context, ownerId);
  const changed = rows.filter((row) => row.ownerId !== ownerId);
  if (changed.length === 0) return { changed: [] };
  await setOwner(db, company.id, { ids: changed.map(({ id }) => id), ownerId });
  for (const row of changed)
    await context.audit({
      action: 'assign-owner',
      objectType: 'account',
      objectId: row.id,
      before: { ownerId: row.ownerId },
      after: { ownerId },
    });
  const told = await ownerTold(context, ownerId);
  await addTimeline(
    db,
    company.id,
    changed.map(({ id }) => ({
      id: context.newId(),
      accountId: id,
      at: context.now,
      kind: told.kind,
      params: told.params ?? {},
      actorId: context.actor.userId,
      actorName: context.actor.name,
    })),
  );
  return { changed: changed.map((row) => ({ id: row.id, ownerId: row.ownerId })) };
});

const changeTags = handle(operations.changeTags, async (context, { ids, add, remove }) => {
  const { db, company } = context;
  const rows = await listReachableIds(db, company.id, { ids, within: rowsOf(context, 'accounts.write', 'account.id') });
  if (rows.length !== new Set(ids).size) throw new AppError('accounts.not-found');
  const wanted = rows.map((row) => ({
    id: row.id,
    before: row.tags,
    tags: [...new Set([...row.tags.filter((tag) => !remove.includes(tag)), ...add])],
  }));
  const changed = wanted.filter(({ before, tags }) => before.join('\n') !== tags.join('\n'));
  await setTags(db, company.id, changed);
  for (const { id, before, tags } of changed)
    await context.audit({
      action: 'change-tags',
      objectType: 'account',
      objectId: id,
      before: { tags: before },
      after: { tags },
    });
  return { changed: changed.length };
});

const tags = handle(operations.listTags, async (context) => ({
  tags: await listTags(context.db, context.company.id, rowsOf(context, 'accounts.read', 'account.id')),
}));

const standing = handle(operations.standing, async (context, { id }) => {
  await requireAccount(context, 'accounts.read', id);
  const rows = await listStanding(context.db, context.company.id, id);
  return { changes: rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() })) };
});

const team = handle(operations.listTeam, async (context, { id }) => {
  await requireAccount(context, 'accounts.read', id);
  return {
    members: (await listTeam(context.db, context.company.id, id)).map((row) => presentTeamMember(row, context.today)),
  };
});

const addMember = handle(operations.addTeamMember, async (context, input) => {
  const { db, company } = context;
  await requireAccount(context, 'accounts.write', input.id);
  await requireMember(context, input.userId);
  const duty = { accountId: input.id, userId: input.userId, function: input.function };
  if (await hasDuty(db, company.id, { ...duty, today: context.today })) throw new AppError('accounts.already-in-team');
  const member = await addTeamMember(db, {
    orgId: company.id,
    id: context.newId(),
    ...duty,
    duty: input.duty ?? null,
    fromOn: input.fromOn ?? context.today,
    toOn: null,
  });
  await context.audit({
    action: 'add-team-member',
    objectType: 'account',
    objectId: input.id,
    after: { ...duty, memberId: member.id },
  });
  await tell(context, input.id, {
    kind: 'member-added',
    params: { name: await userNameOf(context, input.userId), function: input.function },
  });
  return presentTeamMember(member, context.today);
});

const endMember = handle(operations.endTeamMember, async (context, { id, memberId, toOn }) => {
  await requireAccount(context, 'accounts.write', id);
  const isEnded = await endTeamMember(context.db, context.company.id, {
    id: memberId,
    accountId: id,
    toOn: toOn ?? context.today,
  });
  if (!isEnded) throw new AppError('accounts.not-found');
  await context.audit({
    action: 'end-team-member',
    objectType: 'account',
    objectId: id,
    after: { memberId, toOn: toOn ?? context.today },
  });
  const ended = (await listTeam(context.db, context.company.id, id)).find((member) => member.id === memberId);
  if (ended !== undefined)
    await tell(context, id, {
      kind: 'member-ended',
      params: { name: await userNameOf(context, ended.userId), function: ended.function },
    });
  return { ok: true } as const;
});

export const portfolioHandlers = [assignOwner, changeTags, tags, standing, team, addMember, endMember];
