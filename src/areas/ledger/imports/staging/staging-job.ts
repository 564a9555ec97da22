import type { AccountKey } from '#domain/accounts';
import type { Day } from '#kernel/day';
import type { BookingReason, BookingWarning } from '../../domain/booking-reasons.ts';
import type { DatedRate } from '../../domain/currency-conversion.ts';
import type { RowReason, RowWarning } from '../../domain/import/issues.ts';
import type { Mapping } from '../../domain/import/mapping.ts';
import type { DatedCosts } from './dated-costs.ts';
import type { ProductKey, UnmatchedReference } from './references.ts';

/** What the reading thread needs of the ledger; it has no database of its own. */
export type StagingJob = {
  readonly path: string;
  readonly mapping: Mapping;
  /** check: reads and reports. stage: hands out the rows as well. */
  readonly mode: 'check' | 'stage';
  readonly orgId: number;
  readonly batchId: string;
  readonly nowMs: number;
  readonly today: Day;
  readonly currency: string;
  /** The company's. */
  readonly timeZone: string;
  readonly maxBytes: number;
  readonly accountKeys: readonly AccountKey[];
  /** Accounts only, when the file names parents: the code of each account with that of its parent. */
  readonly accountTree: ReadonlyMap<string, string | null>;
  /** Accounts only, when the file names owners: the e-mail of every user in small letters. */
  readonly ownerEmails: ReadonlySet<string>;
  /** Whether who started the import may set credit limits. */
  readonly setsLimits: boolean;
  readonly products: readonly ProductKey[];
  readonly rates: readonly DatedRate[];
  /** Payments only: what is open of each invoice, as `account id/invoice no` → minor units. */
  readonly openInvoices: ReadonlyMap<string, bigint>;
  /** Payments only: numbers under which another book awaits money. */
  readonly awaitedBills: ReadonlySet<string>;
  /** Payments only: what booked payments of this source, by their numbers, take of the invoices that they name. */
  readonly bookedPayments: ReadonlyMap<string, BookedPayment>;
  /** Invoices only: what booked payments pay of invoices that they name, as `account id/invoice no` → minor units. */
  readonly namedPayments: ReadonlyMap<string, bigint>;
  /** Orders only. */
  readonly datedCosts: DatedCosts;
  /** Accounts only, when the file gives credit codes: the code of each account that has one with it. */
  readonly accountUsccs: ReadonlyMap<string, string>;
  /** Hands out the numbers that rows are keyed by, to be looked up under other sources. */
  readonly asksNumbers: boolean;
};

/** A booked payment: its invoice as `account id/invoice no`, and what it takes of that one. */
export type BookedPayment = { readonly bill: string; readonly amountMinor: bigint };

/** A number of the source, and the rows of a batch that carry it. */
export type StagedNumber = { readonly number: string; readonly rows: number; readonly firstLine: number };

export type RowRefusal = {
  readonly line: number;
  readonly raw: string;
  readonly reasons: readonly RowFinding[];
  /** Orders only: which row of its order it was, when it named one. */
  readonly orderRow?: number | null;
};

export type RowFinding = {
  readonly code: RowReason | RowWarning | BookingReason | BookingWarning;
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type StagingCounts = {
  readonly read: number;
  readonly good: number;
  readonly rejected: number;
  readonly filtered: number;
  readonly duplicates: number;
};

/** What a pass over a file found; amounts are decimal texts in the company's currency. */
export type StagingReport = {
  readonly counts: StagingCounts;
  readonly totals: Readonly<Record<string, string>>;
  readonly newAccounts: number;
  readonly newProducts: number;
  readonly unmatchedAccounts: readonly UnmatchedReference[];
  readonly unmatchedAccountCount: number;
  readonly unmatchedProducts: readonly UnmatchedReference[];
  readonly unmatchedProductCount: number;
  readonly firstRefusals: readonly RowRefusal[];
  readonly refusalsByReason: Readonly<Record<string, number>>;
  readonly warnings: readonly (RowFinding & { readonly rows: number; readonly firstLine: number })[];
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly knowsCost: boolean;
};

export type StagingMessage =
  | {
      readonly type: 'rows';
      /** Lines of COPY text format for the stage tables, complete rows. */
      readonly lines: string;
      readonly records: string;
      readonly refusals: readonly RowRefusal[];
      /** Rows handed out before that are refused only now: they leave the stage. */
      readonly withdrawn: readonly number[];
      readonly numbers: readonly StagedNumber[];
      readonly bytesRead: number;
      readonly sizeBytes: number;
      readonly rowsRead: number;
    }
  | {
      readonly type: 'done';
      readonly report: StagingReport;
      /** Rows per account that were staged. */
      readonly accounts: readonly (readonly [accountId: string, rows: number])[];
    }
  | {
      readonly type: 'failed';
      readonly code: string;
      readonly params: Readonly<Record<string, string | number | boolean | null>>;
    };
