import type { Behaviour } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import type { Draw } from './draw.ts';

const daysPerYear = 365.25;

/** How strongly the account buys on a day against its own average: growth around the middle of the history. */
export const growthOn = (behaviour: Behaviour, calendar: Calendar, day: number): number => {
  const middle = (behaviour.firstDay + calendar.endDay) / 2;
  return Math.exp((behaviour.growth * (day - middle)) / daysPerYear);
};

/** Mean days between orders with the pauses between projects counted in. */
export const meanGapOf = ({ gapDays, pauseDays }: Behaviour): number => gapDays + pauseDays / ordersPerProject;

const ordersPerProject = 8;

/** The order days of an account as rising day numbers, no day twice. */
export const orderDaysOf = (draw: Draw, behaviour: Behaviour, calendar: Calendar): readonly number[] => {
  if (behaviour.part === 'prospect') return [];
  if (behaviour.part === 'one-off-giant') return giantDays(draw, behaviour, calendar);
  const days = rhythmicDays(draw, behaviour, calendar);
  if (behaviour.lastDay === calendar.endDay) closeUp(draw, days, { behaviour, calendar });
  return days;
};

const giantDays = (draw: Draw, { firstDay }: Behaviour, calendar: Calendar): number[] => {
  const days = [calendar.workDayFrom(firstDay)];
  for (let left = draw.whole(0, 2); left > 0; left -= 1)
    days.push(calendar.workDayFrom((days.at(-1) ?? firstDay) + draw.whole(8, 22)));
  return days;
};

const rhythmicDays = (draw: Draw, behaviour: Behaviour, calendar: Calendar): number[] => {
  const { gapDays, gapShape, pauseDays, lastDay } = behaviour;
  const days: number[] = [];
  let at: number = behaviour.firstDay;
  let leftInProject = draw.whole(5, 11);
  for (;;) {
    const day = calendar.workDayFrom(Math.round(at));
    if (day > lastDay) return days;
    if (day > (days.at(-1) ?? 0)) days.push(day);
    // The season speaks mostly through the number of orders, growth half through their number, half through their size.
    const pace = calendar.seasonOf(day) ** 0.7 * Math.sqrt(growthOn(behaviour, calendar, day));
    at += Math.max(1, (gapDays * draw.gamma(gapShape)) / pace);
    leftInProject -= 1;
    if (pauseDays === 0 || leftInProject > 0) continue;
    at += pauseDays * draw.gamma(4);
    leftInProject = draw.whole(5, 11);
  }
};

type Closing = { readonly behaviour: Behaviour; readonly calendar: Calendar };

/** An account that goes on buying has ordered lately by its own rhythm, so that only planted accounts fall silent. */
const closeUp = (draw: Draw, days: number[], { behaviour, calendar }: Closing): void => {
  const last = days.at(-1) ?? behaviour.firstDay;
  if (calendar.endDay - last <= behaviour.gapDays * 0.75) return;
  const day = calendar.workDayUpTo(calendar.endDay - draw.whole(0, Math.round(behaviour.gapDays * 0.5)));
  if (day > last) days.push(day);
};
