import type { Module } from '#platform/operations';
import { warningsContract } from './contract.ts';
import { warningsMessages } from './messages/index.ts';
import { runJobKind, runWarnings } from './jobs/run-job.ts';
import { actHandlers } from './operations/act.ts';
import { bridgeHandlers } from './operations/bridge.ts';
import { creditHandlers } from './operations/credit.ts';
import { runHandlers } from './operations/runs.ts';
import { warningHandlers } from './operations/warnings.ts';
import { warningsLists } from './operations/list-exports.ts';

export const warningsModule: Module = {
  contract: warningsContract,
  messages: warningsMessages,
  lists: warningsLists,
  handlers: [...runHandlers, ...warningHandlers, ...actHandlers, ...bridgeHandlers, ...creditHandlers],
  jobs: { [runJobKind]: runWarnings },
  daily: [{ kind: runJobKind, exclusiveKey: runJobKind }],
};
