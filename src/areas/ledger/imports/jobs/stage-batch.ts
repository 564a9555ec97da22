import { AppError } from '#kernel/app-error';
import type { JobContext, StreamContext } from '#platform/operations';
import type { Mapping } from '../../domain/import/mapping.ts';
import { asOfFor, companyWindow, lastFactOn } from '../../store/facts/company-window.ts';
import { holdAccounts } from '../../store/import/account-hold.ts';
import { updateBatch } from '../../store/import/batches.ts';
import type { Batch } from '../../store/import/batches.ts';
import { rememberMapping } from '../../store/import/mappings.ts';
import { deleteRejects, insertRejects } from '../../store/import/rejects.ts';
import {
  addImportAccounts,
  clearStage,
  forgetImportAccounts,
  stageRows,
  stageStart,
  unstageLines,
} from '../../store/import/stage.ts';
import type { StageMark } from '../../store/import/stage.ts';
import { isSourceKnown } from '../../store/import/sources.ts';
import { loadLedgerNames } from '../staging/staging-context.ts';
import { runStaging } from '../staging/run-staging.ts';
import type { StagedRows, StagingResult } from '../staging/run-staging.ts';
import type { StagingJob, StagingReport } from '../staging/staging-job.ts';
import type { BatchPlan } from './batch-run.ts';
import { knownElsewhere } from './known-elsewhere.ts';
import { mappingOf } from './stored-mapping.ts';

const clearedRows = 4_000;
const notedAccounts = 2_000;

/** Empties the stage of a batch, in short transactions. */
export const clearBatchStage = async (job: StreamContext, batchId: string): Promise<void> => {
  const key = { orgId: job.company.id, batchId };
  let after: StageMark | undefined = stageStart;
  while (after !== undefined) {
    const from: StageMark = after;
    after = await job.transact(async ({ db }) => await clearStage(db, key, { after: from, limit: clearedRows }));
  }
};

/** Reads a batch's file through its mapping, handing the rows to `take`. Undefined when the job was cancelled. */
export const readBatchFile = async (
  job: JobContext,
  batch: Batch,
  way: { readonly mode: StagingJob['mode']; readonly take: (rows: StagedRows) => Promise<void> },
): Promise<StagingResult | undefined> => {
  const mapping: Mapping = mappingOf(batch);
  const names = await job.transact(async ({ db }) => await loadLedgerNames(db, job.company.id, mapping));
  const elsewhere = await knownElsewhere(job, mapping);
  const staging: Omit<StagingJob, 'path'> = {
    ...names,
    asksNumbers: elsewhere.isAsked,
    setsLimits: job.actor.scopeOf('ledger.credit') !== null,
    mapping,
    mode: way.mode,
    orgId: job.company.id,
    batchId: batch.id,
    nowMs: job.now.getTime(),
    today: job.today,
    currency: job.company.currency,
    timeZone: job.company.timeZone,
    maxBytes: job.files.uploadLimitBytes,
  };
  const progress = {
    isCancelled: job.isCancelled,
    take: async (rows: StagedRows) => {
      await way.take(rows);
      await elsewhere.look(rows.numbers);
      await job.progress({ phase: 'reading', done: rows.bytesRead, total: rows.sizeBytes });
    },
  };
  const result = await job.files.atPath(
    { orgId: job.company.id, id: batch.fileId },
    async (path) => await runStaging({ ...staging, path }, progress),
  );
  if (result === undefined) return undefined;
  const warnings = [...elsewhere.warnings(), ...result.report.warnings];
  return { ...result, report: { ...result.report, warnings } };
};

/** Phase one: every good row goes to the stage, every bad one to the rejects; nothing is visible yet. False when cancelled. */
export const stageBatch = async (job: JobContext, batch: Batch): Promise<boolean> => {
  const key = { orgId: job.company.id, id: batch.id };
  const stageKey = { orgId: job.company.id, batchId: batch.id };
  await job.transact(async ({ db }) => {
    await holdAccounts(db, key.orgId);
    await updateBatch(db, key, { state: 'staging', counts: '{}', appliedThrough: null, plan: null });
    await deleteRejects(db, stageKey);
    await forgetImportAccounts(db, stageKey);
  });
  await clearBatchStage(job, batch.id);
  const result = await readBatchFile(job, batch, {
    mode: 'stage',
    take: async (rows) => {
      await job.transact(async ({ db }) => {
        await stageRows(db, rows);
        if (rows.withdrawn.length > 0) await unstageLines(db, stageKey, rows.withdrawn);
        await insertRejects(
          db,
          stageKey,
          rows.refusals.map((refusal) => ({ ...refusal, reasons: [...refusal.reasons] })),
        );
      });
    },
  });
  if (result === undefined) return false;
  const accounts = result.accounts.toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (let start = 0; start < accounts.length; start += notedAccounts) {
    await job.transact(
      async ({ db }) => await addImportAccounts(db, stageKey, accounts.slice(start, start + notedAccounts)),
    );
  }
  await job.transact(async ({ db, now, today, company }) => {
    const window = await companyWindow(db, company.id, today);
    const plan: BatchPlan = {
      line: 0,
      sourceIsKnown: await isSourceKnown(db, company.id, batch),
      // The window as it will be once the batch is booked, so that each account is brought to it once.
      window: {
        asOf: asOfFor(laterOf(await lastFactOn(db, company.id), result.report.lastDay), today),
        isNetBasis: window.isNetBasis && !result.report.knowsCost,
      },
    };
    await updateBatch(db, key, {
      state: 'applying',
      plan: JSON.stringify(plan),
      report: JSON.stringify(result.report),
      counts: JSON.stringify(countsOf(result.report)),
    });
    await rememberMapping(db, { orgId: company.id, mapping: mappingOf(batch), header: headerOf(batch), now });
  });
  return true;
};

/** What the report of a pass says in counts. */
export const countsOf = ({ counts, newAccounts, newProducts }: StagingReport) => ({
  read: counts.read,
  rejected: counts.rejected,
  filtered: counts.filtered,
  duplicates: counts.duplicates,
  newAccounts,
  newProducts,
});

const laterOf = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

const headerOf = ({ reading }: Batch): readonly string[] => {
  if (typeof reading !== 'object' || reading === null || !('header' in reading) || !Array.isArray(reading.header)) {
    throw new AppError('ledger.import-not-readable');
  }
  return reading.header.map(String);
};
