import type { Melt } from './behaviour.ts';

const daysPerMonth = 365.25 / 12;

/** Months of melting up to a day; 0 before it begins. */
export const meltedMonthsOn = (melt: Melt, day: number): number => Math.max(0, (day - melt.from) / daysPerMonth);
