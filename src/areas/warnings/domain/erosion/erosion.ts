import { averageRunLength, falseAlarmsAYear, thresholdFor } from '../detect/run-length.ts';
import { defaultErosionChart, selfStartingCusum } from '../detect/self-starting-cusum.ts';
import type { ChartResult, ErosionChart } from '../detect/self-starting-cusum.ts';
import type { BookSeries } from '../series/peer-levels.ts';
import { variancePriorOf } from '../stats/moderated-variance.ts';
import type { SampleVariance, VariancePrior } from '../stats/moderated-variance.ts';
import { normalScoreTables } from '../stats/normal-scores.ts';
import type { NormalScores } from '../stats/normal-scores.ts';
import { confidencesOf, heightChances } from './evidence.ts';
import { onsetOf } from './onset.ts';
import { besidePeers, erosionCharts, erosionPeersOf, neededBy, noiseOf } from './watch-basis.ts';
import type { AccountNoise, Charted, ErosionBook, ErosionChartName, WatchBasis } from './watch-basis.ts';

/** Watched months per false alarm that each chart may give in one account. */
export type ErosionRule = Readonly<Record<ErosionChartName, number>> & { readonly warmUp: number };

/**
 * The margin chart hears every kind of erosion and takes most of the false alarms (h 4.75); the price chart hears a
 * concession earlier where prices are steadier than costs, with a threshold that adds a sixth to them: at most two clean
 * accounts in a hundred alarm falsely in a year (bench/erosion.ts).
 */
export const defaultErosionRule: ErosionRule = { margin: 720, price: 4_500, warmUp: 12 };

export type ErosionFinding = {
  /** Place of the account in the book. */
  readonly account: number;
  /** Months as places in the series. */
  readonly since: number;
  readonly alarmAt: number;
  readonly charts: readonly ErosionChartName[];
  readonly shape: 'step' | 'drift';
  /** Mean shortfall since the onset, as a share of net: of margin, or of price where the price chart alarmed first. */
  readonly shortfall: number;
  /** Both charts, or two months in a row: enough to call it confirmed. */
  readonly isConfirmed: boolean;
  /** 1 − the false discovery rate at this finding. */
  readonly confidence: number;
  /** The series of the chart that alarmed first, less its peers, and the chart's path in shares of its threshold. */
  readonly series: Float64Array;
  readonly path: Float64Array;
};

export type ErosionReport = {
  /** The falls that still stand. */
  readonly findings: readonly ErosionFinding[];
  /** Months at which each account gave a warning by either chart, healed ones too. */
  readonly alarms: readonly (readonly number[])[];
  /** How restless each account is, and how many months a drift of half a point a month needs in it. */
  readonly noises: readonly AccountNoise[];
  /** What one account of this book is watched by. */
  readonly basis: WatchBasis;
  /** "About n false alarms a year in this book." */
  readonly falseAlarmsAYear: number;
};

type Watched = {
  readonly series: BookSeries;
  readonly chart: ErosionChart;
  readonly results: readonly ChartResult[];
  readonly scoreOf: NormalScores;
};

/**
 * Silent erosion of a whole book (docs/methods.md 9.3 to 9.7): margin and price of every account less its peers, each
 * on a self-starting chart with moderated variance; one finding per account, dated by least squares.
 */
export const erosionOf = (book: ErosionBook, rule: ErosionRule = defaultErosionRule): ErosionReport => {
  const peers = erosionPeersOf(book);
  const beside = besidePeers(book, peers);
  const margin = watch(beside.margin, { runLength: rule.margin, warmUp: rule.warmUp });
  const price = watch(beside.price, { runLength: rule.price, warmUp: rule.warmUp });
  const longest = margin.results.reduce((most, { watched }) => Math.max(most, watched), 1);
  const chanceOf = heightChances(margin.chart.k, longest);
  const confidences = confidencesOf(
    margin.results.map((result, i) => {
      const other = price.results[i] ?? result;
      return [chanceOf(result.peak, result.watched), chanceOf(other.peak, other.watched)];
    }),
  );
  const findings = margin.results.flatMap((_, account) => {
    const finding = findingOf(account, { margin, price });
    return finding === null ? [] : [{ ...finding, confidence: confidences[account] ?? 0 }];
  });
  const charts = { margin: margin.chart, price: price.chart };
  const needed = neededBy({ charts });
  return {
    findings,
    alarms: margin.results.map((result, i) => warningsOf([result, price.results[i] ?? result])),
    noises: margin.results.map((result, account) =>
      noiseOf(
        {
          margin: chartedBy(margin, account, result),
          price: chartedBy(price, account, price.results[account] ?? result),
        },
        needed,
      ),
    ),
    basis: { charts, peers },
    falseAlarmsAYear: [margin, price].reduce(
      (sum, { chart, results }) =>
        sum + falseAlarmsAYear(results.filter(({ watched }) => watched > 0).length, averageRunLength(chart, 0)),
      0,
    ),
  };
};

const seriesAt = ({ values, months }: BookSeries, account: number): Float64Array =>
  values.subarray(account * months, (account + 1) * months);

const chartedBy = ({ series, chart }: Watched, account: number, result: ChartResult): Charted => ({
  series: seriesAt(series, account),
  chart,
  result,
});

const watch = (series: BookSeries, rule: { readonly runLength: number; readonly warmUp: number }): Watched => {
  const { values, months } = series;
  const accounts = months > 0 ? values.length / months : 0;
  const chart: ErosionChart = {
    ...defaultErosionChart,
    h: thresholdFor(defaultErosionChart.k, rule.runLength),
    warmUp: rule.warmUp,
    prior: priorOf(series, rule.warmUp),
  };
  const scoreOf = normalScoreTables();
  const results = Array.from({ length: accounts }, (_, account) =>
    selfStartingCusum(seriesAt(series, account), { chart, scoreOf }),
  );
  return { series, chart, results, scoreOf };
};

/** The book's prior, from the variance of every account's warm-up. */
const priorOf = ({ values, months }: BookSeries, warmUp: number): VariancePrior | null => {
  const samples: SampleVariance[] = [];
  for (let start = 0; start < values.length; start += months) {
    let [count, mean, squares] = [0, 0, 0];
    for (let m = 0; m < months && count < warmUp; m += 1) {
      const value = values[start + m] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      count += 1;
      const step = value - mean;
      mean += step / count;
      squares += step * (value - mean);
    }
    if (count >= warmUp && count > 1) samples.push({ variance: squares / (count - 1), degrees: count - 1 });
  }
  return variancePriorOf(samples);
};

/** When an account's warning opened: a chart that alarms while the other's alarm stands opens no second one. */
const warningsOf = (charts: readonly ChartResult[]): readonly number[] => {
  const opened: number[] = [];
  let until = -1;
  for (const alarm of charts.flatMap(({ alarms }) => alarms).toSorted((a, b) => a.at - b.at)) {
    if (alarm.at > until) opened.push(alarm.at);
    until = Math.max(until, alarm.until ?? Number.POSITIVE_INFINITY);
  }
  return opened;
};

/** The series without the months of falls that were made good. */
const lessHealed = (series: Float64Array, { alarms }: ChartResult): Float64Array => {
  const kept = Float64Array.from(series);
  for (const { at, until } of alarms) {
    if (until === null) continue;
    const onset = onsetOf(kept, at)?.at ?? at;
    kept.fill(Number.NaN, onset, until);
  }
  return kept;
};

const findingOf = (
  account: number,
  charts: Readonly<Record<ErosionChartName, Watched>>,
): Omit<ErosionFinding, 'confidence'> | null => {
  const alarms = erosionCharts.flatMap((name) => {
    const result = charts[name].results[account];
    const alarmAt = result?.alarmAt ?? null;
    return result === undefined || alarmAt === null ? [] : [{ name, result, alarmAt }];
  });
  const first = alarms.toSorted((a, b) => a.alarmAt - b.alarmAt)[0];
  if (first === undefined) return null;
  const series = seriesAt(charts[first.name].series, account);
  const known = lessHealed(series, first.result);
  const onset = onsetOf(known, first.alarmAt);
  const since = onset?.at ?? first.result.since ?? first.alarmAt;
  return {
    account,
    since,
    alarmAt: first.alarmAt,
    charts: alarms.map(({ name }) => name),
    shape: onset?.shape ?? 'step',
    shortfall: meanOf(known.subarray(0, since)) - meanOf(known.subarray(since)),
    isConfirmed: alarms.length > 1 || alarms.some(({ result }) => result.isPersistent),
    series,
    path: pathOf(series, charts[first.name]),
  };
};

/** How near to an alarm the chart stood month by month; NaN where there was no trade. */
const pathOf = (series: Float64Array, { chart, scoreOf }: Watched): Float64Array => {
  const trace = { scores: new Float64Array(series.length), path: new Float64Array(series.length) };
  selfStartingCusum(series, { chart, scoreOf, trace });
  return trace.path.map((level, at) => (Number.isNaN(series[at] ?? Number.NaN) ? Number.NaN : level / chart.h));
};

const meanOf = (series: Float64Array): number => {
  const known = series.filter((value) => !Number.isNaN(value));
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : 0;
};
