import type { ColumnType, Generated } from 'kysely';
import type { Db } from '#db/handle';
import type { Json } from '#kernel/canonical-json';
import type { Day } from '#kernel/day';
import type { CostToServeKind, OrderKind, PocketKind, RecordKind } from './domain/records.ts';
import type { BatchState } from './domain/batch-state.ts';

/** JSON columns are written as text (JSON.stringify) and read as data. */
export type JsonColumn<T = Json> = ColumnType<T, string, string>;

export interface FxRateTable {
  orgId: number;
  currency: string;
  validFrom: Day;
  rate: string;
}

export interface ProductLineTable {
  orgId: number;
  id: string;
  parentId: string | null;
  name: string;
  nameEn: string | null;
  path: string[];
}

export interface ProductTable {
  orgId: number;
  id: string;
  code: string;
  name: string;
  nameEn: string | null;
  lineId: string | null;
  familyId: string | null;
  unit: string | null;
  isComplex: Generated<boolean>;
  sortKey: string;
  searchText: string;
  searchGrams: string[];
  batchId: string | null;
  version: Generated<number>;
  createdAt: Generated<Date>;
  updatedAt: Generated<Date>;
}

export interface ProductPriceTable {
  orgId: number;
  productId: string;
  validFrom: Day;
  listPriceE4: bigint | number | null;
  unitCostE4: bigint | number | null;
  batchId: string | null;
}

/** Append-only: every cost that a product ever had on a day. */
export interface ProductCostTable {
  orgId: number;
  productId: string;
  validFrom: Day;
  unitCostE4: bigint | number;
}

export interface OrderLineTable {
  orgId: number;
  source: string;
  orderNo: string;
  lineNo: number;
  accountId: string;
  endAccountId: string | null;
  productId: string;
  orderedOn: Day;
  month: Day;
  kind: OrderKind;
  quantityE4: number;
  listE4: number | null;
  netE4: number;
  costE4: number | null;
  discountE4: number | null;
  currency: string;
  netSourceE4: number | null;
  promotion: string | null;
  specification: string | null;
  deliveryTerms: string | null;
  promisedOn: Day | null;
  deliveredOn: Day | null;
  shortE4: number | null;
  isSpecial: boolean;
  isDuplicate: boolean;
  costFromSource: boolean;
  batchId: string | null;
}

/** Lines of entered orders that do not count: a file has them, or they were cancelled. */
export type OrderLineAsideTable = Pick<
  OrderLineTable,
  | 'orgId'
  | 'source'
  | 'orderNo'
  | 'lineNo'
  | 'accountId'
  | 'productId'
  | 'orderedOn'
  | 'month'
  | 'kind'
  | 'quantityE4'
  | 'listE4'
  | 'netE4'
  | 'costE4'
  | 'discountE4'
  | 'currency'
> & {
  because: 'number' | 'goods' | 'told' | 'cancelled';
  twinSource: string | null;
  twinOrderNo: string | null;
  twinBatchId: string | null;
};

export type OrderTwinRefusalTable = { orgId: number; orderNo: string; twinSource: string; twinOrderNo: string };

/** Numbers under which another book awaits money. */
export interface AwaitedBillTable {
  orgId: number;
  billNo: string;
}

export interface InvoiceTable {
  orgId: number;
  id: string;
  source: string;
  invoiceNo: string;
  accountId: string;
  issuedOn: Day;
  dueOn: Day;
  amountMinor: number;
  currency: string;
  amountSourceMinor: number | null;
  paidMinor: Generated<number>;
  settledOn: Day | null;
  disputed: boolean;
  orderNo: string | null;
  batchId: string | null;
}

export interface PaymentTable {
  orgId: number;
  id: string;
  source: string;
  paymentNo: string;
  accountId: string;
  paidOn: Day;
  amountMinor: number;
  currency: string;
  amountSourceMinor: number | null;
  invoiceNo: string | null;
  batchId: string | null;
}

export interface PaymentAllocationTable {
  orgId: number;
  paymentId: string;
  invoiceId: string;
  amountMinor: number;
}

interface EntryTable<Kind> {
  orgId: number;
  id: string;
  source: string;
  entryNo: string;
  accountId: string;
  bookedOn: Day;
  kind: Kind;
  amountE4: number;
  currency: string;
  note: string | null;
  orderSource: string | null;
  orderNo: string | null;
  lineNo: number | null;
  batchId: string | null;
}

export interface CreditLimitTable {
  orgId: number;
  accountId: string;
  validFrom: Day;
  limitMinor: number;
  setBy: string | null;
}

export interface FactMonthTable {
  orgId: number;
  accountId: string;
  month: Day;
  productId: string;
  quantityE4: number;
  listE4: number;
  netE4: number;
  discountE4: number;
  costE4: number;
  knownNetE4: number;
  returnE4: number;
  orders: number;
  lines: number;
}

export interface AccountMonthTable {
  orgId: number;
  accountId: string;
  month: Day;
  netE4: number;
  listE4: number;
  discountE4: number;
  costE4: number;
  knownNetE4: number;
  returnE4: number;
  pocketE4: number;
  serveE4: number;
  orders: number;
  orderDays: number;
  lines: number;
}

export interface AccountSnapTable {
  orgId: number;
  accountId: string;
  asOf: Day;
  isNetBasis: boolean;
  net12E4: number;
  netPrior12E4: number;
  contribution12E4: number | null;
  contribution24E4: number | null;
  knownShareBp: number | null;
  pocket12E4: number;
  serve12E4: number;
  orders12: number;
  ordersAll: number;
  firstOrderOn: Day | null;
  lastOrderOn: Day | null;
  openMinor: number;
  overdueMinor: number;
  oldestOverdueOn: Day | null;
  exposureMinor: number;
  limitMinor: number | null;
  trendE4: number[];
  wholeThrough: Day | null;
  wholeNet12E4: number | null;
  wholeContribution12E4: number | null;
  wholeContribution24E4: number | null;
}

export interface OrgMonthTable {
  orgId: number;
  month: Day;
  accounts: number;
  netE4: number;
  costE4: number;
  knownNetE4: number;
  pocketE4: number;
  serveE4: number;
  orders: number;
}

export interface ImportBatchTable {
  orgId: number;
  id: string;
  kind: RecordKind;
  source: string;
  fileId: string;
  fileName: string;
  fileBytes: number;
  state: BatchState;
  mapping: JsonColumn | null;
  reading: JsonColumn | null;
  report: JsonColumn | null;
  counts: JsonColumn;
  plan: JsonColumn | null;
  jobId: string | null;
  appliedThrough: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
  undoneAt: Date | null;
  kept: JsonColumn | null;
}

export interface ImportMappingTable {
  orgId: number;
  kind: RecordKind;
  source: string;
  headerHash: string;
  mapping: JsonColumn;
  usedAt: Date;
}

export interface ImportRejectTable {
  orgId: number;
  batchId: string;
  line: number;
  raw: string;
  reasons: JsonColumn;
}

export interface ImportStageTable {
  orgId: number;
  batchId: string;
  line: number;
  accountId: string | null;
  record: JsonColumn<Record<string, Json>>;
}

export interface ImportBeforeTable {
  orgId: number;
  batchId: string;
  object: string;
  objectKey: string;
  accountId: string | null;
  before: JsonColumn<Record<string, Json>>;
  beforeBatchId: string | null;
}

export interface ImportAccountTable {
  orgId: number;
  batchId: string;
  accountId: string;
  rows: number;
}

export type PromotionNameTable = {
  orgId: number;
  code: string;
  name: string;
  changedBy: string;
  changedAt: Date;
};

export type LedgerTables = {
  fxRate: FxRateTable;
  productLine: ProductLineTable;
  product: ProductTable;
  productPrice: ProductPriceTable;
  productCost: ProductCostTable;
  orderLine: OrderLineTable;
  orderLineAside: OrderLineAsideTable;
  orderTwinRefusal: OrderTwinRefusalTable;
  awaitedBill: AwaitedBillTable;
  invoice: InvoiceTable;
  payment: PaymentTable;
  paymentAllocation: PaymentAllocationTable;
  pocketItem: EntryTable<PocketKind>;
  costToServe: EntryTable<CostToServeKind>;
  creditLimit: CreditLimitTable;
  factMonth: FactMonthTable;
  accountMonth: AccountMonthTable;
  accountSnap: AccountSnapTable;
  orgMonth: OrgMonthTable;
  importBatch: ImportBatchTable;
  importMapping: ImportMappingTable;
  importReject: ImportRejectTable;
  importStage: ImportStageTable;
  importBefore: ImportBeforeTable;
  importAccount: ImportAccountTable;
  promotionName: PromotionNameTable;
};

/** The tables that this area alone writes, over any connection or transaction. */
export const ledgerTables = (db: Db) => db.withTables<LedgerTables>();
