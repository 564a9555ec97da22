import type { Module } from '#platform/operations';
import { ledgerContract } from './contract.ts';
import { checkFactsJob } from './imports/jobs/check-facts-job.ts';
import { checkJobOf } from './imports/jobs/check-job.ts';
import { endWithJob, importJobOf } from './imports/jobs/import-job.ts';
import { moveWindowJob, recostJob } from './imports/jobs/recost-job.ts';
import { undoJobOf } from './imports/jobs/undo-job.ts';
import type { CostsUndone, PriceGuard } from './imports/price-guard.ts';
import type { UsedElsewhere } from './imports/used-elsewhere.ts';
import { ledgerMessages } from './messages/index.ts';
import { choiceHandlers } from './operations/choices.ts';
import { exportHandlers } from './operations/exports.ts';
import { figureHandlers } from './operations/figures.ts';
import { importFindingHandlers } from './operations/import-findings.ts';
import { importPreviewHandlers } from './operations/import-preview.ts';
import { importHandlers, importKey } from './operations/imports.ts';
import { orderHandlers } from './operations/orders.ts';
import { paymentHandlers } from './operations/payments.ts';
import { productHandlers } from './operations/products.ts';
import { promotionHandlers } from './operations/promotions.ts';
import { ledgerRecords } from './operations/record-kinds.ts';
import { ledgerLists } from './operations/list-exports.ts';

/**
 * The ledger, with the rule over the prices that a file brings, what is kept when they are taken back, and what other areas
 * hold of what a file made.
 */
export const ledgerModuleOf = (
  guardPrices: PriceGuard,
  recordUndone: CostsUndone,
  usedElsewhere: UsedElsewhere,
): Module => ({
  contract: ledgerContract,
  messages: ledgerMessages,
  lists: ledgerLists,
  records: ledgerRecords,
  handlers: [
    ...choiceHandlers,
    ...figureHandlers,
    ...orderHandlers,
    ...paymentHandlers,
    ...productHandlers,
    ...promotionHandlers,
    ...exportHandlers,
    ...importHandlers,
    ...importPreviewHandlers,
    ...importFindingHandlers,
  ],
  jobs: {
    'ledger.checkFacts': checkFactsJob,
    'ledger.checkImport': checkJobOf(guardPrices),
    'ledger.import': importJobOf(guardPrices),
    'ledger.undoImport': undoJobOf(recordUndone, usedElsewhere),
    'ledger.recost': recostJob,
    'ledger.moveWindow': moveWindowJob,
  },
  epilogues: { 'ledger.checkImport': endWithJob, 'ledger.import': endWithJob },
  daily: [{ kind: 'ledger.moveWindow', exclusiveKey: importKey }],
});
