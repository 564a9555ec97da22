import type { PlaceGuard } from '#areas/accounts';
import type { Module } from '#platform/operations';
import { ledgerContract } from './contract.ts';
import { checkFactsJob } from './imports/jobs/check-facts-job.ts';
import { checkJobOf } from './imports/jobs/check-job.ts';
import { endWithJob, importJobOf } from './imports/jobs/import-job.ts';
import { moveWindowJob, recostJob } from './imports/jobs/recost-job.ts';
import { undoJobOf } from './imports/jobs/undo-job.ts';
import type { CostsUndone, FamilyGuard, PriceGuard, UndoneGuard } from './imports/price-guard.ts';
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
import { productHandlersOf } from './operations/products.ts';
import { promotionHandlers } from './operations/promotions.ts';
import { ledgerRecords } from './operations/record-kinds.ts';
import { ledgerLists } from './operations/list-exports.ts';

/** What other areas say of what files bring and of what is taken back. */
export type LedgerRules = {
  readonly guardPrices: PriceGuard;
  readonly guardUndone: UndoneGuard;
  readonly guardFamilies: FamilyGuard;
  readonly recordUndone: CostsUndone;
  readonly usedElsewhere: UsedElsewhere;
  readonly guardPlaces: PlaceGuard;
};

export const ledgerModuleOf = (rules: LedgerRules): Module => ({
  contract: ledgerContract,
  messages: ledgerMessages,
  lists: ledgerLists,
  records: ledgerRecords,
  handlers: [
    ...choiceHandlers,
    ...figureHandlers,
    ...orderHandlers,
    ...paymentHandlers,
    ...productHandlersOf(rules.guardFamilies),
    ...promotionHandlers,
    ...exportHandlers,
    ...importHandlers,
    ...importPreviewHandlers,
    ...importFindingHandlers,
  ],
  jobs: {
    'ledger.checkFacts': checkFactsJob,
    'ledger.checkImport': checkJobOf(rules),
    'ledger.import': importJobOf(rules),
    'ledger.undoImport': undoJobOf(rules),
    'ledger.recost': recostJob,
    'ledger.moveWindow': moveWindowJob,
  },
  epilogues: { 'ledger.checkImport': endWithJob, 'ledger.import': endWithJob },
  daily: [{ kind: 'ledger.moveWindow', exclusiveKey: importKey }],
});
