import { headingKeyOf } from './columns.ts';
import type { Mapping } from './mapping.ts';

export type Preset = {
  readonly id: string;
  readonly mapping: Mapping;
  /** Headings that tell the file; all must be there. */
  readonly headings: readonly string[];
};

const uciOrders: Mapping = {
  kind: 'orders',
  source: 'online-retail',
  columns: {
    orderNo: 'InvoiceNo',
    product: 'StockCode',
    productName: 'Description',
    quantity: 'Quantity',
    orderedOn: 'InvoiceDate',
    netPrice: 'UnitPrice',
    account: 'CustomerID',
    accountRegion: 'Country',
  },
  dateOrder: 'ymd',
  decimal: '.',
  currency: 'GBP',
  returnPrefixes: ['C'],
  createMissing: { accounts: true, products: true },
};

const adventureWorksSales: Mapping = {
  kind: 'orders',
  source: 'adventure-works',
  columns: {
    orderNo: 'SalesOrderNumber',
    lineNo: 'SalesOrderLineNumber',
    account: 'ResellerKey',
    product: 'ProductKey',
    orderedOn: 'OrderDate',
    promisedOn: 'DueDate',
    deliveredOn: 'ShipDate',
    quantity: 'OrderQuantity',
    listPrice: 'UnitPrice',
    discount: 'DiscountAmount',
    net: 'SalesAmount',
    cost: 'TotalProductCost',
    promotion: 'PromotionKey',
  },
  dateOrder: 'ymd',
  decimal: '.',
  currency: 'USD',
};

const adventureWorksResellers: Mapping = {
  kind: 'accounts',
  source: 'adventure-works',
  columns: {
    code: 'ResellerKey',
    name: 'ResellerName',
    industry: 'BusinessType',
    region: 'EnglishCountryRegionName',
    employees: 'NumberEmployees',
    foundedOn: 'YearOpened',
    kind: { const: 'dealer' },
  },
  decimal: '.',
};

const bikeLines = { R: 'Road', M: 'Mountain', T: 'Touring', S: 'Standard' } as const;

const adventureWorksProducts: Mapping = {
  kind: 'products',
  source: 'adventure-works',
  columns: {
    code: 'ProductKey',
    name: 'EnglishProductName',
    nameEn: 'EnglishProductName',
    line: { column: 'ProductLine', values: bikeLines },
  },
};

const adventureWorksCosts: Mapping = {
  kind: 'costs',
  source: 'adventure-works',
  columns: { product: 'ProductKey', validFrom: 'StartDate', listPrice: 'ListPrice', unitCost: 'StandardCost' },
  decimal: '.',
  currency: 'USD',
  filters: [{ column: 'StandardCost', notEmpty: true }],
};

const ibmInvoices: Mapping = {
  kind: 'invoices',
  source: 'ibm-receivables',
  columns: {
    invoiceNo: 'invoiceNumber',
    account: 'customerID',
    accountRegion: 'countryCode',
    issuedOn: 'InvoiceDate',
    dueOn: 'DueDate',
    amount: 'InvoiceAmount',
    disputed: 'Disputed',
    settledOn: 'SettledDate',
  },
  dateOrder: 'mdy',
  decimal: '.',
  currency: 'USD',
  createMissing: { accounts: true },
};

const ibmInvoicesZh: Mapping = {
  kind: 'invoices',
  source: 'ibm-receivables',
  columns: {
    invoiceNo: '发票号',
    account: '客户编号',
    accountRegion: '国家代码',
    issuedOn: '开票日期',
    dueOn: '到期日',
    amount: '发票金额',
    disputed: '有争议',
    settledOn: '结清日期',
  },
  decimal: '.',
  currency: 'USD',
  createMissing: { accounts: true },
};

/** Mappings of known public sets, found by their headings. Generic files go by `proposeMapping`. */
export const presets: readonly Preset[] = [
  {
    id: 'online-retail-orders',
    mapping: uciOrders,
    headings: ['InvoiceNo', 'StockCode', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID'],
  },
  {
    id: 'adventure-works-orders',
    mapping: adventureWorksSales,
    headings: [
      'SalesOrderNumber',
      'SalesOrderLineNumber',
      'ResellerKey',
      'ProductKey',
      'SalesAmount',
      'TotalProductCost',
    ],
  },
  {
    id: 'adventure-works-accounts',
    mapping: adventureWorksResellers,
    headings: ['ResellerKey', 'ResellerName', 'BusinessType'],
  },
  {
    id: 'adventure-works-products',
    mapping: adventureWorksProducts,
    headings: ['ProductKey', 'EnglishProductName', 'ProductLine'],
  },
  {
    id: 'adventure-works-costs',
    mapping: adventureWorksCosts,
    headings: ['ProductKey', 'StandardCost', 'ListPrice', 'StartDate'],
  },
  {
    id: 'ibm-invoices',
    mapping: ibmInvoices,
    headings: ['countryCode', 'customerID', 'invoiceNumber', 'InvoiceAmount', 'SettledDate', 'DaysLate'],
  },
  {
    id: 'ibm-invoices-zh',
    mapping: ibmInvoicesZh,
    headings: ['国家代码', '客户编号', '发票号', '开票日期', '结清日期', '逾期天数'],
  },
];

/** The presets that fit a file's headings; of one kind when it is given. */
export const presetsFor = (header: readonly string[], kind?: Mapping['kind']): readonly Preset[] => {
  const keys = new Set(header.map(headingKeyOf));
  return presets.filter(
    ({ mapping, headings }) =>
      (kind === undefined || mapping.kind === kind) && headings.every((heading) => keys.has(headingKeyOf(heading))),
  );
};
