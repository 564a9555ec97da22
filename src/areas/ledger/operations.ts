import type { Module } from '#platform/operations';
import { ledgerContract } from './contract.ts';
import { checkFactsJob } from './imports/jobs/check-facts-job.ts';
import { checkJob } from './imports/jobs/check-job.ts';
import { importJobOf } from './imports/jobs/import-job.ts';
import { moveWindowJob, recostJob } from './imports/jobs/recost-job.ts';
import { undoJob } from './imports/jobs/undo-job.ts';
import type { PriceGuard } from './imports/price-guard.ts';
import { ledgerMessages } from './messages/index.ts';
import { choiceHandlers } from './operations/choices.ts';
import { exportHandlers } from './operations/exports.ts';
import { figureHandlers } from './operations/figures.ts';
import { importFindingHandlers } from './operations/import-findings.ts';
import { importPreviewHandlers } from './operations/import-preview.ts';
import { importHandlers, importKey } from './operations/imports.ts';
import { orderHandlers } from './operations/orders.ts';
import { productHandlers } from './operations/products.ts';
import { ledgerLists } from './operations/list-exports.ts';

/** The ledger, with the rule over the prices that a file brings. */
export const ledgerModuleOf = (guardPrices: PriceGuard): Module => ({
  contract: ledgerContract,
  messages: ledgerMessages,
  lists: ledgerLists,
  handlers: [
    ...choiceHandlers,
    ...figureHandlers,
    ...orderHandlers,
    ...productHandlers,
    ...exportHandlers,
    ...importHandlers,
    ...importPreviewHandlers,
    ...importFindingHandlers,
  ],
  jobs: {
    'ledger.checkFacts': checkFactsJob,
    'ledger.checkImport': checkJob,
    'ledger.import': importJobOf(guardPrices),
    'ledger.undoImport': undoJob,
    'ledger.recost': recostJob,
    'ledger.moveWindow': moveWindowJob,
  },
  daily: [{ kind: 'ledger.moveWindow', exclusiveKey: importKey }],
});
