import { daysBetween } from '#kernel/day';
import type { Day } from '#kernel/day';
import { floorOf, isAbove, minus, plus, rational, ratioOf, sumOf, zero } from '../rational.ts';
import type { Rational } from '../rational.ts';
import { allocate } from '../waterfall/allocate.ts';

export const planStates = ['draft', 'signed', 'withdrawn'] as const;
export type PlanState = (typeof planStates)[number];

/** By what the concession is spread over the lines, measured in the base period; chosen once and kept with the plan. */
export const planKeys = ['revenue', 'contribution'] as const;
export type PlanKey = (typeof planKeys)[number];

/** Earned from so many product lines and so much net sales on: a share of the value at list, in basis points. */
export type PlanStep = { readonly lines: number; readonly leastMinor: bigint; readonly rateBp: number };

export type PlanProblem = 'days-crossed' | 'too-long' | 'steps-not-rising';

/** Longer no breadth is counted for. */
const longestDays = 731;

/** What keeps the terms of a plan from being kept as a draft. */
export const planProblemOf = (terms: {
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly baseFrom: Day;
  readonly baseTo: Day;
  readonly steps: readonly PlanStep[];
}): PlanProblem | null => {
  const { validFrom, validTo, baseFrom, baseTo, steps } = terms;
  if (validTo < validFrom || baseTo < baseFrom) return 'days-crossed';
  if (daysBetween(validFrom, validTo) > longestDays || daysBetween(baseFrom, baseTo) > longestDays) return 'too-long';
  const isRising = steps.every((step, at) => {
    const before = steps[at - 1];
    if (before === undefined) return true;
    const asksMore = step.lines > before.lines || step.leastMinor > before.leastMinor;
    const asksLess = step.lines < before.lines || step.leastMinor < before.leastMinor;
    return step.rateBp > before.rateBp && asksMore && !asksLess;
  });
  return isRising ? null : 'steps-not-rising';
};

/** The highest step that breadth and volume reach, both bounds included; null below the first. */
export const stepEarned = (
  steps: readonly PlanStep[],
  reached: { readonly lines: number; readonly netMinor: bigint },
): PlanStep | null =>
  steps.reduce<PlanStep | null>(
    (earned, step) => (step.lines <= reached.lines && step.leastMinor <= reached.netMinor ? step : earned),
    null,
  );

/** Shares are parts of this. */
export const wholeShare = 1_000_000n;

/** The key as parts of a million that add up to it exactly, by largest remainder; null where nothing has any weight. */
export const keySharesOf = (weights: readonly bigint[]): readonly bigint[] | null =>
  weights.some((weight) => weight > 0n) ? allocate(wholeShare, weights) : null;

/** A product with its list price and floor, e4 per unit. */
type Priced = { readonly listE4: bigint; readonly floorE4: bigint };

/**
 * The most that a line can concede when all its products get the same share off: its value at list times what its
 * tightest product leaves above the floor, rounded down. Nothing where one stands at its floor or under it.
 */
export const roomOf = (valueE4: bigint, products: readonly Priced[]): bigint =>
  products.reduce((least, { listE4, floorE4 }) => {
    const room = listE4 <= floorE4 || listE4 === 0n ? 0n : (valueE4 * (listE4 - floorE4)) / listE4;
    return room < least ? room : least;
  }, valueE4);

/** The place of the product that leaves least above its floor. */
export const tightestOf = (products: readonly Priced[]): number =>
  products.reduce((tightest, { listE4, floorE4 }, at) => {
    const least = products[tightest];
    return least !== undefined && floorE4 * least.listE4 > least.floorE4 * listE4 ? at : tightest;
  }, 0);

export type SpreadLine = { readonly share: bigint; readonly roomE4: bigint };

export type Spread =
  | {
      readonly kind: 'spread';
      readonly lines: readonly { readonly asked: Rational; readonly granted: Rational; readonly isCapped: boolean }[];
    }
  | { readonly kind: 'too-large'; readonly roomE4: bigint };

/**
 * Spreads a concession over lines by their shares; a line whose room is smaller than what comes to it gets its room, and the
 * rest is spread over the others by the same shares, until none is left that is too narrow (docs/methods.md 8.12). The grants
 * are exact fractions and add up to the whole. Where all room together is smaller, nothing is spread and the room is told.
 * Example: 100 over shares of a half, with rooms of 20 and 200 → 20 and 80.
 */
export const spreadConcession = (total: Rational, lines: readonly SpreadLine[]): Spread => {
  const roomE4 = lines.reduce((sum, line) => (line.share > 0n ? sum + line.roomE4 : sum), 0n);
  if (isAbove(total, rational(roomE4))) return { kind: 'too-large', roomE4 };
  const capped = new Set<number>();
  for (;;) {
    const level = levelOf(total, lines, capped);
    const narrow = lines.flatMap(({ share, roomE4: room }, at) =>
      !capped.has(at) && share > 0n && isAbove(timesShare(level, share), rational(room)) ? [at] : [],
    );
    if (narrow.length === 0)
      return {
        kind: 'spread',
        lines: lines.map(({ share, roomE4: room }, at) => ({
          asked: rational(total.over * share, total.under * wholeShare),
          granted: capped.has(at) ? rational(room) : timesShare(level, share),
          isCapped: capped.has(at),
        })),
      };
    for (const at of narrow) capped.add(at);
  }
};

/** What each line would give by its share alone, whatever its floor leaves; never more than its whole value at list. */
export const askedByKey = (
  total: Rational,
  lines: readonly { readonly share: bigint; readonly valueE4: bigint }[],
): readonly Rational[] =>
  lines.map(({ share, valueE4 }) => {
    const asked = rational(total.over * share, total.under * wholeShare);
    const most = rational(valueE4);
    return isAbove(asked, most) ? most : asked;
  });

const timesShare = ({ over, under }: Rational, share: bigint): Rational => rational(over * share, under);

/** What one part of the key gets once the lines at their floor have theirs. */
const levelOf = (total: Rational, lines: readonly SpreadLine[], capped: ReadonlySet<number>): Rational => {
  const taken = sumOf(lines.map(({ roomE4 }, at) => (capped.has(at) ? rational(roomE4) : zero)));
  const open = lines.reduce((sum, { share }, at) => (capped.has(at) ? sum : sum + share), 0n);
  return ratioOf(minus(total, taken), rational(open)) ?? zero;
};

/** The concession of a step: its rate of the value at list of the base period. */
export const planTotalOf = (listE4: bigint, rateBp: number): Rational => rational(listE4 * BigInt(rateBp), 10_000n);

/**
 * The unit price that a line's concession leaves of a list price, rounded up to 1/10,000: never under the floor while the
 * concession is within the line's room.
 */
export const planPriceOf = (listE4: bigint, granted: Rational, valueE4: bigint): bigint =>
  valueE4 === 0n
    ? listE4
    : -floorOf(rational(-listE4 * (valueE4 * granted.under - granted.over), valueE4 * granted.under));

/** What a line concedes as a share of its value at list. */
export const planRateOf = (granted: Rational, valueE4: bigint): Rational => ratioOf(granted, rational(valueE4)) ?? zero;

/** What all lines concede together. */
export const grantedOf = (spread: readonly { readonly granted: Rational }[]): Rational =>
  spread.reduce((sum, { granted }) => plus(sum, granted), zero);
