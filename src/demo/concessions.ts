import type { CostToServeKind, CostToServeRecord, PocketItemRecord, PocketKind } from '#domain/ledger';
import type { Behaviour } from './behaviour.ts';
import type { Calendar } from './calendar.ts';
import { demoCurrency } from './currency.ts';
import type { Draw } from './draw.ts';
import { meltedMonthsOn } from './melt.ts';

export type Concessions = {
  readonly pocketItems: readonly PocketItemRecord[];
  readonly costToServe: readonly CostToServeRecord[];
};

/** Net revenue of an order in CNY; returns are negative and stand on the day of their order. */
export type Sale = { readonly day: number; readonly revenue: number };

type Spending = {
  readonly account: string;
  readonly behaviour: Behaviour;
  readonly calendar: Calendar;
  readonly sales: readonly Sale[];
};

/** Rebates, freight and support that come off the price later, and what serving the account costs, month by month. */
export const concessionsOf = (draw: Draw, spending: Spending): Concessions => {
  const { account, behaviour } = spending;
  const pocketItems: PocketItemRecord[] = [];
  const costToServe: CostToServeRecord[] = [];
  const isBig = behaviour.yearlyRevenue > bigRevenue;
  const give = (kind: PocketKind, month: Sale, share: number): void => {
    const amountMinor = fenOf(month.revenue * share * draw.logNormal(0.12));
    if (amountMinor > 0n)
      pocketItems.push({
        ...entryOf(spending, month, amountMinor),
        entryNo: `PI-${account}-${pocketItems.length + 1}`,
        kind,
      });
  };
  const serve = (kind: CostToServeKind, month: Sale, share: number): void => {
    const amountMinor = fenOf(month.revenue * share * draw.logNormal(0.1));
    if (amountMinor > 0n)
      costToServe.push({
        ...entryOf(spending, month, amountMinor),
        entryNo: `CS-${account}-${costToServe.length + 1}`,
        kind,
      });
  };
  for (const month of monthsOf(spending)) {
    const melted = behaviour.melt ? behaviour.melt.rebate * meltedMonthsOn(behaviour.melt, month.day) : 0;
    give('rebate', month, behaviour.rebateRate + melted);
    give('freight', month, behaviour.freightRate);
    if (behaviour.supportRate > 0) give('marketing-support', month, behaviour.supportRate);
    if (draw.chance(0.01)) give(draw.pick(['coupon', 'referral-reward']), month, 0.004);
    const parts = isBig ? 2 : 1;
    for (let part = 0; part < parts; part += 1) serve(draw.pick(serviceKinds), month, behaviour.serveRate / parts);
  }
  return { pocketItems, costToServe };
};

const bigRevenue = 350_000;

/** Visits are the everyday; a kind stands as often as it happens. Samples are booked by the ledger from sample lines. */
const serviceKinds = [
  'visit',
  'visit',
  'visit',
  'visit',
  'technical-change',
  'technical-change',
  'remedy',
  'hospitality',
  'gift',
  'other',
] as const satisfies readonly CostToServeKind[];

const fenOf = (amount: number): bigint => BigInt(Math.max(0, Math.round(amount * 100)));

const entryOf = ({ account, calendar }: Spending, month: Sale, amountMinor: bigint) => ({
  account,
  bookedOn: calendar.dayOf(month.day),
  amountMinor,
  currency: demoCurrency,
});

const daysPerMonth = 365 / 12;

/**
 * Net revenue by months (big, melting and loss-making accounts) or quarters (the others), booked on the last order day in
 * them. Periods count back from the last day, so that no trailing year holds a booking for trade outside of it.
 */
const monthsOf = ({ behaviour, calendar, sales }: Spending): Sale[] => {
  const span = behaviour.part === 'loss-maker' || behaviour.melt || behaviour.yearlyRevenue > bigRevenue ? 1 : 3;
  const byPeriod = new Map<number, Sale>();
  for (const { day, revenue } of sales) {
    const period = Math.floor((calendar.endDay - day) / (span * daysPerMonth));
    const sum = byPeriod.get(period) ?? { day, revenue: 0 };
    byPeriod.set(period, { day: Math.max(sum.day, day), revenue: sum.revenue + revenue });
  }
  return [...byPeriod.values()].filter(({ revenue }) => revenue > 0);
};
