/** A date without time, 'YYYY-MM-DD', in the company's calendar. */
export type Day = string;
/** A calendar month, 'YYYY-MM'. */
export type Month = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01; the number behind every difference of dates. NaN for a text that is no real day. */
export const dayNumberOf = (day: Day): number => {
  const match = dayPattern.exec(day);
  if (!match) return Number.NaN;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const time = Date.UTC(year, month - 1, date);
  const check = new Date(time);
  const isReal = year >= 1000 && check.getUTCMonth() === month - 1 && check.getUTCDate() === date;
  return isReal ? time / millisecondsPerDay : Number.NaN;
};

/** The day of a day number. */
export const dayOf = (dayNumber: number): Day => new Date(dayNumber * millisecondsPerDay).toISOString().slice(0, 10);

export const isDay = (text: string): boolean => !Number.isNaN(dayNumberOf(text));

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumberOf(to) - dayNumberOf(from);

export const addDays = (day: Day, days: number): Day => dayOf(dayNumberOf(day) + days);

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** Months since year 0; makes month arithmetic plain subtraction. */
export const monthNumberOf = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

export const monthOfNumber = (monthNumber: number): Month =>
  `${String(Math.floor(monthNumber / 12)).padStart(4, '0')}-${String((monthNumber % 12) + 1).padStart(2, '0')}`;

/** The same date `months` later, or the last day of that month when it is shorter (2024-01-31 + 1 → 2024-02-29). */
export const addMonths = (day: Day, months: number): Day => {
  const month = monthOfNumber(monthNumberOf(monthOf(day)) + months);
  const last = lastDayOf(month);
  const wanted = `${month}-${day.slice(8, 10)}`;
  return wanted > last ? last : wanted;
};

export const firstDayOf = (month: Month): Day => `${month}-01`;

export const lastDayOf = (month: Month): Day =>
  dayOf(dayNumberOf(firstDayOf(monthOfNumber(monthNumberOf(month) + 1))) - 1);
