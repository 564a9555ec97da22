import { projectDays, type Behaviour } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import type { Draw } from './draw.ts';

const daysPerYear = 365.25;

/** How strongly the account buys on a day against its own average: growth around the middle of the history. */
export const growthOn = (behaviour: Behaviour, calendar: Calendar, day: number): number => {
  const middle = (behaviour.firstDay + calendar.endDay) / 2;
  return Math.exp((behaviour.growth * (day - middle)) / daysPerYear);
};

/** Mean days between orders with the pauses between projects counted in. */
export const meanGapOf = ({ gapDays, pauseDays }: Behaviour): number => gapDays + pauseDays / ordersPerProject.mean;

const ordersPerProject = { least: 4, mean: 6, most: 8 } as const;

/** The order days of an account as rising day numbers, no day twice. */
export const orderDaysOf = (draw: Draw, behaviour: Behaviour, calendar: Calendar): readonly number[] => {
  if (behaviour.part === 'prospect') return [];
  if (behaviour.part === 'one-off-giant') return giantDays(draw, behaviour, calendar);
  const { projectFrom } = behaviour;
  const days = rhythmicDays(draw, behaviour, calendar);
  if (projectFrom === undefined) return days;
  const project = [0, 0.4, 0.9].map((part) => calendar.workDayFrom(projectFrom + Math.round(part * projectDays)));
  return [...new Set([...days, ...project])].toSorted((a, b) => a - b);
};

/** A day of the one project that an account ever ordered for. */
export const isInProject = ({ projectFrom }: Behaviour, day: number): boolean =>
  projectFrom !== undefined && day >= projectFrom && day <= projectFrom + projectDays;

const giantDays = (draw: Draw, { firstDay }: Behaviour, calendar: Calendar): number[] => {
  const days = [calendar.workDayFrom(firstDay)];
  for (let left = draw.whole(0, 2); left > 0; left -= 1)
    days.push(calendar.workDayFrom((days.at(-1) ?? firstDay) + draw.whole(8, 22)));
  return days;
};

/**
 * Walks back from the last day. An account that goes on buying ordered about one usual gap ago at most, so that only
 * planted accounts are silent by their own rhythm; those begin at the day on which they fell silent.
 */
const rhythmicDays = (draw: Draw, behaviour: Behaviour, calendar: Calendar): number[] => {
  const { gapDays, gapShape, pauseDays, lastDay } = behaviour;
  const isStopped = lastDay < calendar.endDay;
  const days: number[] = [];
  let at: number = isStopped ? lastDay : lastDay - draw.between(0, 1.1) * meanGapOf(behaviour);
  let leftInProject = draw.whole(2, ordersPerProject.most);
  while (at >= behaviour.firstDay) {
    const next = calendar.workDayFrom(Math.round(at));
    const day = next <= lastDay ? next : calendar.workDayUpTo(lastDay);
    if (day < (days.at(-1) ?? Number.POSITIVE_INFINITY)) days.push(day);
    // The season speaks mostly through the number of orders, growth half through their number, half through their size.
    const pace = calendar.seasonOf(day) ** 0.7 * Math.sqrt(growthOn(behaviour, calendar, day));
    at -= Math.max(1, (gapDays * draw.gamma(gapShape)) / pace);
    leftInProject -= 1;
    if (pauseDays === 0 || leftInProject > 0) continue;
    at -= pauseDays * draw.gamma(4);
    leftInProject = draw.whole(ordersPerProject.least, ordersPerProject.most);
  }
  return days.toReversed();
};
