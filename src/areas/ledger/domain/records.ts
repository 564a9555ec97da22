import type { AccountRecord, PersonRecord } from '#domain/accounts';
import type { Day } from '#kernel/day';

export { accountKinds, institutions, ownerships } from '#domain/accounts';
export type { AccountKind, AccountRecord, Institution, Ownership, PersonRecord } from '#domain/accounts';

/**
 * The facts that enter the ledger, one type per kind of file. Readers, mappings and the demo
 * company all produce these; the store takes nothing else. Objects are named by their codes, never by ids.
 * Money fields ending in E4 are 1/10,000 of `currency`; quantities are e4; fields ending in Minor are minor units.
 */
export const recordKinds = [
  'accounts',
  'persons',
  'products',
  'costs',
  'orders',
  'invoices',
  'payments',
  'pocket-items',
  'cost-to-serve',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/** An account reference as a file gives it: matched by external code, USCC, exact name or other name. */
export type AccountRef = string;

export type ProductRecord = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string;
  /** Path of the product line, outermost first, such as ['幕墙板', '铝单板']. */
  readonly line: readonly string[];
  readonly lineEn?: readonly string[];
  readonly unit?: string;
  readonly isComplex?: boolean;
};

/** A dated list price and/or unit cost of a product; a missing cost stays unknown. */
export type CostRecord = {
  readonly product: string;
  readonly validFrom: Day;
  readonly currency?: string;
  readonly listPriceE4?: bigint;
  readonly unitCostE4?: bigint;
};

export const orderKinds = ['sale', 'return', 'sample', 'free-goods'] as const;
export type OrderKind = (typeof orderKinds)[number];

export type OrderLineRecord = {
  readonly orderNo: string;
  readonly lineNo: number;
  readonly account: AccountRef;
  readonly endAccount?: AccountRef;
  readonly product: string;
  readonly orderedOn: Day;
  readonly kind: OrderKind;
  /** Negative on returns. */
  readonly quantityE4: bigint;
  readonly currency: string;
  readonly listPriceE4?: bigint;
  readonly netPriceE4: bigint;
  /** Net amount of the line; quantity × net price unless the source states it. Negative on returns. */
  readonly netE4: bigint;
  /** Total cost of the line when the source knows it. */
  readonly costE4?: bigint;
  readonly discountE4?: bigint;
  readonly promotion?: string;
  readonly specification?: string;
  readonly deliveryTerms?: string;
  readonly promisedOn?: Day;
  readonly deliveredOn?: Day;
  readonly shortE4?: bigint;
  /** Special or hard order: made to the customer's own specification. */
  readonly isSpecial?: boolean;
};

export type InvoiceRecord = {
  readonly invoiceNo: string;
  readonly account: AccountRef;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly disputed?: boolean;
  readonly orderNo?: string;
  /** When the source carries the settlement on the invoice itself (no payments file): becomes one payment. */
  readonly settledOn?: Day;
};

export type PaymentRecord = {
  readonly paymentNo?: string;
  readonly account: AccountRef;
  readonly paidOn: Day;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Allocation; without one, oldest open invoices first. */
  readonly invoiceNo?: string;
};

export const pocketKinds = [
  'rebate',
  'free-goods',
  'freight',
  'marketing-support',
  'coupon',
  'referral-reward',
] as const;
export type PocketKind = (typeof pocketKinds)[number];

export type PocketItemRecord = {
  readonly entryNo?: string;
  readonly account: AccountRef;
  readonly bookedOn: Day;
  readonly kind: PocketKind;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly note?: string;
};

export const costToServeKinds = [
  'visit',
  'sample',
  'technical-change',
  'remedy',
  'hospitality',
  'gift',
  'other',
] as const;
export type CostToServeKind = (typeof costToServeKinds)[number];

export type CostToServeRecord = {
  readonly entryNo?: string;
  readonly account: AccountRef;
  readonly bookedOn: Day;
  readonly kind: CostToServeKind;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly note?: string;
};

export type RecordOf = {
  readonly accounts: AccountRecord;
  readonly persons: PersonRecord;
  readonly products: ProductRecord;
  readonly costs: CostRecord;
  readonly orders: OrderLineRecord;
  readonly invoices: InvoiceRecord;
  readonly payments: PaymentRecord;
  readonly 'pocket-items': PocketItemRecord;
  readonly 'cost-to-serve': CostToServeRecord;
};
