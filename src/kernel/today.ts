import type { Day } from './day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The date of an instant in a time zone. Example: 2026-11-21T17:00Z in Asia/Shanghai → "2026-11-22". */
export const todayOf = (now: Date, timeZone: string): Day => {
  const known = formats.get(timeZone);
  const format = known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  if (known === undefined) formats.set(timeZone, format);
  return format.format(now);
};
