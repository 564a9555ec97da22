import type { Module } from '#platform/operations';
import { identificationContract } from './contract.ts';
import { backTestJobKind, runBackTest } from './jobs/back-test-job.ts';
import { runIdentification, runJobKind } from './jobs/run-job.ts';
import { identificationMessages } from './messages/index.ts';
import { evidenceHandlers } from './operations/evidence.ts';
import { explanationHandlers } from './operations/explanation.ts';
import { exportHandlers } from './operations/export-portfolio.ts';
import { listHandlers } from './operations/lists.ts';
import { policyHandlers } from './operations/policies.ts';
import { portfolioHandlers } from './operations/portfolio.ts';
import { runHandlers } from './operations/runs.ts';
import { identificationLists } from './operations/list-exports.ts';
import { identificationPolicies } from './store/policies.ts';

export const identificationModule: Module = {
  contract: identificationContract,
  messages: identificationMessages,
  lists: identificationLists,
  follow: identificationPolicies.settleFirst,
  handlers: [
    ...runHandlers,
    ...portfolioHandlers,
    ...exportHandlers,
    ...explanationHandlers,
    ...policyHandlers,
    ...evidenceHandlers,
    ...listHandlers,
  ],
  jobs: { [runJobKind]: runIdentification, [backTestJobKind]: runBackTest },
};
