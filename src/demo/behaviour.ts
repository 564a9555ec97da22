import type { Calendar } from './calendar.ts';
import type { Draw } from './draw.ts';

/** The part that an account plays; every part but `ordinary` and `prospect` is a planted truth. */
export const parts = [
  'key',
  'anchor',
  'one-off-giant',
  'squeezer',
  'slow-payer',
  'lapsing',
  'loss-maker',
  'tomorrow',
  'loyal-dealer',
  'near-miss',
  'ordinary',
  'prospect',
] as const;
export type Part = (typeof parts)[number];

/** What keeps an account from being a key account of tomorrow though all the rest is like one. */
export const nearMisses = [
  'pays-late',
  'long-established',
  'common-product',
  'dearer-only',
  'tiny-base',
  'one-project',
  'silent',
] as const;
export type NearMiss = (typeof nearMisses)[number];

/** How an account buys, pays and costs. Rates are shares of net revenue, days are day numbers, money is CNY. */
export type Behaviour = {
  readonly part: Part;
  readonly miss: NearMiss | undefined;
  /** The only weeks with special orders, for a buyer of one project. */
  readonly projectFrom: number | undefined;
  readonly isDealer: boolean;
  /** Net revenue of a year at the middle of the history. */
  readonly yearlyRevenue: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Mean gap between orders and the shape of its gamma law. */
  readonly gapDays: number;
  readonly gapShape: number;
  /** Mean pause after a project; 0 for buyers without projects. */
  readonly pauseDays: number;
  /** Growth of the logarithm of revenue in a year. */
  readonly growth: number;
  readonly orderSpread: number;
  readonly linesPerOrder: number;
  /** Gross margin before any melting. */
  readonly grossMargin: number;
  readonly melt: Melt | undefined;
  readonly rebateRate: number;
  readonly freightRate: number;
  readonly supportRate: number;
  readonly serveRate: number;
  readonly termsDays: number;
  readonly paying: Paying;
  /** Chance of a special order and of a complex product in an order. */
  readonly specialShare: number;
  readonly sampleShare: number;
  readonly freeShare: number;
};

/** From `from` on, every month takes `discount` off the price (puts it on, below zero) and adds `rebate`, and terms stretch to `termsDays`. */
export type Melt = {
  readonly from: number;
  readonly discount: number;
  readonly rebate: number;
  readonly termsDays: number;
};

/** Share of invoices paid late, and by how many days: mean, least and most. */
export type Paying = {
  readonly lateShare: number;
  readonly meanDays: number;
  readonly leastDays: number;
  readonly mostDays: number;
};

const medianYearlyRevenue = 170_000;
const revenueSpread = 1.18;

/** Yearly revenue `z` standard deviations above the median account. */
const revenueAt = (z: number): number => medianYearlyRevenue * Math.exp(revenueSpread * z);

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** `place` counts the accounts of the same part, from 0. */
type Setting = {
  readonly draw: Draw;
  readonly calendar: Calendar;
  readonly isDealer: boolean;
  readonly isPublic: boolean;
  readonly place: number;
};

export const behaviourOf = (part: Part, setting: Setting): Behaviour => ({
  ...ordinaryOf(setting),
  ...changesByPart[part](setting),
  part,
});

/** Ordinary accounts keep a distance from every badge: level margins, at least eight orders, a rhythm that goes on. */
const ordinaryOf = ({ draw, calendar, isDealer, isPublic }: Setting): Behaviour => {
  const z = within(draw.normal(), -1.7, 2.3);
  const isProject = !isDealer && draw.chance(0.25);
  const gapDays = isProject ? draw.between(9, 15) : gapAt(draw, z);
  const pauseDays = isProject ? draw.between(80, 150) : 0;
  const started = draw.chance(0.62);
  const latestStart = calendar.endDay - Math.max(240, 12 * gapDays + 2.2 * pauseDays);
  const firstDay = started ? calendar.firstDay : draw.between(calendar.firstDay, latestStart);
  return {
    part: 'ordinary',
    miss: undefined,
    projectFrom: undefined,
    isDealer,
    yearlyRevenue: revenueAt(z),
    firstDay: Math.floor(firstDay),
    lastDay: calendar.endDay,
    gapDays,
    gapShape: isProject ? 2 : draw.between(1.6, 5),
    pauseDays,
    growth: within(0.06 * draw.normal() + 0.03, -0.1, 0.18),
    orderSpread: gapDays > 35 ? draw.between(0.2, 0.32) : draw.between(0.3, 0.5),
    linesPerOrder: within(3.85 * Math.exp(0.16 * z) * draw.logNormal(0.2), 2, 14),
    ...marginsOf(draw, within(0.065 + 0.014 * draw.normal(), 0.05, 0.1), isDealer),
    melt: undefined,
    termsDays: isPublic ? draw.pick([45, 60]) : draw.pick([0, 15, 30, 30, 30, 45, 60]),
    paying: {
      lateShare: within(0.425 * draw.gamma(8), 0.1, 0.7),
      meanDays: draw.between(4, 6.5),
      leastDays: 1,
      mostDays: 38,
    },
    specialShare: z > 0.9 ? draw.between(0.05, 0.2) : 0,
    sampleShare: z > -0.7 ? 0.08 : 0.02,
    freeShare: (isDealer ? 0.08 : 0.04) * (z > -0.7 ? 1 : 0.2),
  };
};

const gapAt = (draw: Draw, z: number): number => within(56 * Math.exp(-0.32 * z) * draw.logNormal(0.3), 10, 70);

type Margins = Pick<Behaviour, 'grossMargin' | 'rebateRate' | 'freightRate' | 'supportRate' | 'serveRate'>;

/** Splits what lies between gross margin and a wanted contribution over rebates, freight, support and service. */
const marginsOf = (draw: Draw, contribution: number, isDealer: boolean): Margins => {
  const rebateRate = draw.between(0.006, 0.018);
  const freightRate = draw.between(0.008, 0.016);
  const supportRate = isDealer ? draw.between(0.006, 0.014) : 0;
  const serveRate = draw.between(0.015, 0.034);
  return {
    grossMargin: contribution + rebateRate + freightRate + supportRate + serveRate,
    rebateRate,
    freightRate,
    supportRate,
    serveRate,
  };
};

/** A steady buyer from the first days of the history on. */
const steadyFrom = ({ calendar }: Setting, gapDays: number) => ({
  firstDay: calendar.firstDay,
  gapDays,
  pauseDays: 0,
});

/** Days over which a project is ordered; special orders within 30 days of the first are one project (docs/methods.md 6.4). */
export const projectDays = 24;

const tomorrowOf = ({ draw, calendar, isDealer }: Setting): Partial<Behaviour> => ({
  ...marginsOf(draw, draw.between(0.09, 0.13), isDealer),
  yearlyRevenue: revenueAt(draw.between(-0.95, -0.45)),
  firstDay: calendar.endDay - draw.whole(430, 800),
  gapDays: draw.between(18, 30),
  gapShape: draw.between(2.5, 5),
  pauseDays: 0,
  growth: draw.between(0.4, 0.65),
  orderSpread: 0.3,
  linesPerOrder: draw.between(2.5, 4),
  termsDays: 30,
  paying: punctual,
  specialShare: draw.between(0.45, 0.65),
});

type Changes = (setting: Setting) => Partial<Behaviour>;

const punctual: Paying = { lateShare: 0.08, meanDays: 3, leastDays: 1, mostDays: 9 };

const changesByMiss: Readonly<Record<NearMiss, Changes>> = {
  'pays-late': () => ({ paying: { lateShare: 0.9, meanDays: 9, leastDays: 7, mostDays: 28 } }),
  // Age and product stand in the master data (account-records.ts).
  'long-established': () => ({}),
  'common-product': () => ({}),
  // Grows as its prices do, not in what it buys.
  'dearer-only': ({ calendar }) => ({
    melt: { from: calendar.endDay - 720, discount: -0.011, rebate: 0, termsDays: 30 },
    growth: 0.13,
    specialShare: 0,
  }),
  'tiny-base': ({ draw, calendar }) => ({
    yearlyRevenue: revenueAt(draw.between(-2.1, -1.8)),
    firstDay: calendar.endDay - draw.whole(430, 500),
    growth: 1.4,
    specialShare: 0,
  }),
  'one-project': ({ draw, calendar }) => ({ projectFrom: calendar.endDay - draw.whole(70, 200), specialShare: 0 }),
  silent: ({ draw, calendar }) => {
    const gapDays = draw.between(13, 18);
    const lastDay = calendar.endDay - Math.round(Math.max(195, gapDays * draw.between(12, 15)));
    return { gapDays, lastDay, firstDay: lastDay - draw.whole(300, 420), gapShape: draw.between(4, 6), growth: 0 };
  },
};

const keyOf: Changes = (setting) => {
  const { draw } = setting;
  return {
    ...steadyFrom(setting, draw.between(8, 16)),
    ...marginsOf(draw, draw.between(0.09, 0.12), setting.isDealer),
    yearlyRevenue: revenueAt(draw.between(1.75, 2.75)),
    gapShape: draw.between(3, 6),
    growth: draw.between(0.04, 0.16),
    linesPerOrder: draw.between(5, 8),
    termsDays: draw.pick([30, 30, 45]),
    paying: { lateShare: draw.between(0.08, 0.25), meanDays: 4, leastDays: 1, mostDays: 15 },
    specialShare: draw.between(0.12, 0.25),
  };
};

const changesByPart: Readonly<Record<Part, Changes>> = {
  ordinary: () => ({}),
  prospect: () => ({ yearlyRevenue: 0 }),
  key: keyOf,
  // Three times the next largest.
  anchor: (setting) => ({ ...keyOf(setting), yearlyRevenue: revenueAt(3.75), growth: 0.14 }),
  'one-off-giant': ({ draw, calendar, isDealer }) => ({
    ...marginsOf(draw, draw.between(0.06, 0.1), isDealer),
    yearlyRevenue: revenueAt(draw.between(1.9, 2.9)),
    firstDay: calendar.endDay - draw.whole(100, 600),
    linesPerOrder: draw.whole(22, 48),
    growth: 0,
    paying: { lateShare: 0.4, meanDays: 5, leastDays: 1, mostDays: 14 },
    specialShare: 0,
  }),
  squeezer: (setting) => {
    const { draw, calendar } = setting;
    return {
      ...steadyFrom(setting, draw.between(8, 15)),
      ...marginsOf(draw, draw.between(0.16, 0.19), false),
      yearlyRevenue: revenueAt(draw.between(1.5, 2.35)),
      gapShape: draw.between(2.5, 5),
      growth: draw.between(0.02, 0.12),
      melt: { from: calendar.endDay - draw.whole(550, 720), discount: 0.0033, rebate: 0.0018, termsDays: 75 },
      termsDays: 30,
    };
  },
  'slow-payer': (setting) => {
    const { draw } = setting;
    const z = draw.between(-0.3, 1.9);
    return {
      ...steadyFrom(setting, gapAt(draw, z)),
      ...marginsOf(draw, draw.between(0.07, 0.1), setting.isDealer),
      yearlyRevenue: revenueAt(z),
      termsDays: draw.pick([30, 45, 60]),
      paying: { lateShare: draw.between(1.05, 1.2), meanDays: draw.between(32, 46), leastDays: 24, mostDays: 150 },
      specialShare: 0,
    };
  },
  lapsing: (setting) => {
    const { draw, calendar, place } = setting;
    const gapDays = draw.between(11, 24);
    // A third bought for years, the others left after seven to twelve orders: leaving early and leaving late are both seen.
    const isShortLived = place % 3 > 0;
    const silentGaps = isShortLived ? draw.between(16, 21) : draw.between(10, 15);
    const lastDay = calendar.endDay - Math.round(Math.max(190, gapDays * silentGaps));
    return {
      ...steadyFrom(setting, gapDays),
      ...(isShortLived && { firstDay: lastDay - Math.round(gapDays * draw.between(8.5, 10)) }),
      yearlyRevenue: revenueAt(draw.between(-0.4, 1.5)),
      lastDay,
      gapShape: isShortLived ? draw.between(6, 9) : draw.between(3, 6),
      growth: 0,
      specialShare: 0,
    };
  },
  'loss-maker': (setting) => {
    const { draw } = setting;
    const isLarge = setting.place % 9 < 5;
    const loss = {
      rebateRate: draw.between(0.035, 0.055),
      freightRate: draw.between(0.03, 0.045),
      supportRate: 0,
      serveRate: isLarge ? draw.between(0.12, 0.16) : draw.between(0.15, 0.22),
    };
    return {
      ...steadyFrom(setting, isLarge ? draw.between(8, 14) : draw.between(14, 26)),
      ...loss,
      grossMargin: isLarge ? draw.between(-0.06, -0.01) : draw.between(0.0, 0.05),
      yearlyRevenue: revenueAt(isLarge ? draw.between(2, 2.65) : draw.between(-0.4, 0.5)),
      growth: 0.02,
      specialShare: isLarge ? 0.1 : 0,
      freeShare: 0.12,
      sampleShare: 0.14,
    };
  },
  tomorrow: (setting) => tomorrowOf(setting),
  'near-miss': (setting) => {
    const miss = nearMisses[setting.place % nearMisses.length] ?? 'pays-late';
    return { ...tomorrowOf(setting), ...changesByMiss[miss](setting), miss };
  },
  'loyal-dealer': (setting) => {
    const { draw } = setting;
    return {
      ...steadyFrom(setting, draw.between(10, 16)),
      ...marginsOf(draw, draw.between(0.06, 0.085), true),
      yearlyRevenue: revenueAt(draw.between(0.3, 1.1)),
      gapShape: draw.between(4, 7),
      growth: draw.between(0, 0.08),
      orderSpread: 0.25,
      termsDays: 30,
      paying: { lateShare: draw.between(0.08, 0.22), meanDays: 4, leastDays: 1, mostDays: 14 },
      specialShare: 0,
    };
  },
};
