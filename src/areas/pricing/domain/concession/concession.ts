import { bpAbove, ceilOf, floorOf, isAbove, minus, plus, ratioOf, rational, sumOf, zero } from '../rational.ts';
import type { Rational } from '../rational.ts';

/** What one line promises. Prices are e4 per unit, quantities e4, `supportE4` is this line's share of lump sums. */
export type LineTerms = {
  readonly quantityE4: bigint;
  readonly listPriceE4: bigint;
  readonly invoicePriceE4: bigint;
  /** Units of the same product given without charge on top. */
  readonly freeQuantityE4: bigint;
  readonly rebateBp: number;
  /** What a plan in force pays back on the line. */
  readonly rebateE4?: bigint;
  /** Freight that we pay per unit beyond what the floor includes. */
  readonly freightE4: bigint;
  readonly supportE4: bigint;
  readonly creditDays: number;
};

export type CreditTerms = { readonly capitalRateBp: number; readonly standardCreditDays: number };

export const concessionKinds = ['discount', 'rebate', 'free-goods', 'freight', 'marketing-support', 'credit'] as const;
export type ConcessionKind = (typeof concessionKinds)[number];

/** Money in e4, exact. */
export type Concession = {
  readonly listValue: Rational;
  readonly conceded: Rational;
  readonly parts: Readonly<Record<ConcessionKind, Rational>>;
};

const basis = 10_000n;

/**
 * Everything that a line grants, each amount in one kind, over its list value with the free units in it
 * (docs/methods.md 8.2). Credit days count as far as they go beyond those that the list price includes:
 * invoice × capital rate × days ÷ 365.
 */
export const concessionOf = (terms: LineTerms, { capitalRateBp, standardCreditDays }: CreditTerms): Concession => {
  const { quantityE4, listPriceE4, invoicePriceE4, freeQuantityE4, rebateBp, freightE4, supportE4 } = terms;
  const units = quantityE4 + freeQuantityE4;
  const invoice = rational(invoicePriceE4 * quantityE4, basis);
  const extraDays = BigInt(Math.max(0, terms.creditDays - standardCreditDays));
  const parts = {
    discount: rational((listPriceE4 - invoicePriceE4) * quantityE4, basis),
    rebate: plus(rational(invoice.over * BigInt(rebateBp), invoice.under * basis), rational(terms.rebateE4 ?? 0n)),
    'free-goods': rational(listPriceE4 * freeQuantityE4, basis),
    freight: rational(freightE4 * units, basis),
    'marketing-support': rational(supportE4),
    credit: rational(invoice.over * BigInt(capitalRateBp) * extraDays, invoice.under * basis * 365n),
  };
  return {
    listValue: rational(listPriceE4 * units, basis),
    conceded: sumOf(Object.values(parts)),
    parts,
  };
};

/**
 * The net unit price after everything promised, before the cost of credit, rounded down: what the floor is compared
 * with, whose divisor already bears the credit days. Example: 10 at 90 and one free → 81.8181.
 */
export const pocketPriceOf = (terms: LineTerms, { listValue, conceded, parts }: Concession): bigint => {
  const units = terms.quantityE4 + terms.freeQuantityE4;
  const net = plus(minus(listValue, conceded), parts.credit);
  return floorOf(rational(net.over * basis, net.under * units));
};

/** The cost of credit beyond the standard per unit, rounded up to 1/10,000. */
export const creditPriceOf = (terms: LineTerms, { parts }: Concession): bigint =>
  ceilOf(rational(parts.credit.over * basis, parts.credit.under * (terms.quantityE4 + terms.freeQuantityE4)));

/**
 * The part of a line's share of a lump sum that an order of some of its units earns, e4, rounded down: 1,000 promised on 100
 * units are 250 for 25. What is never ordered earns nothing.
 */
export const earnedSupportOf = (
  { supportE4, quantityE4 }: Pick<LineTerms, 'supportE4' | 'quantityE4'>,
  orderedE4: bigint,
): bigint => (supportE4 * orderedE4) / quantityE4;

/** The concession as a share of list; nothing of a price above list. Null without a list value. */
export const shareOf = ({ listValue, conceded }: Grant): Rational | null => {
  const share = ratioOf(conceded, listValue);
  return share === null ? null : isAbove(share, zero) ? share : zero;
};

/** The concession of several lines as one. A line above list concedes nothing, and makes up for nothing that another concedes. */
export const concessionOfAll = (lines: readonly Concession[]): Grant => ({
  listValue: sumOf(lines.map(({ listValue }) => listValue)),
  conceded: sumOf(lines.map(({ conceded }) => (isAbove(conceded, zero) ? conceded : zero))),
});

/**
 * What the lines of one document count for in the window: its deepest line. Lines at list beside it, which may never be
 * ordered, would make a share of the whole as small as one likes.
 */
export const deepestOf = (lines: readonly Concession[]): Grant =>
  lines.reduce<Grant>((deepest, line) => (isAbove(shareOf(line) ?? zero, shareOf(deepest) ?? zero) ? line : deepest), {
    listValue: zero,
    conceded: zero,
  });

/** What an account was granted at one time. */
export type Grant = Pick<Concession, 'listValue' | 'conceded'>;

/**
 * Of grants that are one and the same under several papers, such as a won tender and the agreement that carries it out, the
 * deepest; those without a key stand for themselves.
 */
export const deepestOfEach = <Row extends { readonly grant: Grant }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
): readonly Row[] => {
  const deepest = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const held = key === null ? undefined : deepest.get(key);
    if (key !== null && (held === undefined || isAbove(shareOf(row.grant) ?? zero, shareOf(held.grant) ?? zero)))
      deepest.set(key, row);
  }
  return rows.filter((row) => {
    const key = keyOf(row);
    return key === null || deepest.get(key) === row;
  });
};

/**
 * What the grants of a window add up to. Each grant counts with its own percentage of list, whatever its size, so that
 * a concession gains nothing by being cut into pieces: four times 3 % are 12 %.
 */
export const windowShareOf = (grants: readonly Grant[]): Rational =>
  sumOf(grants.map((grant) => shareOf(grant) ?? zero));

/**
 * The number that authority is judged by, in basis points, up: the line's own concession, or what the window holds and
 * what the line adds to it, whichever is more. A line at list or above adds nothing and asks for no authority because of what
 * was granted before.
 */
export const judgedBpOf = ({
  own,
  fresh,
  window,
}: {
  readonly own: Rational;
  /** The part of the line's concession that no document of the window holds. */
  readonly fresh: Rational;
  readonly window: Rational;
}): number => (isAbove(fresh, zero) ? Math.max(bpAbove(own), bpAbove(plus(fresh, window))) : bpAbove(own));
