import { defineContract } from '#kernel/contract';
import { choiceOperations } from './contract/choice-operations.ts';
import { figureOperations } from './contract/figure-operations.ts';
import { importOperations } from './contract/import-operations.ts';
import { orderOperations } from './contract/order-operations.ts';
import { paymentOperations } from './contract/payment-operations.ts';
import { permissions } from './contract/permissions.ts';
import { productOperations } from './contract/product-operations.ts';
import { promotionOperations } from './contract/promotion-operations.ts';

export { mappingSchema } from './contract/mapping.ts';
export { productRefSchema } from './contract/money-fields.ts';

/** Products, orders, invoices, payments and costs, the facts kept over them, and the imports that bring them. */
export const ledgerContract = defineContract({
  area: 'ledger',
  permissions,
  errors: {
    'ledger.import-not-found': 404,
    'ledger.import-personal': 403,
    'ledger.figure-hidden': 403,
    'ledger.import-not-readable': 409,
    'ledger.import-not-startable': 409,
    'ledger.import-not-running': 409,
    'ledger.import-not-undoable': 409,
    'ledger.import-not-forgettable': 409,
    'ledger.undo-later-first': 409,
    'ledger.family-lowers-floor': 403,
    'ledger.undo-moves-family': 403,
    'ledger.undo-lists-below-floor': 403,
    'ledger.undo-lowers-cost': 403,
    'ledger.undo-lowers-list-price': 403,
    'ledger.undo-sets-limits': 403,
    'ledger.kind-differs': 422,
    'ledger.source-reserved': 422,
    'ledger.mapping-missing': 409,
    'ledger.mapping-unknown-field': 422,
    'ledger.mapping-field-missing': 422,
    'ledger.mapping-same-heading': 422,
    'ledger.mapping-column-missing': 422,
    'ledger.mapping-date-order': 422,
    'ledger.mapping-decimal-mark': 422,
    'ledger.mapping-tax-included': 422,
    'ledger.source-needed': 422,
    'ledger.nothing-booked': 422,
    'ledger.account-not-found': 404,
    'ledger.order-not-found': 404,
    'ledger.product-not-found': 404,
    'ledger.product-code-taken': 409,
    'ledger.product-changed-meanwhile': 409,
    'ledger.rate-not-found': 404,
    'ledger.rate-of-own-currency': 422,
    'ledger.invalid-amount': 422,
  },
  operations: {
    ...choiceOperations,
    ...importOperations,
    ...figureOperations,
    ...orderOperations,
    ...paymentOperations,
    ...productOperations,
    ...promotionOperations,
  },
});
