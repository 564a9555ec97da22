import type { JobHandler } from '#platform/operations';
import { recostJobSchema } from '../../contract/batch-state.ts';
import { moveWindow, recostAccounts } from './apply-batch.ts';

/** Brings a changed product cost to the order lines that follow it, and to their facts. */
export const recostJob: JobHandler = async (job, payload) => {
  const { productIds } = recostJobSchema.parse(payload);
  await recostAccounts(job, productIds);
  await moveWindow(job);
  return { productIds };
};

/** Each day: brings what is overdue, and the figures of 12 and 24 months, of all accounts to the present window. */
export const moveWindowJob: JobHandler = async (job) => {
  await moveWindow(job);
  return {};
};
