/** The axes of the score; volume is shown and never weighs more than ten. */
export const weightedAxes = [
  'contribution',
  'continuity',
  'payment',
  'growth',
  'relationship',
  'strategic',
  'volume',
] as const;
export type WeightedAxis = (typeof weightedAxes)[number];

/** Axes of the measures (docs/methods.md 6.2); risk stands beside the score. */
export type MeasureAxis = WeightedAxis | 'risk';

/** money: minor units; share and probability: 0 to 1, four decimals; days, count, ratio, slope: as they are. */
export type MeasureUnit = 'money' | 'share' | 'probability' | 'days' | 'count' | 'ratio' | 'slope' | 'level' | 'rank';

/** Where a measure's rows lie; with account and period it names them. */
export type MeasureSource = 'order-lines' | 'monthly-facts' | 'invoices' | 'evidence' | 'model';

/**
 * Which part of history a measure reads: the policy's window, everything, the months of the trend, or the as-of day.
 */
export type MeasurePeriod = 'window' | 'history' | 'trend' | 'as-of';

export type MeasureSpec = {
  readonly axis: MeasureAxis;
  readonly unit: MeasureUnit;
  readonly better: 'higher' | 'lower';
  readonly source: MeasureSource;
  readonly period: MeasurePeriod;
};

const spec = (axis: MeasureAxis, unit: MeasureUnit, rest: Omit<MeasureSpec, 'axis' | 'unit'>): MeasureSpec => ({
  axis,
  unit,
  ...rest,
});
const up = (source: MeasureSource, period: MeasurePeriod) => ({ better: 'higher', source, period }) as const;
const down = (source: MeasureSource, period: MeasurePeriod) => ({ better: 'lower', source, period }) as const;

/** Every measure (docs/methods.md 2 to 5) with its axis, unit, direction and rows. */
export const measureTable = {
  contribution: spec('contribution', 'money', up('monthly-facts', 'window')),
  'expected-contribution': spec('contribution', 'money', up('model', 'window')),
  'next-year-contribution': spec('contribution', 'money', up('model', 'history')),
  'contribution-share': spec('contribution', 'share', up('monthly-facts', 'window')),
  'contribution-rank': spec('contribution', 'rank', down('monthly-facts', 'window')),
  'cumulative-share': spec('contribution', 'share', down('monthly-facts', 'window')),
  'active-month-share': spec('continuity', 'share', up('order-lines', 'history')),
  'order-days': spec('continuity', 'count', up('order-lines', 'window')),
  regularity: spec('continuity', 'ratio', up('order-lines', 'history')),
  'days-since-order': spec('continuity', 'days', down('order-lines', 'history')),
  'gap-ratio': spec('continuity', 'ratio', down('order-lines', 'history')),
  'alive-probability': spec('continuity', 'probability', up('model', 'history')),
  'next-year-orders': spec('continuity', 'count', up('model', 'history')),
  'days-beyond-terms': spec('payment', 'days', down('invoices', 'window')),
  'late-probability': spec('payment', 'probability', down('invoices', 'window')),
  'over-60-share': spec('payment', 'share', down('invoices', 'window')),
  'disputed-share': spec('payment', 'share', down('invoices', 'window')),
  'credit-use': spec('payment', 'share', down('invoices', 'as-of')),
  growth: spec('growth', 'slope', up('monthly-facts', 'trend')),
  acceleration: spec('growth', 'slope', up('monthly-facts', 'trend')),
  'lines-widened': spec('growth', 'count', up('order-lines', 'history')),
  'special-orders': spec('growth', 'count', up('order-lines', 'window')),
  'wallet-share': spec('growth', 'share', down('evidence', 'as-of')),
  potential: spec('growth', 'money', up('evidence', 'as-of')),
  'strategic-strength': spec('strategic', 'level', up('evidence', 'as-of')),
  'buying-centre-coverage': spec('relationship', 'share', up('evidence', 'as-of')),
  'gradient-step': spec('relationship', 'level', up('evidence', 'as-of')),
  satisfaction: spec('relationship', 'level', up('evidence', 'as-of')),
  loyalty: spec('relationship', 'level', up('evidence', 'as-of')),
  revenue: spec('volume', 'money', up('monthly-facts', 'window')),
  'revenue-rank': spec('volume', 'rank', down('monthly-facts', 'window')),
  'contribution-exposure': spec('risk', 'share', down('monthly-facts', 'window')),
  'credit-exposure': spec('risk', 'money', down('invoices', 'as-of')),
  'return-share': spec('risk', 'share', down('order-lines', 'window')),
  'sample-orders': spec('risk', 'count', up('order-lines', 'window')),
  'on-time-in-full': spec('risk', 'share', up('order-lines', 'window')),
  'margin-trend': spec('risk', 'slope', up('monthly-facts', 'trend')),
} as const satisfies Record<string, MeasureSpec>;
export type MeasureCode = keyof typeof measureTable;

const isMeasureCode = (text: string): text is MeasureCode => Object.hasOwn(measureTable, text);
export const measureCodes: readonly MeasureCode[] = Object.keys(measureTable).filter(isMeasureCode);
