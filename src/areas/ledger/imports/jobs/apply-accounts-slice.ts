import type { Db } from '#db/handle';
import type { Context } from '#platform/operations';
import type { RecordKind } from '../../domain/records.ts';
import { accountsOf } from '../../store/facts/account-set.ts';
import { refreshEntries, refreshFacts, refreshSnaps } from '../../store/facts/refresh-facts.ts';
import type { SnapScope } from '../../store/facts/snap-rows.ts';
import { applyEntries, settlementPayments, stagedEntries } from '../../store/import/apply-entries.ts';
import type { EntryCounts } from '../../store/import/apply-entries.ts';
import { applyOrderLines } from '../../store/import/apply-order-lines.ts';
import { entryShapes, isEntryKind } from '../../store/import/entry-tables.ts';
import { unstageAccounts } from '../../store/import/stage.ts';
import type { AccountSlice } from '../../store/import/stage.ts';
import { setAsideTwins } from '../../store/entered-twins.ts';
import { settlePayments } from '../../store/settle-payments.ts';
import { addCounts, saveProgress } from './batch-run.ts';
import type { BatchRun } from './batch-run.ts';

/** Only as much as rows of this kind can change. */
const refresh = async (db: Db, kind: RecordKind, scope: SnapScope): Promise<void> => {
  if (kind === 'orders') return await refreshFacts(db, scope);
  if (kind === 'pocket-items' || kind === 'cost-to-serve') return await refreshEntries(db, scope);
  await settlePayments(db, scope.orgId, scope.accounts);
  await refreshSnaps(db, scope);
};

/** Books the staged rows of some accounts and makes their facts anew, in the transaction of `context`. */
export const applyAccountsSlice = async (
  { db, company, today }: Context,
  run: BatchRun,
  slice: AccountSlice,
): Promise<void> => {
  const { orgId, batchId } = run.key;
  const accounts = accountsOf(slice.ids);
  const applied = await applyRows();
  const touched = [...new Set([...slice.ids, ...applied.losers])];
  if (applied.inserted + applied.updated > 0) {
    const scope = { orgId, accounts: accountsOf(touched), window: run.plan.window, currency: company.currency, today };
    await refresh(db, run.batch.kind, scope);
  }
  run.counts = addCounts(run.counts, applied);
  run.appliedThrough = slice.through;
  await saveProgress(db, run);

  async function applyRows(): Promise<EntryCounts> {
    const { kind, source } = run.batch;
    if (!isEntryKind(kind)) {
      const counts = await applyOrderLines(db, {
        orgId,
        batchId,
        source,
        accounts,
        sourceIsKnown: run.plan.sourceIsKnown,
      });
      await setAsideTwins(db, { orgId, batchId, source, accounts });
      return counts;
    }
    const shape = entryShapes[kind];
    const staged = { orgId, batchId, accounts, shape };
    const counts = await applyEntries(db, { orgId, batchId, source, shape, incoming: stagedEntries(staged) });
    const settled =
      kind === 'invoices'
        ? await applyEntries(db, {
            orgId,
            batchId,
            source,
            shape: entryShapes.payments,
            incoming: settlementPayments(staged),
          })
        : undefined;
    await unstageAccounts(db, run.key, slice.ids);
    // A settlement is no row of its own: it only decides whether the invoice's row changed something.
    const settledChanged = (settled?.inserted ?? 0) + (settled?.updated ?? 0);
    if (settledChanged > 0 && counts.inserted + counts.updated === 0) {
      return { ...counts, updated: settledChanged, unchanged: counts.unchanged - settledChanged };
    }
    return { ...counts, losers: [...counts.losers, ...(settled?.losers ?? [])] };
  }
};
