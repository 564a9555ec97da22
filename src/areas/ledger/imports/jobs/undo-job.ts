import { AppError } from '#kernel/app-error';
import { listMergePaths } from '#areas/accounts';
import type { KeptObject } from '#areas/accounts';
import type { Db } from '#db/handle';
import type { Context, JobContext, JobHandler } from '#platform/operations';
import { accountsOf, beforeAllAccounts } from '../../store/facts/account-set.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { refreshFacts } from '../../store/facts/refresh-facts.ts';
import { bringBack } from '../../store/entered-aside.ts';
import { holdAccounts } from '../../store/import/account-hold.ts';
import { updateBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import { addKept } from '../../store/import/kept-by-undo.ts';
import { forgetImportAccounts, nextAccountSlice } from '../../store/import/stage.ts';
import type { BatchKey } from '../../store/import/stage.ts';
import { laterBatchOver, noteMergedPlaces, undoRows } from '../../store/import/undo-rows.ts';
import type { UndoneTable } from '../../store/import/undo-rows.ts';
import { recostLines } from '../../store/products/product-prices.ts';
import { listProductPricing } from '../../store/pricing/product-prices-on.ts';
import { listPricedProducts, undoLineNames, undoPrices } from '../../store/products/undo-products.ts';
import { moveRows } from '../../store/move-rows.ts';
import { settlePayments } from '../../store/settle-payments.ts';
import { presentKept } from '../../operations/present-import.ts';
import { ledgerWords } from '../../operations/words.ts';
import type { CostsUndone } from '../price-guard.ts';
import { moveWindow, recostAccounts } from './apply-batch.ts';
import { batchOfJob } from './batch-of.ts';
import { createPace, inSlice } from './batch-run.ts';
import { endBatch } from './import-job.ts';
import { clearBatchStage } from './stage-batch.ts';
import { requireUndoRights } from './undo-rights.ts';
import type { UndoRights } from './undo-rights.ts';
import { undoAccounts } from './undo-accounts.ts';
import type { UndoRules } from './undo-accounts.ts';

const tablesOf: Readonly<Record<string, readonly UndoneTable[]>> = {
  orders: ['order_line'],
  invoices: ['payment', 'invoice'],
  payments: ['payment'],
  'pocket-items': ['pocket_item'],
  'cost-to-serve': ['cost_to_serve'],
};

/**
 * Takes a whole batch back, account by account in the order in which it was booked: rows that it made go, rows that it
 * changed stand as before, and so do all facts. A job that starts again after a crash goes on behind the last slice.
 */
export const undoJobOf =
  (rules: Rules): JobHandler =>
  async (job, payload) => {
    const batch = await batchOfJob(job, payload);
    // Ended just before a crash, by this job: no other meets a batch that is undone.
    if (batch.state === 'undone') return { batchId: batch.id, state: batch.state };
    const key = { orgId: job.company.id, id: batch.id };
    const tables = tablesOf[batch.kind] ?? [];
    if (batch.state !== 'undoing') {
      await refuseOverLaterBatch(job, batch);
      await job.transact(async (context) => {
        const { db } = context;
        await requireUndoRights(context, batch, rules);
        await holdAccounts(db, key.orgId);
        for (const table of tables) await noteMergedPlaces(db, { orgId: key.orgId, batchId: key.id, table });
        await updateBatch(db, key, { state: 'undoing', appliedThrough: null });
      });
    }
    await clearBatchStage(job, batch.id);
    if (tables.length > 0) await undoByAccounts(job, batch, tables);
    await undoObjects(job, batch, rules);
    await job.transact(async ({ db }) => await forgetImportAccounts(db, { orgId: key.orgId, batchId: key.id }));
    await moveWindow(job);
    const ended = await endBatch(job, batch.id, 'undone');
    const { kept } = await batchOfJob(job, payload);
    return { ...ended, kept: kept === null ? null : presentKept(kept, await ledgerWords(job.language)) };
  };

/** Undoing this batch first would lose what a later one changed on its rows. */
const refuseOverLaterBatch = async (job: JobContext, batch: Batch): Promise<void> => {
  const later = await job.transact(async ({ db }) => await laterBatchOver(db, job.company.id, batch.id));
  if (later !== undefined)
    throw new AppError('ledger.undo-later-first', { fileName: later.fileName, batchId: later.id });
};

const undoByAccounts = async (job: JobContext, batch: Batch, tables: readonly UndoneTable[]): Promise<void> => {
  const orgId = job.company.id;
  const key = { orgId, batchId: batch.id };
  const pace = createPace();
  let after = batch.state === 'undoing' ? (batch.appliedThrough ?? beforeAllAccounts) : beforeAllAccounts;
  let done = 0;
  for (;;) {
    const start = performance.now();
    const from = after;
    const slice = await inSlice(job, async ({ db, company, today }) => {
      const next = await nextAccountSlice(db, key, { after: from, rows: pace.rows() });
      if (next === undefined) return undefined;
      const touched = new Set(next.ids);
      for (const table of tables) {
        const rows = { orgId, batchId: batch.id, accounts: accountsOf(next.ids), table };
        const { gainers, ends } = await undoRows(db, rows);
        for (const id of [...gainers, ...(await followMerges(db, orgId, [...gainers, ...ends]))]) touched.add(id);
      }
      const accounts = accountsOf([...touched]);
      if (batch.kind === 'orders') await bringBack(db, orgId, { batchId: batch.id, accounts });
      // A restored line carries the product cost of its time; the price list may have moved since.
      if (batch.kind === 'orders') await recostLines(db, { orgId, accounts, productIds: null });
      if (batch.kind === 'invoices' || batch.kind === 'payments') await settlePayments(db, orgId, accounts);
      await refreshFacts(db, {
        orgId,
        accounts,
        window: async () => await companyWindow(db, orgId, today),
        currency: company.currency,
        today,
      });
      await updateBatch(db, { orgId, id: batch.id }, { appliedThrough: next.through });
      return next;
    });
    if (slice === undefined) return;
    after = slice.through;
    done += slice.rows;
    pace.record(slice.rows, performance.now() - start);
    await job.progress({ phase: 'undoing', done, total: null });
  }
};

/** A row that comes back to an account merged away since goes on to where that account went; answers where that is. */
const followMerges = async (db: Db, orgId: number, ids: readonly string[]): Promise<readonly string[]> => {
  const survivors: string[] = [];
  for (const [id, path] of await listMergePaths(db, orgId, ids)) {
    let from = id;
    for (const to of path) {
      await moveRows(db, { orgId, fromIds: [from], to });
      from = to;
    }
    survivors.push(from);
  }
  return survivors;
};

/** Takes dated prices back, and has kept which costs of today that changes. */
const undoCosts = async (context: Context, { id, fileName }: Batch, recordUndone: CostsUndone): Promise<void> => {
  const { db, company, today } = context;
  const key = { orgId: company.id, batchId: id };
  const products = { orgId: key.orgId, productIds: await listPricedProducts(db, key), on: today };
  const stood = await listProductPricing(db, products);
  await noteKept(context, key, { object: 'price', kept: await undoPrices(db, key) });
  const stands = await listProductPricing(db, products);
  const costs = [...stood].map(([productId, { unitCostE4 }]) => ({
    productId,
    beforeE4: unitCostE4,
    afterE4: stands.get(productId)?.unitCostE4 ?? null,
  }));
  const changed = costs.filter(({ beforeE4, afterE4 }) => beforeE4 !== afterE4);
  await recordUndone(context, { batchId: id, fileName, costs: changed });
};

type Kept = { readonly object: 'price' | 'product-line'; readonly kept: readonly KeptObject[] };

const noteKept = async ({ db }: Context, key: BatchKey, { object, kept }: Kept): Promise<void> =>
  await addKept(
    db,
    key,
    kept.map(({ code, name, fields }) => ({ object, code, name, fields: [...fields] })),
  );

type Rules = UndoRules & UndoRights & { readonly recordUndone: CostsUndone };

/** What the batch made or changed beside rows of accounts. */
const undoObjects = async (job: JobContext, batch: Batch, rules: Rules): Promise<void> => {
  const key = { orgId: job.company.id, batchId: batch.id };
  if (batch.kind === 'costs') {
    await inSlice(job, async (context) => await undoCosts(context, batch, rules.recordUndone));
    await recostAccounts(job, null);
  }
  if (batch.kind === 'products')
    await job.transact(
      async (context) =>
        await noteKept(context, key, { object: 'product-line', kept: await undoLineNames(context.db, key) }),
    );
  await undoAccounts(job, batch, rules);
};
