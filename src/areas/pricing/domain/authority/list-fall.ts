import { amountOn, turningDays } from '#domain/ledger';
import type { DatedAmount } from '#domain/ledger';
import { addDays } from '#kernel/day';
import type { Day } from '#kernel/day';
import type { PricingPolicy } from '../policy/policy.ts';
import { bpAbove, rational } from '../rational.ts';
import { ownAuthorityBp } from './authority.ts';

/** How far back a list price is compared: what it falls by is a concession to everybody. */
export const listFallDays = 90;

/** The highest list price of the 90 days before a day and of that day; null where none held. Example: 100 until June, 90 since → 100 in July. */
export const highestListE4 = (dated: readonly DatedAmount[], on: Day): bigint | null => {
  const first = addDays(on, -listFallDays);
  const held = [first, ...dated.flatMap(({ validFrom }) => (first < validFrom && validFrom <= on ? [validFrom] : []))];
  return held
    .flatMap((day) => amountOn(dated, day) ?? [])
    .reduce<bigint | null>((most, amount) => (most === null || amount > most ? amount : most), null);
};

/** By how much of the highest a list price lies below it, in basis points rounded up; 0 where it does not. Example: 92 of 100 → 800. */
export const listFallBp = (highestE4: bigint | null, priceE4: bigint): number =>
  highestE4 === null || highestE4 <= priceE4 ? 0 : bpAbove(rational(highestE4 - priceE4, highestE4));

/**
 * How far somebody may lower the list price of a product line alone: his own share of a concession. It holds for every account and
 * every amount, so that of rules for some of them the narrowest decides.
 */
export const listAuthorityBp = (
  { bands, rules }: Pick<PricingPolicy, 'bands' | 'rules'>,
  familyId: string | null,
  roles: readonly string[],
): number =>
  Math.min(
    ...[{ familyId: null, bands }, ...rules]
      .filter((rule) => rule.familyId === null || rule.familyId === familyId)
      .map((rule) => ownAuthorityBp(rule.bands, roles)),
  );

/**
 * Whether taking prices back lowers a list price of today or later under the floor of its day; null = no floor is known. One that does not
 * fall by it stays as it is, wherever the floor has risen to.
 */
export const fallsUnderFloor = (
  before: readonly DatedAmount[],
  after: readonly DatedAmount[],
  { days, floorOn }: { readonly days: readonly Day[]; readonly floorOn: (day: Day) => bigint | null },
): boolean =>
  days.some((day) => {
    const [stood, stands, floorE4] = [amountOn(before, day), amountOn(after, day), floorOn(day)];
    return stands !== null && floorE4 !== null && stands < floorE4 && (stood === null || stands < stood);
  });

/**
 * The deepest fall of a list price that comes of taking prices back, from today on; all of it where none is left of one that holds. A
 * price of a day to come has held for nobody yet. Where the price does not fall by it, it is 0, however high it was before.
 */
export const undoneFallBp = (before: readonly DatedAmount[], after: readonly DatedAmount[], today: Day): number => {
  const held = [
    ...before.filter(({ validFrom }) => validFrom <= today),
    ...after.filter(({ validFrom }) => validFrom > today),
  ];
  return Math.max(
    ...turningDays([held], today).map((day) => {
      const [stood, stands] = [amountOn(held, day), amountOn(after, day)];
      if (stood === null || (stands !== null && stands >= stood)) return 0;
      return stands === null ? 10_000 : listFallBp(highestListE4(held, day), stands);
    }),
  );
};
