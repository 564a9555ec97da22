import type { Module } from '#platform/operations';
import { warningsContract } from './contract.ts';
import { warningsMessages } from './messages/index.ts';
import { bridgeHandlers } from './operations/bridge.ts';

export const warningsModule: Module = {
  contract: warningsContract,
  messages: warningsMessages,
  handlers: [...bridgeHandlers],
};
