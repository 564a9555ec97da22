import type { Shape } from '#kernel/i18n';
import { importEn } from './import.en.ts';
import type { zhCN } from './zh-CN.ts';

const kinds = {
  accounts: 'accounts',
  persons: 'persons',
  products: 'products',
  costs: 'prices and costs',
  orders: 'order lines',
  invoices: 'invoices',
  payments: 'payments',
  'pocket-items': 'pocket items',
  'cost-to-serve': 'cost to serve',
} as const;

export const en = {
  ...importEn,
  terms: {
    field: importEn.importFields,
    kind: kinds,
    mapped: kinds,
    state: {
      uploaded: 'columns to map',
      checking: 'dry run',
      checked: 'ready to import',
      staging: 'reading',
      applying: 'booking',
      done: 'imported',
      failed: 'failed',
      cancelled: 'stopped',
      undoing: 'undoing',
      undone: 'undone',
    },
  },
  errors: {
    'import-not-found': 'There is no such import.',
    'figure-hidden': 'Your role does not see margins, so accounts cannot be put in order by contribution.',
    'import-personal':
      'This file holds personal data, which your role does not see: a director or an administrator imports it.',
    'import-not-readable': 'The headings of this file were not kept. Upload it again.',
    'import-not-startable': 'This import cannot start now (state: {state}).',
    'import-not-running': 'This import is not running.',
    'import-not-undoable': 'This import cannot be undone now (state: {state}).',
    'import-not-forgettable': 'An import that has booked rows cannot be removed; undo it instead (state: {state}).',
    'family-lowers-floor':
      'Product {product} would sell more easily in this product line: freight and service or the authority matrix ask less there. Ask finance to move it.',
    'undo-moves-family':
      'Undoing this file would move product {product} to a product line in which it sells more easily. Ask finance to undo it.',
    'undo-lists-below-floor':
      'Undoing this file would take the list price of product {product} below its floor. Set a list price above the floor first; the undo keeps it.',
    'undo-lowers-cost':
      'Undoing this file would lower the recorded cost of product {product}. Only finance may lower a cost; ask finance to undo it.',
    'undo-lowers-list-price':
      'Undoing this file would take the list price of product {product} {fell} % below the highest of the 90 days before; you may lower it by {may} %. Ask finance to undo it.',
    'undo-sets-limits':
      '“{fileName}” set credit limits. Only who may set credit limits may take them back; ask finance to undo it.',
    'undo-later-first': 'The later import “{fileName}” changed the same rows. Undo it first.',
    'kind-differs': 'The mapping is for {mapped}, the file for {kind}.',
    'source-reserved': 'The source “{source}” is kept for orders entered here. Give this file another source name.',
    'mapping-missing': 'This import has no mapping yet. Say what its columns mean first.',
    'mapping-unknown-field': 'The mapping has fields that do not exist: {keys}.',
    'mapping-field-missing': 'The mapping lacks required fields: {field}. Add {keys} to its columns.',
    'mapping-column-missing': 'The file has no such columns: {column} (for {field}).',
    'mapping-same-heading':
      'Several columns of the file are headed “{column}” ({choices}), so it cannot be told which one is “{field}”. Name the one for {keys} in the columns of the mapping, such as “{example}”.',
    'mapping-date-order':
      'Day and month cannot be told apart in {field}. Set dateOrder in the mapping: ymd, mdy or dmy.',
    'mapping-decimal-mark': 'Decimal and thousands marks cannot be told apart in {field}. Set decimal in the mapping.',
    'mapping-tax-included':
      '“{column}” includes tax. Set its rate in the mapping by includesTaxPercent; 0 takes nothing out.',
    'source-needed':
      'Say by --source which system the file comes from, such as --source erp. Use the same name each time, so that nothing is booked twice.',
    'nothing-booked': 'Nothing was booked: all {read} rows of the file were refused.',
    'account-not-found': 'There is no such account.',
    'order-not-found': 'There is no such order.',
    'product-not-found': 'There is no such product.',
    'product-code-taken': 'The product code “{code}” is taken.',
    'product-changed-meanwhile': 'Somebody else has just changed this product. Load it again.',
    'rate-not-found': 'There is no such rate.',
    'rate-of-own-currency': 'The company currency {currency} needs no rate.',
    'invalid-amount': '“{value}” is no amount that can be booked.',
  },
  rates: {
    keptRows: {
      one: '{n} row in {currency} from {day} on is booked by the rate before and keeps its amount. To convert it by the present rate, undo its import under Data → Import and import the same file again.',
      other:
        '{n} rows in {currency} from {day} on are booked by the rate before and keep their amounts. To convert them by the present rate, undo their imports under Data → Import and import the same files again.',
    },
  },
  orderKinds: { sale: 'Sale', return: 'Return', sample: 'Sample', 'free-goods': 'Free goods' },
  columns: {
    code: 'Code',
    name: 'Name',
    nameEn: 'English name',
    kind: 'Kind',
    tier: 'Tier',
    kaType: 'KA type',
    region: 'Region',
    industry: 'Industry',
    lifecycle: 'Lifecycle',
    net12: 'Net, 12 months',
    netPrior12: 'Net, 12 months before',
    contribution12: 'Contribution, 12 months',
    contribution24: 'Contribution, 24 months',
    knownShare: 'Share of revenue with known cost',
    orders12: 'Orders, 12 months',
    lastOrder: 'Last order',
    open: 'Open',
    overdue: 'Overdue',
    exposure: 'Exposure',
    limit: 'Credit limit',
    line: 'Row in the file',
    orderRow: 'Row in the order',
    reasons: 'Reasons',
    orderNo: 'Order no',
    lineNo: 'Line no',
    orderedOn: 'Ordered on',
    product: 'Product',
    quantity: 'Quantity',
    net: 'Net',
    cost: 'Cost',
    discount: 'Discount',
    promisedOn: 'Promised on',
    deliveredOn: 'Delivered on',
    unit: 'Unit',
    productLine: 'Product line',
    listPrice: 'List price',
    unitCost: 'Unit cost',
    month: 'Month',
  },
  jobs: {
    import: 'Import',
    checkImport: 'Dry run of an import',
    undoImport: 'Undo of an import',
    checkFacts: 'Check of the facts',
    recost: 'Costs of order lines',
    moveWindow: 'Moving the period of figures',
  },
  files: {
    rejected: 'rejected-rows',
    accounts: 'account-figures',
    orders: 'orders',
    products: 'products',
  },
} as const satisfies Shape<typeof zhCN>;
