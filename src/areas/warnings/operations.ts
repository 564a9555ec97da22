import type { Module } from '#platform/operations';
import { recordOfAccount } from '#areas/accounts';
import { warningsContract } from './contract.ts';
import { warningsMessages } from './messages/index.ts';
import { bridgeJobKind, computeBridge } from './jobs/bridge-job.ts';
import { digestFromHour, digestJobKind, sendDigests } from './jobs/digest-job.ts';
import { runJobKind, runWarnings } from './jobs/run-job.ts';
import { actHandlers } from './operations/act.ts';
import { accountBridgeHandlers } from './operations/bridge.ts';
import { companyBridgeHandlers } from './operations/company-bridge.ts';
import { creditHandlers } from './operations/credit.ts';
import { digestHandlers } from './operations/digest.ts';
import { ownerHandlers } from './operations/owners.ts';
import { runHandlers } from './operations/runs.ts';
import { warningHandlers } from './operations/warnings.ts';
import { watchHandlers } from './operations/watch.ts';
import { warningsLists } from './operations/list-exports.ts';
import { listWarningHeads } from './store/record-heads.ts';
import { warningPolicies } from './store/policies.ts';

export const warningsModule: Module = {
  contract: warningsContract,
  messages: warningsMessages,
  lists: warningsLists,
  records: [
    recordOfAccount({
      kind: 'warning',
      list: listWarningHeads,
      reads: 'warnings.read',
      writes: ['warnings.act'],
    }),
  ],
  follow: warningPolicies.settleFirst,
  handlers: [
    ...runHandlers,
    ...warningHandlers,
    ...actHandlers,
    ...ownerHandlers,
    ...accountBridgeHandlers,
    ...companyBridgeHandlers,
    ...creditHandlers,
    ...watchHandlers,
    ...digestHandlers,
  ],
  jobs: { [runJobKind]: runWarnings, [digestJobKind]: sendDigests, [bridgeJobKind]: computeBridge },
  daily: [
    { kind: runJobKind, exclusiveKey: runJobKind },
    { kind: digestJobKind, exclusiveKey: digestJobKind, fromHour: digestFromHour },
  ],
  afterJobs: [
    { kind: bridgeJobKind, exclusiveKey: bridgeJobKind, after: [runJobKind] },
    { kind: runJobKind, exclusiveKey: runJobKind, after: ['identification.run'] },
    {
      kind: runJobKind,
      exclusiveKey: runJobKind,
      after: ['ledger.import', 'ledger.undoImport', 'ledger.recost'],
      onlyAgain: true,
    },
  ],
};
