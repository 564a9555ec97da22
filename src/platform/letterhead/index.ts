import type { Module } from '#platform/operations';
import { letterheadContract } from './contract.ts';
import { letterheadMessages } from './messages/index.ts';
import { letterheadHandlers } from './operations.ts';

export { paperOf } from './sheet-head.ts';
export type { Paper } from './sheet-head.ts';
export const letterheadModule: Module = {
  contract: letterheadContract,
  messages: letterheadMessages,
  handlers: letterheadHandlers,
};
