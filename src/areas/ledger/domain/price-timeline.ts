import type { Day } from '#kernel/day';

/** An amount that holds from a day on, until the next one; in 1/10,000 of money. */
export type DatedAmount = { readonly validFrom: Day; readonly amountE4: bigint };

/** What holds on a day; null before the first. Example: 90 from January and 80 from June → 90 in May. */
export const amountOn = (dated: readonly DatedAmount[], day: Day): bigint | null =>
  dated
    .filter(({ validFrom }) => validFrom <= day)
    .reduce<DatedAmount | null>((last, one) => (last === null || one.validFrom >= last.validFrom ? one : last), null)
    ?.amountE4 ?? null;

/** The days from `today` on on which what holds may differ between two books: today, and each day on which something begins in one. */
export const turningDays = (books: readonly (readonly DatedAmount[])[], today: Day): readonly Day[] => [
  ...new Set([today, ...books.flat().flatMap(({ validFrom }) => (validFrom > today ? [validFrom] : []))]),
];

/** Whether something costs less on a day of today or later than it did: a cost that is not known any more is none. */
export const isLowered = (before: readonly DatedAmount[], after: readonly DatedAmount[], today: Day): boolean =>
  turningDays([before, after], today).some((day) => {
    const [stood, stands] = [amountOn(before, day), amountOn(after, day)];
    return stood !== null && stands !== null && stands < stood;
  });
