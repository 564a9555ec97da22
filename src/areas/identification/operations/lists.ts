import { seesMargin } from '#kernel/access';
import { addTasks, addTimeline, listAccountRefs, requireMember } from '#areas/accounts';
import type { AccountRefRow } from '#areas/accounts';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { addMonths } from '#kernel/day';
import { createT } from '#kernel/i18n';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { evidenceOperations as operations } from '../contract/evidence-operations.ts';
import { gatesFor, typesFor, upgradeLevers } from '../domain/index.ts';
import type { UpgradeLever } from '../domain/index.ts';
import { identificationMessages } from '../messages/index.ts';
import { findManagerId, listBuyingGroups, listProspects, listUpgrades, planUpgrade } from '../store/lists.ts';
import { countProposals, listProposals } from '../store/proposals.ts';
import { findLatestRun } from '../store/runs.ts';
import { listLadderAnswers } from '../store/statements.ts';
import { sql } from 'kysely';
import { requireMargin, rowsWithin } from './reach.ts';

const afterOf = (cursor: string | undefined): { readonly rank: number; readonly id: string } | undefined => {
  if (cursor === undefined) return undefined;
  const [rank, id] = cursorParts(cursor, 2);
  return { rank: Number(rank), id: String(id) };
};

/** Rows with their account's name; an account that was merged away meanwhile is left out. */
const named = async <R extends { readonly accountId: string }, N>(
  { db, company }: Context,
  rows: readonly R[],
  present: (row: R, account: AccountRefRow) => N,
): Promise<N[]> => {
  const refs = await listAccountRefs(
    db,
    company.id,
    rows.map(({ accountId }) => accountId),
  );
  return rows.flatMap((row) => {
    const account = refs.get(row.accountId);
    return account === undefined ? [] : [present(row, account)];
  });
};

const proposals = handle(operations.proposals, async (context, { cursor, limit, ...filter }) => {
  const { db, company } = context;
  const { fields } = context.actor;
  const isRanked = seesMargin(fields);
  const set = { ...filter, isRanked, within: rowsWithin(context, 'identification.read', 'account_id') };
  const rows = await listProposals(db, company.id, { ...set, after: afterOf(cursor), limit: limit + 1 });
  const page = pageOfRows(rows, limit, (row) => [isRanked ? row.rank : 0, row.id]);
  return {
    ...page,
    ...(cursor === undefined && { total: await countProposals(db, company.id, set) }),
    rows: await named(context, page.rows, ({ scoreMicro, rank, decidedAt, ...row }, account) => ({
      ...row,
      account,
      rank: isRanked ? rank : null,
      score: isRanked ? scoreMicro / 1e6 : null,
      heldBy: gatesFor(fields, row.heldBy),
      typeTo: row.typeTo === null ? null : (typesFor(fields, [row.typeTo])[0] ?? row.typeFrom),
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
  };
});

const prospects = handle(operations.prospects, async (context, { cursor, limit, accountId }) => {
  const { db, company } = context;
  const run = await findLatestRun(db, company.id);
  if (run === null) return { rows: [] };
  const within = rowsWithin(context, 'identification.read', 'account_id');
  const found = await listProspects(db, company.id, {
    accountId,
    runId: run.id,
    within,
    after: afterOf(cursor),
    limit: limit + 1,
  });
  const page = pageOfRows(found, limit, (row) => [row.rank, row.accountId]);
  const answers = await listLadderAnswers(
    db,
    company.id,
    page.rows.map(({ accountId }) => accountId),
  );
  return {
    ...page,
    rows: await named(context, page.rows, ({ accountId, coveragePercent, ...row }, account) => ({
      ...row,
      account,
      coverage: coveragePercent,
      answers: answers.get(accountId) ?? {},
    })),
  };
});

/** Somebody near a cut-off would tell the score, so the list is for those who see it. */
const upgrades = handle(operations.upgradeList, async (context, { cursor, limit }) => {
  requireMargin(context);
  const { db, company } = context;
  const run = await findLatestRun(db, company.id);
  if (run === null) return { rows: [] };
  const within = rowsWithin(context, 'identification.read', 'account_id');
  const found = await listUpgrades(db, company.id, { runId: run.id, within, after: afterOf(cursor), limit: limit + 1 });
  const page = pageOfRows(found, limit, (row) => [row.rank, row.accountId]);
  return {
    ...page,
    rows: await named(context, page.rows, ({ missingMicro, plannedAt, ...row }, account) => ({
      ...row,
      account,
      missingPoints: missingMicro / 1e6,
      plannedAt: plannedAt?.toISOString() ?? null,
    })),
  };
});

const monthsToDevelop = 6;
const isLever = (text: string): text is UpgradeLever => upgradeLevers.some((lever) => lever === text);

/** Each gap becomes a task at the account, due in half a year and for the account's manager unless said. */
const plan = handle(operations.planUpgrade, async (context, { accountId, dueOn, assigneeId }) => {
  requireMargin(context);
  await requireMember(context, assigneeId);
  const { db, company, actor, now, today, newId } = context;
  const run = await findLatestRun(db, company.id);
  const within = sql<boolean>`account_id = ${accountId}::uuid and ${rowsWithin(context, 'identification.state', 'account_id')}`;
  const [found] = run === null ? [] : await listUpgrades(db, company.id, { runId: run.id, within, limit: 1 });
  if (run === null || found === undefined) throw new AppError('identification.upgrade-not-found');
  if (!(await planUpgrade(db, company.id, { runId: run.id, accountId, at: now })))
    throw new AppError('identification.already-planned');
  const t = createT(context.language, await identificationMessages.load[context.language]());
  const { nextTier, gaps } = found;
  const doer = assigneeId ?? (await findManagerId(db, company.id, accountId)) ?? actor.userId;
  await addTasks(
    db,
    gaps.map((gap) => ({
      orgId: company.id,
      id: newId(),
      accountId,
      kind: 'develop',
      title: t('upgradeTask', { tier: nextTier, lever: isLever(gap.lever) ? t(`levers.${gap.lever}`) : gap.lever }),
      // What to do, not how far it is: whoever reads tasks need not see margins (docs/decisions/0007).
      params: JSON.stringify({ runId: run.id, nextTier, lever: gap.lever }),
      dueOn: dueOn ?? addMonths(today, monthsToDevelop),
      assigneeId: doer,
      createdBy: actor.userId,
      createdAt: now,
      doneAt: null,
    })),
  );
  await addTimeline(db, company.id, [
    {
      id: newId(),
      accountId,
      at: now,
      kind: 'upgrade-planned',
      params: { nextTier, gaps: gaps.length },
      actorId: actor.userId,
      actorName: actor.name,
    },
  ]);
  await context.audit({
    action: 'plan-upgrade',
    objectType: 'account',
    objectId: accountId,
    after: { nextTier, levers: gaps.map(({ lever }) => lever) },
  });
  return { tasks: gaps.length };
});

const groups = handle(operations.buyingGroups, async (context) => {
  const rows = await listBuyingGroups(
    context.db,
    context.company.id,
    rowsWithin(context, 'identification.read', 'account_id'),
  );
  return { groups: await named(context, rows, ({ since }, account) => ({ account, since })) };
});

export const listHandlers = [proposals, prospects, upgrades, plan, groups];
