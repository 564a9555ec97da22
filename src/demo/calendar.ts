import { LunarDay, type SolarDay } from 'tyme4ts';
import { dayNumberOf, dayOf, type Day } from '#kernel/day';

/** Building season by month, January first: November sells about twice a spring month, the Spring Festival stands still. */
const seasonByMonth = [0.92, 0.62, 0.8, 0.82, 0.88, 1, 1, 1.02, 1.1, 1.15, 2.1, 1.2] as const;

/** The days of the demo: texts, seasons and work days by day number, computed once. */
export type Calendar = {
  readonly firstDay: number;
  readonly endDay: number;
  readonly dayOf: (day: number) => Day;
  readonly seasonOf: (day: number) => number;
  /** The day itself, or the next one on which offices work. */
  readonly workDayFrom: (day: number) => number;
  readonly workDayUpTo: (day: number) => number;
};

const slackDays = 200;

export const calendarOf = (firstDay: Day, endDay: Day): Calendar => {
  const first = dayNumberOf(firstDay);
  const end = dayNumberOf(endDay);
  const base = first - slackDays;
  const days = Array.from({ length: end - base + slackDays }, (_, at) => dayOf(base + at));
  const seasons = days.map((day) => seasonByMonth[Number(day.slice(5, 7)) - 1] ?? 1);
  const quiet = quietDays(Number(firstDay.slice(0, 4)) - 1, Number(endDay.slice(0, 4)) + 1);
  const isWorkDay = (day: number): boolean => (day + 3) % 7 < 5 && !quiet.has(day);
  return {
    firstDay: first,
    endDay: end,
    dayOf: (day) => days[day - base] ?? dayOf(day),
    seasonOf: (day) => seasons[day - base] ?? 1,
    workDayFrom: (day) => (isWorkDay(day) ? day : nextWorkDay(day, 1, isWorkDay)),
    workDayUpTo: (day) => (isWorkDay(day) ? day : nextWorkDay(day, -1, isWorkDay)),
  };
};

const nextWorkDay = (day: number, step: number, isWorkDay: (day: number) => boolean): number => {
  let at = day + step;
  while (!isWorkDay(at)) at += step;
  return at;
};

/** Spring Festival eve to the seventh day, and the first week of October. */
const quietDays = (firstYear: number, lastYear: number): ReadonlySet<number> => {
  const days = new Set<number>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    const newYear = numberOf(LunarDay.fromYmd(year, 1, 1).getSolarDay());
    for (let day = newYear - 1; day <= newYear + 6; day += 1) days.add(day);
    const october = dayNumberOf(`${year}-10-01`);
    for (let day = october; day < october + 7; day += 1) days.add(day);
    days.add(dayNumberOf(`${year}-01-01`));
    days.add(dayNumberOf(`${year}-05-01`));
  }
  return days;
};

const numberOf = (day: SolarDay): number =>
  dayNumberOf(`${day.getYear()}-${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`);
