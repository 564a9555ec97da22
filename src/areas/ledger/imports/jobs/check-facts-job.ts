import type { Json } from '#kernel/canonical-json';
import type { JobContext, JobHandler } from '#platform/operations';
import { checkFactsJobSchema } from '../../contract/check-job.ts';
import { accountsBetween, beforeAllAccounts } from '../../store/facts/account-set.ts';
import { countAccounts, nextRangeEnd } from '../../store/facts/account-ranges.ts';
import { checkAccountFacts, checkCompanyMonths } from '../../store/facts/check-facts.ts';
import type { FactDifference } from '../../store/facts/check-facts.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { rebuildFacts } from '../../store/facts/rebuild-facts.ts';
import { moveWindow } from './apply-batch.ts';
import { inSlice } from './batch-run.ts';

const accountsPerSlice = 100;
const keptDifferences = 100;

/** Proves the facts against a fresh aggregation, slice by slice; with `repair` they are made anew before. */
export const checkFactsJob: JobHandler = async (job, payload) => {
  const { repair } = checkFactsJobSchema.parse(payload);
  if (repair) await rebuildAll(job);
  await moveWindow(job);
  const orgId = job.company.id;
  const total = await job.transact(async ({ db }) => await countAccounts(db, orgId));
  const differences: FactDifference[] = [];
  let after: string | null = beforeAllAccounts;
  let done = 0;
  while (after !== null && !job.isCancelled()) {
    const from: string = after;
    after = await inSlice(job, async ({ db, company, today }) => {
      const through = await nextRangeEnd(db, { orgId, after: from, size: accountsPerSlice });
      if (through === null) return null;
      const window = await companyWindow(db, orgId, today);
      const accounts = accountsBetween(from, through);
      differences.push(
        ...(await checkAccountFacts(db, { orgId, accounts, window, currency: company.currency, today })),
      );
      return through;
    });
    done += accountsPerSlice;
    await job.progress({ phase: 'checking', done: Math.min(done, total), total });
  }
  differences.push(...(await job.transact(async ({ db }) => await checkCompanyMonths(db, orgId))));
  return resultOf(total, differences);
};

const resultOf = (accounts: number, differences: readonly FactDifference[]): Json => ({
  accounts,
  isEqual: differences.length === 0,
  differenceCount: differences.length,
  differences: differences
    .slice(0, keptDifferences)
    .map(({ table, key, stored, fresh }) => ({ table, key, stored, fresh })),
});

const rebuildAll = async (job: JobContext): Promise<void> => {
  const orgId = job.company.id;
  let after: string | null = beforeAllAccounts;
  while (after !== null && !job.isCancelled()) {
    const from: string = after;
    after = await inSlice(job, async ({ db, company, today }) => {
      const window = await companyWindow(db, orgId, today);
      return await rebuildFacts(db, {
        orgId,
        window,
        currency: company.currency,
        today,
        after: from,
        size: accountsPerSlice,
      });
    });
  }
};
