import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { setupOperations as operations } from '../contract/setup-operations.ts';
import { likelyDuplicates } from '../domain/index.ts';
import { listAccountRefs } from '../store/account.ts';
import type { AccountRefRow } from '../store/account.ts';
import { dismiss, listComparableAccounts, listComparablePersons, listDismissed } from '../store/duplicates.ts';
import { listMerges, listNames } from '../store/merge.ts';
import type { MergeRow } from '../store/merge.ts';

const mostPairs = 500;

const find = handle(operations.findDuplicates, async (context, { object, minScore }) => {
  const { db, company } = context;
  const records =
    object === 'account' ? await listComparableAccounts(db, company.id) : await listComparablePersons(db, company.id);
  const dismissed = await listDismissed(db, company.id, object);
  const pairs = likelyDuplicates(records, minScore)
    .filter(({ aId, bId }) => !dismissed.has(`${aId} ${bId}`))
    .slice(0, mostPairs);
  const refs = await refsOf(
    context,
    object,
    pairs.flatMap(({ aId, bId }) => [aId, bId]),
  );
  return {
    compared: records.length,
    pairs: pairs.flatMap(({ aId, bId, score, reasons }) => {
      const [a, b] = [refs.get(aId), refs.get(bId)];
      return a === undefined || b === undefined ? [] : [{ a, b, score, reasons: [...reasons] }];
    }),
  };
});

const refsOf = async (
  context: Context,
  object: 'account' | 'person',
  ids: readonly string[],
): Promise<Map<string, AccountRefRow>> => {
  if (object === 'account') return listAccountRefs(context.db, context.company.id, ids);
  if (ids.length === 0) return new Map();
  const [survivorId = '', ...mergedIds] = ids;
  const names = await listNames(context.db, context.company.id, { object, survivorId, mergedIds });
  return new Map([...names].map(([id, name]) => [id, { id, code: '', name, nameEn: null }]));
};

const dismissPair = handle(operations.dismissDuplicate, async (context, { object, aId, bId }) => {
  const [first, second] = aId < bId ? [aId, bId] : [bId, aId];
  const known = await refsOf(context, object, [first, second]);
  if (!known.has(first) || !known.has(second))
    throw new AppError(object === 'account' ? 'accounts.not-found' : 'accounts.person-not-found');
  await dismiss(context.db, {
    orgId: context.company.id,
    object,
    aId: first,
    bId: second,
    dismissedBy: context.actor.userId,
    dismissedAt: context.now,
  });
  await context.audit({ action: 'dismiss-duplicate', objectType: object, objectId: first, after: { other: second } });
  return { ok: true } as const;
});

const merges = handle(operations.listMerges, async (context, { cursor, limit }) => {
  const [at, id] = cursor === undefined ? [] : cursorParts(cursor, 2);
  const rows = await listMerges(context.db, context.company.id, {
    after: id === undefined ? undefined : { at: String(at), id: String(id) },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.mergedAt.toISOString(), row.id]);
  const shown = [];
  for (const row of page.rows) shown.push(presentMerge(row, await listNames(context.db, context.company.id, row)));
  return { ...page, rows: shown };
});

/** A merge with the names of its records, as it leaves the house. */
export const presentMerge = (row: Omit<MergeRow, 'before'>, names: ReadonlyMap<string, string>) => ({
  id: row.id,
  object: row.object,
  survivor: { id: row.survivorId, name: names.get(row.survivorId) ?? '' },
  merged: row.mergedIds.map((id) => ({ id, name: names.get(id) ?? '' })),
  mergedAt: row.mergedAt.toISOString(),
  undoneAt: row.undoneAt?.toISOString() ?? null,
});

export const duplicateHandlers = [find, dismissPair, merges];
