import type { Module } from '#platform/operations';
import { jobsContract } from './contract.ts';
import { jobsLists } from './list-exports.ts';
import { jobsMessages } from './messages/index.ts';
import { jobsHandlers } from './operations.ts';

export { enqueueFollowing, enqueueJob, enqueueRound } from './enqueue.ts';
export {
  claimBroken,
  claimJob,
  endAllLeases,
  finishJob,
  keepLease,
  returnJob,
  saveCheckpoint,
  saveProgress,
} from './leases.ts';
export type { ClaimedJob, JobEnd } from './leases.ts';
export { askCancel, findJob, removeOldJobs } from './store.ts';
export type { StoredJob } from './store.ts';

export const jobsModule: Module = {
  contract: jobsContract,
  handlers: jobsHandlers,
  messages: jobsMessages,
  lists: jobsLists,
};
