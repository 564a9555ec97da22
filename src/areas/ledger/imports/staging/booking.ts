import type { Day } from '#kernel/day';
import type { CopyValue } from '#db/copy';
import type { BookingReason, BookingWarning } from '../../domain/booking-reasons.ts';
import type { RateBook } from '../../domain/currency-conversion.ts';
import type { DatedCosts } from './dated-costs.ts';
import type { AccountFacts, ProductFacts, References } from './references.ts';
import type { BookedPayment, RowFinding } from './staging-job.ts';

/** A row on its way in: a typed order line, or a record for its own table. */
export type Booking =
  | {
      readonly kind: 'line';
      readonly accountId: string;
      readonly values: readonly CopyValue[];
      readonly sums: Sums;
      readonly day: Day;
      readonly warnings: readonly RowFinding[];
    }
  | {
      readonly kind: 'record';
      readonly accountId: string | null;
      readonly record: Readonly<Record<string, unknown>>;
      readonly sums: Sums;
      readonly day: Day | null;
      readonly warnings: readonly RowFinding[];
    }
  | { readonly kind: 'refused'; readonly reasons: readonly RowFinding[] };

/** What a row adds to the totals of the report: e4 or minor units in the company's currency. */
export type Sums = Readonly<Record<string, bigint>>;

export type Asides = AccountFacts & ProductFacts;

export type BookingContext = {
  readonly rates: RateBook;
  readonly accounts: References<AccountFacts>;
  readonly products: References<ProductFacts>;
  readonly ownerEmails: ReadonlySet<string>;
  readonly setsLimits: boolean;
  readonly newId: () => string;
  /** 1 for the first row with this key, 2 for the second. */
  readonly timesSeen: (key: readonly (string | number)[]) => number;
  /** Open amounts of invoices by `account id/invoice no`; booked payments take from it. */
  readonly openInvoices: Map<string, bigint>;
  /** Numbers under which another book awaits money: a payment may name one that is no invoice. */
  readonly awaitedBills: ReadonlySet<string>;
  /** Booked payments of this source by number; one that comes again gives back what it took, and is taken out. */
  readonly bookedPayments: Map<string, BookedPayment>;
  /** What booked payments pay of invoices that they name, by `account id/invoice no`. */
  readonly namedPayments: ReadonlyMap<string, bigint>;
  readonly datedCosts: DatedCosts;
};

export const finding = (
  code: BookingReason | BookingWarning,
  field: string,
  params: RowFinding['params'] = {},
): RowFinding => ({
  code,
  field,
  params,
});

export const refused = (...reasons: readonly RowFinding[]): Booking => ({ kind: 'refused', reasons });

/** Largest amount that sums stay exact for, whoever reads them. */
const largest = 9_000_000_000_000_000n;
export const isTooLarge = (...amounts: readonly (bigint | null)[]): boolean =>
  amounts.some((amount) => amount !== null && (amount > largest || amount < -largest));

/** The account that a field of the row names, or why it cannot be told. */
export const accountOf = (
  context: BookingContext,
  reference: string,
  { asides = {}, field = 'account' }: { readonly asides?: Asides; readonly field?: string } = {},
): string | RowFinding => {
  const found = context.accounts.resolve(reference, asides);
  if (found.kind === 'found') return found.id;
  return finding(found.kind === 'ambiguous' ? 'ambiguous-account' : 'unknown-account', field, { value: reference });
};

/** The product that a row names, or why it cannot be told. */
export const productOf = (context: BookingContext, reference: string, asides: Asides): string | RowFinding => {
  const found = context.products.resolve(reference, asides);
  if (found.kind === 'found') return found.id;
  return finding(found.kind === 'ambiguous' ? 'ambiguous-product' : 'unknown-product', 'product', { value: reference });
};
