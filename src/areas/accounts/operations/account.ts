import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import { AppError } from '#kernel/app-error';
import { cursorParts, pageOfRows } from '#kernel/cursor';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { searchTextOf } from '#platform/search-text';
import { accountOperations as operations } from '../contract/account-operations.ts';
import { accountIndexOf, isUscc, mergedCustom, wouldCloseCircle } from '../domain/index.ts';
import type { CustomValues } from '../domain/index.ts';
import {
  countDescendants,
  findAccount,
  listAccountRefs,
  listAccounts,
  listChildren,
  nextCode,
  updateAccountAt,
} from '../store/account.ts';
import type { AccountRow } from '../store/account.ts';
import { upsertAccounts } from '../store/account-bulk.ts';
import { listAccountKeys, replaceKeys } from '../store/keys.ts';
import { listCustomFields } from '../store/setup.ts';
import { listAncestorIds, moveSubtree } from '../store/tree.ts';
import type { AccountTable } from '../tables.ts';
import { requireAccount, requireMember, rowsOf } from './access.ts';
import { refuseUndercut } from './place-guard.ts';
import type { PlaceGuard } from './place-guard.ts';
import { presentAccount, refOf } from './present.ts';
import { ownerTold, tell } from './tell.ts';

type Change = { readonly [K in keyof AccountTable]?: AccountRow[K] | undefined } & {
  readonly custom?: CustomValues | undefined;
  readonly isLost?: boolean | undefined;
};

const list = handle(operations.list, async (context, input) => {
  const [sortKey, id] = input.cursor === undefined ? [] : cursorParts(input.cursor, 2);
  const rows = await listAccounts(context.db, context.company.id, {
    within: rowsOf(context, 'accounts.read', 'account.id'),
    q: input.q,
    lifecycle: input.lifecycle,
    ownerId: input.ownerId,
    after: id === undefined ? undefined : { sortKey: String(sortKey), id: String(id) },
    limit: input.limit + 1,
  });
  const page = pageOfRows(rows, input.limit, (row) => [row.sortKey, row.id]);
  return { ...page, rows: [...page.rows] };
});

const get = handle(operations.get, async (context, { id }) =>
  presentAccount(context, await requireAccount(context, 'accounts.read', id)),
);

const find = handle(operations.find, async (context, { key }) => {
  const match = accountIndexOf(await listAccountKeys(context.db, context.company.id)).find(key);
  if (match.kind === 'ambiguous') throw new AppError('accounts.ambiguous', { key, accounts: match.accountIds.length });
  if (match.kind === 'unknown') throw new AppError('accounts.not-found');
  return presentAccount(context, await requireAccount(context, 'accounts.read', match.accountId));
});

/** Longer terms are a concession on everything sold on them from then on: no manager grants them past the rule over prices. */
const refuseTerms = ({ actor }: Context, before: number | null, wanted: number | null | undefined): void => {
  if (wanted === undefined || wanted === before) return;
  if (actor.scopeOf('accounts.terms') === null) throw new AppError('accounts.may-not-set-terms');
};

const createOf = (guardPlaces: PlaceGuard) =>
  handle(operations.create, async (context, input) => {
    const { db, company } = context;
    refuseTerms(context, null, input.termsDays);
    const code = input.code ?? (await nextCode(db, company.id));
    await refuseInvalid(context, input);
    const [outcome] = await upsertAccounts(db, {
      orgId: company.id,
      batchId: null,
      newId: context.newId,
      ownerIdOf: () => null,
      records: [{ code, name: input.name }],
    });
    if (outcome === undefined || outcome.action !== 'created') throw new AppError('accounts.code-taken', { code });
    const row = await requireRow(context, outcome.id);
    const ownerId = input.ownerId ?? (context.actor.scopeOf('accounts.create') === 'own' ? context.actor.userId : null);
    await requireMember(context, ownerId);
    const changed = await applyChange(context, row, { input: { ...input, ownerId }, guardPlaces });
    await context.audit({
      action: 'create',
      objectType: 'account',
      objectId: row.id,
      after: { code, name: input.name },
    });
    await tell(context, row.id, { kind: 'account-created' });
    return presentAccount(context, changed);
  });

const updateOf = (guardPlaces: PlaceGuard) =>
  handle(operations.update, async (context, { id, version, ...input }) => {
    const before = await requireAccount(context, 'accounts.write', id);
    const assigns = input.ownerId !== undefined && input.ownerId !== before.ownerId;
    if (assigns && context.actor.scopeOf('accounts.assign') === null) throw new AppError('accounts.may-not-assign');
    refuseTerms(context, before.termsDays, input.termsDays);
    if (before.version !== version) throw new AppError('accounts.changed-meanwhile', { version: before.version });
    if (assigns) await requireMember(context, input.ownerId);
    await refuseInvalid(context, input);
    const after = await applyChange(context, before, { input, guardPlaces });
    const changed = changedFields(before, after);
    await context.audit({
      action: 'update',
      objectType: 'account',
      objectId: id,
      before: pick(before, changed),
      after: pick(after, changed),
    });
    await tell(context, id, assigns ? await ownerTold(context, after.ownerId) : { kind: 'account-changed' });
    return presentAccount(context, after);
  });

const tree = handle(operations.tree, async (context, { id }) => {
  const { db, company } = context;
  await requireAccount(context, 'accounts.read', id);
  const above = (await listAncestorIds(db, company.id, id)).slice(1);
  const refs = await listAccountRefs(db, company.id, above);
  return {
    ancestors: above.flatMap((ancestorId) => refs.get(ancestorId) ?? []).map(refOf),
    children: (await listChildren(db, company.id, id)).map(refOf),
    descendants: await countDescendants(db, company.id, id),
  };
});

const refuseInvalid = async (context: Context, input: Change): Promise<void> => {
  if (input.uscc && !isUscc(input.uscc)) throw new AppError('accounts.uscc-invalid', { uscc: input.uscc });
  if (!input.parentId) return;
  const parent = await findAccount(context.db, context.company.id, {
    id: input.parentId,
    within: rowsOf(context, 'accounts.read', 'account.id'),
  });
  if (parent === null || parent.mergedInto !== null) throw new AppError('accounts.parent-unknown');
};

/** Lays the given fields over the row, with its keys, spellings, custom values and place in the tree. */
const applyChange = async (
  context: Context,
  before: AccountRow,
  { input, guardPlaces }: { readonly input: Change; readonly guardPlaces: PlaceGuard },
): Promise<AccountRow> => {
  const { db, company } = context;
  const { parentId } = input;
  const move = { movedIds: [before.id], toIds: parentId === null || parentId === undefined ? [] : [parentId] };
  const listUndercut = parentId === undefined || parentId === before.parentId ? null : await guardPlaces(context, move);
  const custom = await customOf(context, before, input.custom ?? {});
  const given = Object.fromEntries(
    Object.entries(input).filter(([key, value]) => value !== undefined && editable.has(key)),
  );
  const wanted: AccountRow = { ...before, ...given };
  const lostness = lostnessOf(context, before, input.isLost);
  const search = searchTextOf([wanted.name, wanted.nameEn, wanted.shortName, ...wanted.otherNames, wanted.code]);
  const set: Updateable<AccountTable> = {
    ...given,
    ...lostness,
    custom: JSON.stringify(custom),
    sortKey: search.sortKey,
    searchText: search.text,
    searchGrams: search.grams,
  };
  const isDone = await updateAccountAt(db, company.id, { id: before.id, version: before.version, set });
  if (!isDone) throw new AppError('accounts.changed-meanwhile', { version: before.version });
  await replaceKeys(db, company.id, [
    { ...wanted, otherNames: [...wanted.otherNames, wanted.shortName, wanted.nameEn] },
  ]);
  await moveInTree(context, before, parentId);
  if (listUndercut !== null) refuseUndercut(await listUndercut());
  return requireRow(context, before.id);
};

/** Called lost, or left to its orders again. */
const lostnessOf = ({ today }: Context, before: AccountRow, isLost: boolean | undefined): Updateable<AccountTable> => {
  if (isLost === undefined || isLost === (before.lostOn !== null)) return {};
  return isLost ? { lostOn: today, lifecycle: 'lost' } : { lostOn: null, lifecycle: before.ledgerLifecycle };
};

const editable = new Set<string>([
  'name',
  'nameEn',
  'shortName',
  'otherNames',
  'uscc',
  'kind',
  'industry',
  'region',
  'ownership',
  'institution',
  'employees',
  'website',
  'foundedOn',
  'ownerId',
  'termsDays',
  'tags',
]);

const moveInTree = async (context: Context, before: AccountRow, parentId: string | null | undefined): Promise<void> => {
  if (parentId === undefined || parentId === before.parentId) return;
  const above = parentId === null ? [] : await listAncestorIds(context.db, context.company.id, parentId);
  if (wouldCloseCircle(before.id, above)) throw new AppError('accounts.tree-circle');
  await moveSubtree(context.db, context.company.id, { accountId: before.id, parentId });
};

const customOf = async (context: Context, before: AccountRow, given: CustomValues) => {
  const fields = (await listCustomFields(context.db, context.company.id)).filter(({ object }) => object === 'account');
  const check = mergedCustom(fields, before.custom, given);
  if (check.kind === 'misfit') throw new AppError('accounts.custom-invalid', { field: check.field });
  return check.values;
};

/** A row that this operation itself made or was allowed to change, wherever it has moved since. */
const requireRow = async (context: Context, id: string): Promise<AccountRow> => {
  const row = await findAccount(context.db, context.company.id, { id, within: sql<boolean>`true` });
  if (row === null) throw new AppError('accounts.not-found');
  return row;
};

const changedFields = (before: AccountRow, after: AccountRow): string[] => {
  const held: Readonly<Record<string, unknown>> = before;
  return Object.entries(after).flatMap(([key, value]) =>
    unaudited.has(key) || JSON.stringify(value) === JSON.stringify(held[key]) ? [] : [key],
  );
};

const unaudited = new Set(['version', 'updatedAt', 'sortKey', 'searchText', 'searchGrams']);

const pick = (row: AccountRow, fields: readonly string[]) => {
  const values: Readonly<Record<string, unknown>> = row;
  return Object.fromEntries(fields.map((field) => [field, plain(values[field])]));
};

const plain = (value: unknown): string | number | boolean | null | readonly string[] => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return Array.isArray(value) ? value.map(String) : JSON.stringify(value);
};

export const accountHandlersOf = (guardPlaces: PlaceGuard) => [
  list,
  get,
  find,
  createOf(guardPlaces),
  updateOf(guardPlaces),
  tree,
];
