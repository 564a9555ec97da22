import type { Module } from '#platform/operations';
import { accountsContract } from './contract.ts';
import { accountsMessages } from './messages/index.ts';
import { accountHandlers } from './operations/account.ts';
import { attachmentHandlers } from './operations/attachment.ts';
import { duplicateHandlers } from './operations/duplicates.ts';
import { exportHandlers } from './operations/export.ts';
import { personHandlers } from './operations/person.ts';
import { portfolioHandlers } from './operations/portfolio.ts';
import { recordHandlers } from './operations/record.ts';
import { setupHandlers } from './operations/setup.ts';
import { taskHandlers } from './operations/task.ts';
import { accountsLists } from './operations/list-exports.ts';

export const accountsModule: Module = {
  contract: accountsContract,
  messages: accountsMessages,
  lists: accountsLists,
  handlers: [
    ...accountHandlers,
    ...portfolioHandlers,
    ...personHandlers,
    ...recordHandlers,
    ...attachmentHandlers,
    ...taskHandlers,
    ...setupHandlers,
    ...duplicateHandlers,
    ...exportHandlers,
  ],
};
