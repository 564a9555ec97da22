import type { Module, RecordKind } from '#platform/operations';
import { accountsContract } from './contract.ts';
import { sweepFilesKind, sweepFilesOf } from './jobs/sweep-files.ts';
import { accountsMessages } from './messages/index.ts';
import { accountHandlersOf } from './operations/account.ts';
import { attachmentHandlersOf } from './operations/attachment.ts';
import { duplicateHandlers } from './operations/duplicates.ts';
import { exportHandlers } from './operations/export.ts';
import { personHandlers } from './operations/person.ts';
import type { PlaceGuard } from './operations/place-guard.ts';
import { ownRecords } from './operations/record-kinds.ts';
import { portfolioHandlers } from './operations/portfolio.ts';
import { recordHandlers } from './operations/record.ts';
import { setupHandlers } from './operations/setup.ts';
import { taskHandlers } from './operations/task.ts';
import { accountsLists } from './operations/list-exports.ts';

/** Accounts, with what other areas say of their records that take files, and of accounts that move. */
export const accountsModuleOf = (others: readonly RecordKind[], guardPlaces: PlaceGuard): Module => ({
  contract: accountsContract,
  messages: accountsMessages,
  lists: accountsLists,
  handlers: [
    ...accountHandlersOf(guardPlaces),
    ...portfolioHandlers,
    ...personHandlers,
    ...recordHandlers,
    ...attachmentHandlersOf([...ownRecords, ...others]),
    ...taskHandlers,
    ...setupHandlers,
    ...duplicateHandlers,
    ...exportHandlers,
  ],
  records: ownRecords,
  personalInAudit: {
    person: [
      'phone',
      'mobile',
      'email',
      'wechat',
      'ageBand',
      'birthday',
      'interests',
      'habits',
      'channel',
      'consent',
      'consentPurpose',
      'consentOn',
      'consentSource',
    ],
    'person-file': ['fileName'],
  },
  jobs: { [sweepFilesKind]: sweepFilesOf(others) },
  daily: [{ kind: sweepFilesKind, exclusiveKey: sweepFilesKind }],
});
