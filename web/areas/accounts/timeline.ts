/** Something in a timeline: `when` is a month, a day, or a day and a time of the company's zone (`2026-09-30 14:05`). */
export type TimelineItem = { readonly id: string; readonly when: string };

/** A month is over when its last day is, a day when its last minute is: newest first, a whole stands before its parts. */
const endOf = (when: string): string => `${when}${'2026-99-99 99:99'.slice(when.length)}`;

export const newestFirst = <T extends TimelineItem>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => {
    const [x, y] = [endOf(a.when), endOf(b.when)];
    return x < y ? 1 : x > y ? -1 : 0;
  });

/** Those that are not older than the oldest of a list that goes on: what is older stands after rows that are not read yet. */
export const notOlderThan = <T extends TimelineItem>(items: readonly T[], oldest: string): readonly T[] =>
  items.filter(({ when }) => endOf(when) >= oldest);
