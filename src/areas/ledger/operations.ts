import type { Module } from '#platform/operations';
import { ledgerContract } from './contract.ts';
import { checkJob } from './imports/jobs/check-job.ts';
import { importJob } from './imports/jobs/import-job.ts';
import { undoJob } from './imports/jobs/undo-job.ts';
import { ledgerMessages } from './messages/index.ts';
import { importFindingHandlers } from './operations/import-findings.ts';
import { importPreviewHandlers } from './operations/import-preview.ts';
import { importHandlers } from './operations/imports.ts';

export const ledgerModule: Module = {
  contract: ledgerContract,
  messages: ledgerMessages,
  handlers: [...importHandlers, ...importPreviewHandlers, ...importFindingHandlers],
  jobs: {
    'ledger.checkImport': checkJob,
    'ledger.import': importJob,
    'ledger.undoImport': undoJob,
  },
};
