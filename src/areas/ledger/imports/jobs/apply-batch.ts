import { askForPersonGaps, placeMany, setParents } from '#areas/accounts';
import type { Context, JobContext } from '#platform/operations';
import { accountsOf, beforeAllAccounts, accountsBetween } from '../../store/facts/account-set.ts';
import { nextRangeEnd } from '../../store/facts/account-ranges.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { moveSnapWindow } from '../../store/facts/rebuild-facts.ts';
import { refreshFacts } from '../../store/facts/refresh-facts.ts';
import { updateBatch } from '../../store/import/batches.ts';
import { keepBeforeImages } from '../../store/import/before-images.ts';
import { nextAccountSlice, nextStagedRecords } from '../../store/import/stage.ts';
import { listStagedParents } from '../../store/import/staged-parents.ts';
import type { StagedParent } from '../../store/import/staged-parents.ts';
import { newObjectTables, tablesOfKind } from '../../store/import/touched-tables.ts';
import { recostLines } from '../../store/products/product-prices.ts';
import { finding } from '../staging/booking.ts';
import type { RowFinding } from '../staging/staging-job.ts';
import { applyAccountsSlice } from './apply-accounts-slice.ts';
import { applyLinesSlice } from './apply-lines-slice.ts';
import { createPace, growthOf, inSlice, saveProgress } from './batch-run.ts';
import type { BatchRun } from './batch-run.ts';
import { changedBy } from './changed-persons.ts';
import { bookNewObjects } from './book-new-objects.ts';
import { keepRefusals, reportRefusals } from './late-refusals.ts';

const recordsPerSlice = 300;
const accountsPerSlice = 200;
const lastLine = 2_147_483_647;

/** Kinds whose rows belong to accounts that stand, and change their facts. */
const isByAccount = (kind: string): boolean =>
  ['orders', 'invoices', 'payments', 'pocket-items', 'cost-to-serve'].includes(kind);

/** Phase two: books the staged rows, slice by slice. False when it was cancelled in between. */
export const applyBatch = async (run: BatchRun): Promise<boolean> => {
  const { job } = run;
  const isThrough =
    (await applyNewObjects(run)) &&
    (isByAccount(run.batch.kind) ? await applyByAccounts(run) : await applyByLines(run));
  // Also of one that was stopped: the rows that went in stay.
  if (run.batch.kind === 'persons')
    await inSlice(job, async (context) => await askForPersonGaps(context, await changedBy(context.db, run.batch)));
  if (!isThrough) return false;
  if (run.batch.kind === 'accounts') await inSlice(job, async (context) => await linkParents(context, run));
  if (run.counts.rejected > 0 && !isByAccount(run.batch.kind))
    await job.transact(async (context) => await reportRefusals(context, run));
  if (run.batch.kind === 'costs' && run.counts.inserted + run.counts.updated > 0) await recostAccounts(job, null);
  await moveWindow(job);
  return true;
};

const applyNewObjects = async (run: BatchRun): Promise<boolean> => {
  const { job } = run;
  const grown = growthOf(job, newObjectTables);
  for (;;) {
    if (job.isCancelled()) return false;
    const made = await inSlice(job, async (context) => await bookNewObjects(context, run));
    if (made === 0) return true;
    await grown(made);
  }
};

const applyByAccounts = async (run: BatchRun): Promise<boolean> => {
  const { job, key } = run;
  const pace = createPace();
  const tables = tablesOfKind(run.batch.kind);
  const grown = growthOf(job, tables);
  await job.refreshStatistics(tables);
  for (;;) {
    if (job.isCancelled()) return false;
    const start = performance.now();
    const rows = await inSlice(job, async (context) => {
      const slice = await nextAccountSlice(context.db, key, {
        after: run.appliedThrough ?? beforeAllAccounts,
        rows: pace.rows(),
      });
      if (slice !== undefined) await applyAccountsSlice(context, run, slice);
      return slice?.rows;
    });
    if (rows === undefined) return true;
    pace.record(rows, performance.now() - start);
    await grown(rows);
    await reportProgress(run);
  }
};

const applyByLines = async (run: BatchRun): Promise<boolean> => {
  const { job, key } = run;
  let { line } = run.plan;
  for (;;) {
    if (job.isCancelled()) return false;
    const reached = await inSlice(job, async (context) => {
      const records = await nextStagedRecords(context.db, key, {
        after: line,
        until: lastLine,
        limit: recordsPerSlice,
      });
      const last = records.at(-1);
      if (last === undefined) return undefined;
      await applyLinesSlice(context, run, records);
      await saveProgress(context.db, run);
      await updateBatch(
        context.db,
        { orgId: key.orgId, id: key.batchId },
        { plan: JSON.stringify({ ...run.plan, line: last.line }) },
      );
      return last.line;
    });
    if (reached === undefined) return true;
    line = reached;
    await reportProgress(run);
  }
};

const reportProgress = async ({ job, counts }: BatchRun): Promise<void> =>
  await job.progress({ phase: 'booking', done: counts.booked, total: counts.read - counts.rejected - counts.filtered });

/**
 * Sets the parents that the file names. Circles of the file itself never come this far; one that a change of the tree
 * has closed meanwhile is kept with its row as a refusal, and so is a place whose rebates would take prices under their floor.
 */
const linkParents = async (context: Context, run: BatchRun): Promise<void> => {
  const { db } = context;
  const { key, guardPlaces } = run;
  const parents = await listStagedParents(db, key);
  if (parents.length === 0) return;
  const links = parents.map(({ accountId, parentId }) => ({ accountId, parentId }));
  const { placed, undercut } = await placeMany(
    context,
    {
      movedIds: links.map(({ accountId }) => accountId),
      toIds: [...new Set(links.map(({ parentId }) => parentId))],
      guardPlaces,
    },
    async (refused) =>
      await setParents(
        db,
        key.orgId,
        links.filter(({ accountId }) => !refused.has(accountId)),
      ),
  );
  const circular = new Set(placed.circular);
  const reasonOf = ({ accountId, parentCode: value }: StagedParent): RowFinding | null => {
    if (circular.has(accountId)) return finding('tree-circle', 'parentCode', { value });
    const found = undercut.get(accountId);
    if (found === undefined) return null;
    const { number, product, rebate } = found;
    if (number === null) return finding('parent-undercuts-sold', 'parentCode', { value, product, rebate });
    return finding('parent-undercuts', 'parentCode', { value, number, product, rebate });
  };
  const judged = parents.map((parent) => ({ ...parent, reason: reasonOf(parent) }));
  const images = judged
    .filter(({ reason }) => reason === null)
    .map(({ accountId, parentId, formerParentId }) => ({
      object: 'account-parent',
      key: accountId,
      before: { parentId: formerParentId },
      after: { parentId },
    }));
  await keepBeforeImages(db, key, images);
  const late = judged.flatMap(({ line, raw, reason }) => (reason === null ? [] : [{ line, raw, reasons: [reason] }]));
  await keepRefusals(context, run, late);
  if (late.length > 0) await saveProgress(db, run);
};

/** Brings new dated costs to the order lines, accounts in order, with their facts. */
export const recostAccounts = async (job: JobContext, productIds: readonly string[] | null): Promise<void> => {
  const orgId = job.company.id;
  let after: string | null = beforeAllAccounts;
  while (after !== null) {
    const from: string = after;
    after = await inSlice(job, async ({ db, company, today }) => {
      const through = await nextRangeEnd(db, { orgId, after: from, size: accountsPerSlice });
      if (through === null) return null;
      const changed = await recostLines(db, { orgId, accounts: accountsBetween(from, through), productIds });
      if (changed.length > 0) {
        const window = await companyWindow(db, orgId, today);
        await refreshFacts(db, { orgId, accounts: accountsOf(changed), window, currency: company.currency, today });
      }
      return through;
    });
  }
};

/** Brings the rows of account_snap to the present window, for accounts that an import or a new month left behind. */
export const moveWindow = async (job: JobContext): Promise<void> => {
  let after: string | null = beforeAllAccounts;
  while (after !== null) {
    const from: string = after;
    after = await inSlice(job, async ({ db, company, today }) => {
      const window = await companyWindow(db, company.id, today);
      return await moveSnapWindow(db, {
        orgId: company.id,
        window,
        currency: company.currency,
        today,
        after: from,
        size: accountsPerSlice,
      });
    });
  }
};
