import type { Module } from '#platform/operations';
import { workflowsContract } from './contract.ts';
import { expireJob } from './jobs/expire.ts';
import { tidyJob } from './jobs/tidy.ts';
import { workflowsMessages } from './messages/index.ts';
import { decideProposals } from './operations/decide-proposals.ts';
import { merge, undoMerge } from './operations/merge.ts';
import { enterOrder } from './operations/enter-order.ts';
import { workflowsLists } from './list-exports.ts';
import { handOverHandlers } from './operations/hand-over.ts';
import { overrideTier } from './operations/override-tier.ts';
import { setPrice } from './operations/set-price.ts';

export const workflowsModule: Module = {
  contract: workflowsContract,
  messages: workflowsMessages,
  lists: workflowsLists,
  handlers: [decideProposals, overrideTier, merge, undoMerge, enterOrder, setPrice, ...handOverHandlers],
  jobs: { 'workflows.expire': expireJob, 'workflows.tidy': tidyJob },
  daily: [{ kind: 'workflows.expire' }, { kind: 'workflows.tidy' }],
};
