import type { InvoiceFacts } from '#domain/identification';
import type { PaymentPromise } from '../credit/payment-promise.ts';
import type { RivalClaim } from '../squeeze/price-war.ts';
import type { AccountHistory } from '../series/account-history.ts';

/** Figures of an account per month of the window, e4; places as in the history. */
export type MonthFigures = {
  readonly net: Float64Array;
  readonly known: Float64Array;
  readonly cost: Float64Array;
  readonly discount: Float64Array;
  readonly pocket: Float64Array;
  readonly serve: Float64Array;
};

export type WatchedProduct = { readonly id: string; readonly name: string };
/** The head of a group; an account that stands alone is its own head. */
export type GroupHead = { readonly id: string; readonly name: string };

export type WatchedOrder = {
  readonly day: number;
  readonly minor: bigint;
  readonly key: string;
  /** Its key of before or after a file's order was known to be an entered one. */
  readonly otherKey: string | null;
};

/** All that warnings about one account are found in. Days are day numbers. */
export type WatchedAccount = {
  readonly id: string;
  /** Its peers: accounts of one industry. */
  readonly group: string;
  readonly ownerId: string | null;
  /** The latest identification calls it a key account of tomorrow. */
  readonly isTomorrow: boolean;
  /** Chance by the latest identification that it still buys; null where that says none. */
  readonly aliveBp: number | null;
  readonly history: AccountHistory;
  /** Family of each item of the history; null for a product without one. */
  readonly familyOf: readonly (string | null)[];
  /** Product of each item of the history. */
  readonly products: readonly WatchedProduct[];
  readonly head: GroupHead;
  readonly claims: readonly RivalClaim[];
  readonly figures: MonthFigures;
  readonly orders: readonly WatchedOrder[];
  readonly families: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string | null;
    readonly days: readonly number[];
  }[];
  readonly invoices: readonly InvoiceFacts[];
  readonly undeliveredMinor: bigint;
  /** Bid bonds that lie with it. */
  readonly bondsMinor: bigint;
  readonly limitMinor: bigint | null;
  readonly promises: readonly PaymentPromise[];
};

/** The window of a watch. */
export type WatchWindow = {
  readonly asOfDay: number;
  /** Price requests are of today, however old the facts are. */
  readonly todayDay: number;
  /** Number of the window's first month, from year 0. */
  readonly firstMonth: number;
  readonly months: number;
  /** Minor units of the company's currency in 1/10,000. */
  readonly minorE4: number;
};

/** Sum of a column over months. */
export const sumOf = (column: Float64Array, from: number, to: number): number => {
  let sum = 0;
  for (let m = Math.max(0, from); m < to && m < column.length; m += 1) sum += column[m] ?? 0;
  return sum;
};

/** Contribution over the revenue whose cost is known, e4. */
export const contributionIn = (figures: MonthFigures, from: number, to: number): number =>
  sumOf(figures.known, from, to) -
  sumOf(figures.cost, from, to) -
  sumOf(figures.pocket, from, to) -
  sumOf(figures.serve, from, to);

/** An e4 amount in minor units. */
export const minorIn = (amountE4: number, { minorE4 }: WatchWindow): bigint => BigInt(Math.round(amountE4 / minorE4));
