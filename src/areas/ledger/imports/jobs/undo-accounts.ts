import {
  countAttachments,
  listRoleIds,
  placeMany,
  removeRoles,
  removeUnusedAccounts,
  removeUnusedPersons,
  restoreAccounts,
  restoreParents,
  restorePersons,
  withdrawPersonGaps,
} from '#areas/accounts';
import type { ImageRow, KeptObject, PlaceGuard } from '#areas/accounts';
import type { Context, JobContext } from '#platform/operations';
import { limitImageSchema, parentImageSchema } from '../../contract/batch-state.ts';
import type { KeptByUndo } from '../../contract/batch-state.ts';
import { takeLimitsBack } from '../../store/credit-limits.ts';
import { accountsOf } from '../../store/facts/account-set.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { refreshSnaps } from '../../store/facts/refresh-facts.ts';
import type { Batch } from '../../store/import/batches.ts';
import {
  fieldsChanged,
  listAfterImages,
  listLaterImages,
  rebaseLaterImages,
  takeBeforeImages,
} from '../../store/import/before-images.ts';
import { addKept } from '../../store/import/kept-by-undo.ts';
import { listImportAccounts } from '../../store/import/stage.ts';
import type { BatchKey } from '../../store/import/stage.ts';
import { forgetSnaps, listLedgerAccounts } from '../../store/import/unused-accounts.ts';
import { listUndoneLines, removeEmptyLines } from '../../store/products/product-lines.ts';
import { removeUnusedProducts, restoreProducts } from '../../store/products/undo-products.ts';
import type { UsedElsewhere } from '../used-elsewhere.ts';

const objectsPerSlice = 200;

/** Parents come back together, so that none closes a circle on the way. */
const limitOf = (image: string): number => (image === 'account-parent' ? Number.MAX_SAFE_INTEGER : objectsPerSlice);

/** Answers what it left because it changed since. */
type Undo = (context: Context, images: readonly ImageRow[], key: BatchKey) => Promise<readonly KeptObject[]>;
type Step = readonly [image: string, object: KeptByUndo['items'][number]['object'], undo: Undo];

const takeLimits: Undo = async ({ db, company, today }, images) => {
  const orgId = company.id;
  const changes = images.map(({ before, later }) => ({
    ...limitImageSchema.parse(before),
    isSetAgain: later.length > 0,
  }));
  const { taken, kept } = await takeLimitsBack(db, orgId, changes);
  if (taken.length > 0) {
    const window = await companyWindow(db, orgId, today);
    await refreshSnaps(db, { orgId, accounts: accountsOf(taken), window, currency: company.currency, today });
  }
  return kept;
};

const takeAccounts = async (
  { db, company }: Context,
  made: readonly ImageRow[],
  used: ReadonlySet<string>,
): Promise<readonly KeptObject[]> => {
  const ids = made.map(({ id }) => id);
  const named = new Set([...used, ...(await listLedgerAccounts(db, company.id, ids))]);
  const { gone, kept } = await removeUnusedAccounts(db, company.id, { made, named });
  await forgetSnaps(db, company.id, gone);
  return kept;
};

const idsOf = (images: readonly ImageRow[]): readonly string[] => images.map(({ id }) => id);

/** A former place at which prices would fall under their floor by now is not taken again. */
const takeParents = async (
  context: Context,
  images: readonly ImageRow[],
  guardPlaces: PlaceGuard,
): Promise<readonly KeptObject[]> => {
  const { db, company } = context;
  const parents = images.map(({ id, before, after, later }) => ({
    id,
    before: parentImageSchema.parse(before).parentId,
    after: after === null ? undefined : parentImageSchema.parse(after).parentId,
    isSetAgain: later.length > 0,
  }));
  const placing = { movedIds: idsOf(images), toIds: [...new Set(parents.flatMap(({ before }) => before ?? []))] };
  const { placed } = await placeMany(
    context,
    { ...placing, guardPlaces },
    async (refused) =>
      await restoreParents(
        db,
        company.id,
        parents.map((parent) => ({ ...parent, isSetAgain: parent.isSetAgain || refused.has(parent.id) })),
      ),
  );
  return placed;
};

/** What other areas say of what is taken back. */
export type UndoRules = { readonly usedElsewhere: UsedElsewhere; readonly guardPlaces: PlaceGuard };

/** In the order in which they must go: what was made last goes first. */
const stepsOf = ({ usedElsewhere, guardPlaces }: UndoRules): readonly Step[] => [
  ['product', 'product', async ({ db, company }, images) => await restoreProducts(db, company.id, images)],
  // Looking for uses of products is one pass over the facts, which the planner does best its own way.
  [
    'new-product',
    'product',
    async (context, made) => {
      const { db, company } = context;
      const ids = idsOf(made);
      const used = await usedElsewhere(context, { object: 'product', ids });
      const filed = await countAttachments(db, company.id, { kind: 'product', keys: ids });
      return await removeUnusedProducts(db, company.id, { made, named: new Set([...used, ...filed.keys()]) });
    },
  ],
  ['person', 'person', async ({ db, company }, images) => await restorePersons(db, company.id, images)],
  // Before their roles: who stays keeps them, and could not be opened without.
  [
    'new-person',
    'person',
    async ({ db, company }, made, key) => {
      const keys = await listRoleIds(db, company.id, idsOf(made));
      const roles = await listAfterImages(db, key, { object: 'new-role', keys });
      return await removeUnusedPersons(db, company.id, { made, roles });
    },
  ],
  [
    'new-role',
    'person',
    async ({ db, company }, made, { batchId }) => await removeRoles(db, company.id, { made, batchId }),
  ],
  ['account-parent', 'account', async (context, images) => await takeParents(context, images, guardPlaces)],
  ['credit-limit', 'account', takeLimits],
  ['account', 'account', async ({ db, company }, images) => await restoreAccounts(db, company.id, images)],
  [
    'new-account',
    'account',
    async (context, made) =>
      await takeAccounts(context, made, await usedElsewhere(context, { object: 'account', ids: idsOf(made) })),
  ],
];

/** A limit of another day stands beside that of this one, and takes nothing from it. */
const isOfSameDay = (one: ImageRow['before'], other: ImageRow['before']): boolean =>
  one['validFrom'] === other['validFrom'];

/** How the image of a limit calls it, and who had set it. */
const limitFields = ['beforeMinor', 'beforeBy'] as const;

const undoSlice = async (context: Context, key: BatchKey, [image, object, undo]: Step): Promise<boolean> => {
  const taken = await takeBeforeImages(context.db, key, { object: image, limit: limitOf(image) });
  if (taken.length === 0) return false;
  const later = await listLaterImages(context.db, key, { object: image, keys: taken.map((each) => each.key) });
  const laterOf = Map.groupBy(later, (each) => each.key);
  const images = taken.map(({ key: id, before, after }) => {
    const next = (laterOf.get(id) ?? []).filter((each) => isOfSameDay(each.before, before));
    return { id, before, after, later: next.flatMap(fieldsChanged) };
  });
  const kept = await undo(context, images, key);
  await addKept(
    context.db,
    key,
    kept.map(({ code, name, fields }) => ({ object, code, name, fields: [...fields] })),
  );
  const imageOf = new Map(images.map((each) => [each.id, each]));
  const fields = kept.flatMap(({ id, fields: names }) => {
    const { before = {}, after = null } = imageOf.get(id) ?? {};
    if (after === null) return [];
    return names.map((name) => {
      const [field, ...fellows] = name === 'creditLimit' ? limitFields : [name];
      const stood = Object.fromEntries([field, ...fellows].map((each) => [each, before[each] ?? null]));
      return { key: id, field, made: after[field], stood };
    });
  });
  await rebaseLaterImages(context.db, { orgId: key.orgId, object: image }, { later, fields });
  return true;
};

/**
 * Takes back what a batch made and changed of accounts, persons and products: what stands as the batch made it stands as
 * before or goes; what was changed or used since stays and is noted.
 */
export const undoAccounts = async (
  job: JobContext,
  { id, kind }: Pick<Batch, 'id' | 'kind'>,
  rules: UndoRules,
): Promise<void> => {
  const key = { orgId: job.company.id, batchId: id };
  for (const step of stepsOf(rules)) {
    // Persons are taken back by now; a task that asks for nothing more must not hold its account.
    if (kind === 'persons' && step[0] === 'account-parent')
      await job.transact(
        async (context) => await withdrawPersonGaps(context, await listImportAccounts(context.db, key)),
      );
    while (await job.transact(async (context) => await undoSlice(context, key, step)));
  }
  await job.transact(async (context) => {
    const ids = await listUndoneLines(context.db, key);
    if (ids.length === 0) return;
    const named = await rules.usedElsewhere(context, { object: 'product-line', ids });
    await removeEmptyLines(
      context.db,
      key.orgId,
      ids.filter((id) => !named.has(id)),
    );
  });
};
