import {
  removeUnusedAccounts,
  removeUnusedPersons,
  restoreAccounts,
  restoreParents,
  restorePersons,
} from '#areas/accounts';
import type { Context, JobContext } from '#platform/operations';
import { limitImageSchema, parentImageSchema } from '../../contract/batch-state.ts';
import { takeLimitsBack } from '../../store/credit-limits.ts';
import { accountsOf } from '../../store/facts/account-set.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { refreshSnaps } from '../../store/facts/refresh-facts.ts';
import { takeBeforeImages } from '../../store/import/before-images.ts';
import type { BatchKey } from '../../store/import/stage.ts';
import { accountsWithoutLedger, forgetSnaps } from '../../store/import/unused-accounts.ts';

const objectsPerSlice = 200;

type Image = { readonly key: string; readonly before: Record<string, unknown> };
type Undo = (context: Context, images: readonly Image[]) => Promise<void>;

/** In the order in which they must go: what was made last goes first. */
const steps: readonly (readonly [object: string, undo: Undo])[] = [
  ['person', async ({ db, company }, images) => await restorePersons(db, company.id, images.map(beforeRowOf))],
  [
    'new-person',
    async ({ db, company }, images) =>
      void (await removeUnusedPersons(
        db,
        company.id,
        images.map(({ key }) => key),
      )),
  ],
  [
    'account-parent',
    async ({ db, company }, images) =>
      await restoreParents(
        db,
        company.id,
        images.map(({ key, before }) => ({ accountId: key, parentId: parentImageSchema.parse(before).parentId })),
      ),
  ],
  [
    'credit-limit',
    async ({ db, company, today }, images) => {
      const changes = images.map(({ before }) => limitImageSchema.parse(before));
      const changed = await takeLimitsBack(db, company.id, changes);
      if (changed.length === 0) return;
      const window = await companyWindow(db, company.id, today);
      await refreshSnaps(db, { orgId: company.id, accounts: accountsOf(changed), window, currency: company.currency });
    },
  ],
  ['account', async ({ db, company }, images) => await restoreAccounts(db, company.id, images.map(beforeRowOf))],
  [
    'new-account',
    async ({ db, company }, images) => {
      const free = await accountsWithoutLedger(
        db,
        company.id,
        images.map(({ key }) => key),
      );
      await forgetSnaps(db, company.id, await removeUnusedAccounts(db, company.id, free));
    },
  ],
];

const beforeRowOf = ({ key, before }: Image) => ({ id: key, before });

/** Takes the accounts and persons of a batch back: changed ones stand as before, made ones go unless somebody uses them by now. */
export const undoAccounts = async (job: JobContext, key: BatchKey): Promise<void> => {
  for (const [object, undo] of steps) {
    let taken: number;
    do {
      taken = await job.transact(async (context) => {
        const images = await takeBeforeImages(context.db, key, { object, limit: objectsPerSlice });
        if (images.length > 0) await undo(context, images);
        return images.length;
      });
    } while (taken > 0);
  }
};
