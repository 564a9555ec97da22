import {
  addMerge,
  addTimeline,
  listNames,
  lockMerge,
  lockUnmerged,
  mergeBeforeSchema,
  mergeRecords,
  presentMerge,
  refuseUndercut,
  setMergeUndone,
  unmergeRecords,
} from '#areas/accounts';
import type { MergeRow } from '#areas/accounts';
import { movedStatementsSchema, moveStatements, moveStatementsBack } from '#areas/identification';
import {
  importAtWork,
  movedLimitsSchema,
  moveLimits,
  moveLimitsBack,
  moveRows,
  moveRowsBack,
  refreshAccounts,
} from '#areas/ledger';
import { guardPlaces, movePrices, movePricesBack } from '#areas/pricing';
import { movedWarningsSchema, moveWarnings, moveWarningsBack } from '#areas/warnings';
import { AppError } from '#kernel/app-error';
import { z } from 'zod';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { workflowsContract } from '../contract.ts';

const { operations } = workflowsContract;

/** What the other areas need to part merged accounts again. */
const accountBeforeSchema = z.object({
  limits: movedLimitsSchema,
  stated: movedStatementsSchema,
  /** Merges made before warnings moved with their accounts have none. */
  warned: movedWarningsSchema.default({ warnings: [], promises: [], closed: [] }),
});

const present = async ({ db, company }: Context, row: Omit<MergeRow, 'before'>) => {
  return presentMerge(row, await listNames(db, company.id, row));
};

/** An import books its rows to the accounts that it found when it began. */
const refuseDuringImport = async (context: Context, object: MergeRow['object']): Promise<void> => {
  const batch = object === 'account' ? await importAtWork(context) : null;
  if (batch !== null) throw new AppError('workflows.merge-during-import', batch);
};

const remember = async (
  context: Context,
  { object, survivorId, mergedIds }: MergeRow,
  kind: 'merged' | 'unmerged',
): Promise<void> => {
  const { db, company, actor, now, newId } = context;
  if (object === 'account') {
    const names = await listNames(db, company.id, { object, survivorId, mergedIds });
    await addTimeline(
      db,
      company.id,
      mergedIds.map((id) => ({
        id: newId(),
        accountId: survivorId,
        at: now,
        kind,
        params: { name: names.get(id) ?? '' },
        actorId: actor.userId,
        actorName: actor.name,
      })),
    );
  }
  await context.audit({
    action: kind === 'merged' ? 'merge' : 'undo-merge',
    objectType: object,
    objectId: survivorId,
    after: { mergedIds },
  });
};

/**
 * Joins duplicates into one record: what hangs on them, and at accounts every row of the ledger, the documents about prices,
 * the credit limits, what persons state, warnings and promises to pay, in one transaction.
 */
export const merge = handle(operations.merge, async (context, { object, survivorId, mergedIds, fields }) => {
  const { db, company, actor, now, newId } = context;
  const orgId = company.id;
  const ids = [...new Set(mergedIds)];
  if (ids.includes(survivorId)) throw new AppError('workflows.merge-self');
  await refuseDuringImport(context, object);
  const placing = { movedIds: ids, toIds: [], becomeId: survivorId };
  const listUndercut = object === 'account' ? await guardPlaces(context, placing) : null;
  const wanted = { orgId, object, survivorId, mergedIds: ids, fields };
  const found = await lockUnmerged(db, wanted);
  if (found.length !== ids.length + 1)
    throw new AppError(object === 'account' ? 'accounts.not-found' : 'accounts.person-not-found');
  const before = await mergeRecords(db, wanted);
  const row = {
    orgId,
    id: newId(),
    object,
    survivorId,
    mergedIds: ids,
    mergedBy: actor.userId,
    mergedAt: now,
    undoneAt: null,
  };
  const move = { orgId, fromIds: ids, to: survivorId };
  const moved = object === 'account' && {
    limits: await moveLimits(db, move, fields['creditLimit']),
    stated: await moveStatements(db, move),
    warned: await moveWarnings(db, move, { now, newId, actor }),
  };
  await addMerge(db, { ...row, before: JSON.stringify({ ...before, ...moved }) });
  if (object === 'account') {
    await moveRows(db, move);
    await movePrices(db, move);
    await refreshAccounts(context, [survivorId, ...ids]);
    if (listUndercut !== null) refuseUndercut(await listUndercut());
  }
  await remember(context, { ...row, before: null }, 'merged');
  return await present(context, row);
});

export const undoMerge = handle(operations.undoMerge, async (context, { id }) => {
  const { db, company, actor, now, newId } = context;
  const orgId = company.id;
  const row = await lockMerge(db, orgId, id);
  if (row === null) throw new AppError('workflows.merge-not-found');
  if (row.undoneAt !== null) throw new AppError('workflows.merge-undone');
  const { object, survivorId, mergedIds } = row;
  await refuseDuringImport(context, object);
  const placing = { movedIds: [survivorId, ...mergedIds], toIds: [] };
  const listUndercut = object === 'account' ? await guardPlaces(context, placing) : null;
  if (!(await lockUnmerged(db, { orgId, object, survivorId, mergedIds: [], fields: {} })).includes(survivorId))
    throw new AppError('workflows.merge-covered');
  const kept = await unmergeRecords(db, { orgId, object, survivorId, mergedIds }, mergeBeforeSchema.parse(row.before));
  if (object === 'account') {
    const move = { orgId, fromIds: mergedIds, to: survivorId };
    const { limits, stated, warned } = accountBeforeSchema.parse(row.before);
    await moveRowsBack(db, move);
    await movePricesBack(db, move);
    await moveLimitsBack(db, move, limits);
    await moveStatementsBack(db, move, stated);
    await moveWarningsBack(db, { orgId, ...warned }, { now, newId, actor });
    await refreshAccounts(context, [survivorId, ...mergedIds]);
    if (listUndercut !== null) refuseUndercut(await listUndercut());
  }
  await setMergeUndone(db, orgId, { id, at: now });
  await remember(context, row, 'unmerged');
  const names = await listNames(db, orgId, { object, survivorId, mergedIds: kept.map((each) => each.id) });
  return {
    ...(await present(context, { ...row, undoneAt: now })),
    kept: kept.map((each) => ({ id: each.id, name: names.get(each.id) ?? '', fields: [...each.fields] })),
  };
});
