import type { JobContext, JobHandler } from '#platform/operations';
import { recostJobSchema } from '../../contract/batch-state.ts';
import { nextRangeEnd } from '../../store/facts/account-ranges.ts';
import { accountsBetween, beforeAllAccounts } from '../../store/facts/account-set.ts';
import { companyWindow } from '../../store/facts/company-window.ts';
import { followTrade } from '../../store/facts/refresh-facts.ts';
import { moveWindow, recostAccounts } from './apply-batch.ts';
import { inSlice } from './batch-run.ts';

const accountsPerSlice = 500;

/** Brings a changed product cost to the order lines that follow it, and to their facts. */
export const recostJob: JobHandler = async (job, payload) => {
  const { productIds } = recostJobSchema.parse(payload);
  await recostAccounts(job, productIds);
  await moveWindow(job);
  return { productIds };
};

/**
 * Each day: brings what is overdue, and the figures of 12 and 24 months, of all accounts to the present window, and
 * lifecycles to what the orders say, those too that were last refreshed before lifecycles followed orders.
 */
export const moveWindowJob: JobHandler = async (job) => {
  await moveWindow(job);
  await followTradeOfAll(job);
  return {};
};

const followTradeOfAll = async (job: JobContext): Promise<void> => {
  const orgId = job.company.id;
  let after: string | null = beforeAllAccounts;
  while (after !== null && !job.isCancelled()) {
    const from: string = after;
    after = await inSlice(job, async ({ db, today }) => {
      const through = await nextRangeEnd(db, { orgId, after: from, size: accountsPerSlice });
      if (through === null) return null;
      const window = await companyWindow(db, orgId, today);
      await followTrade(db, { orgId, accounts: accountsBetween(from, through), window });
      return through;
    });
  }
};
