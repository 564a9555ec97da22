import { aliveReportOf } from '../alive/alive-model.ts';
import type { AliveReport } from '../alive/alive-model.ts';
import { buyerTableOf } from '../alive/buyer-table.ts';
import type { BuyerTable } from '../alive/buyer-table.ts';
import { ownRhythmAliveOf } from '../alive/own-rhythm.ts';
import type { AccountFacts } from '../facts/account-facts.ts';
import { minorDigitsOf, minorOf } from '#kernel/money';
import { scoreBuyers, segmentGapLaws } from '../models/index.ts';
import type { AccountGapLaw, RepeatSummary } from '../models/index.ts';
import { growthReadingsOf, growthTrendOf, marginTrendOf } from './growth-readings.ts';
import { segmentGrowthOf } from './growth-of-segment.ts';
import { contributionFigureOf, contributionReadingOf } from './contribution-figure.ts';
import { latePriorOf } from './late-probability.ts';
import { dropUnrecorded, measureColumnsOf, writeReading, writeReadings } from './measure-columns.ts';
import type { MeasureColumns } from './measure-columns.ts';
import type { AccountNotes, MeasuredPopulation } from './measured-population.ts';
import type { Measuring } from './measuring.ts';
import { lastCompleteMonthOf, monthlySeriesOf } from './monthly-series.ts';
import { paymentReadingsOf } from './payment-readings.ts';
import { isPresent, missing, reading } from './reading.ts';
import { orderDaysIn, rhythmReadingsOf } from './rhythm-readings.ts';
import { segmentsOf } from './segment.ts';
import { nextSpendOf, spendReportOf } from './spend-report.ts';
import { statedReadingsOf } from './stated-readings.ts';
import { tradeReadingsOf } from './trade-readings.ts';
import { writeStanding } from './standing.ts';

const weeksPerYear = 365 / 7;

/**
 * Takes every measure for every account, in the order given (by code): account by account what needs nobody else, then
 * what a segment or the whole population adds. `buying` holds no prospects; models are fitted unless they are given.
 */
export const measurePopulation = (
  buying: readonly AccountFacts[],
  measuring: Measuring,
  fitted?: Pick<MeasuredPopulation, 'alive' | 'spend'>,
): MeasuredPopulation => {
  const { window, currency } = measuring;
  const columns = measureColumnsOf(buying.length);
  const segments = segmentsOf(buying);
  const buyers = buyerTableOf(buying, window.asOfDay);
  const notes = notesOf(buying, buyers, { measuring, segments });
  for (const [place, facts] of buying.entries()) {
    const note = notes[place];
    if (note === undefined) continue;
    const { figure, series, summary, law } = note;
    const marginTrend = measuring.basis === 'revenue' ? null : marginTrendOf(series);
    writeReadings(columns, place, {
      ...growthReadingsOf(facts, series, measuring),
      ...statedReadingsOf(facts, window.asOf),
      ...tradeReadingsOf(facts),
      ...rhythmReadingsOf({ facts, window, summary, law }),
      contribution: contributionReadingOf(figure, measuring),
      revenue: reading('money', Number(minorOf(figure.netE4, currency))),
      'margin-trend': marginTrend === null ? missing('short-history') : reading('slope', marginTrend),
    });
  }
  for (const places of segments) {
    writePayment(columns, buying, places);
    writeGrowth(columns, notes, places);
  }
  const alive = fitted?.alive ?? aliveReportOf(buying, buyers, window.asOfDay);
  const spend = fitted?.spend ?? spendReportOf(buyers);
  writeAlive(columns, { buyers, alive, notes });
  writeExpected(columns, buying.length);
  for (const [row, place] of buyers.place.entries()) {
    const facts = buying[place];
    const figure = notes[place]?.figure;
    if (!facts || !figure) continue;
    const nextSpend = nextSpendOf(spend, buyers, row);
    const spendMinor = nextSpend === null ? null : nextSpend * 10 ** minorDigitsOf(currency);
    writeNextYear(columns, place, { orderDays: orderDaysIn(facts, window), spendMinor });
  }
  dropUnrecorded(columns, ['lines-widened', 'special-orders', 'disputed-share', 'return-share', 'sample-orders']);
  const concentration = writeStanding(columns, buying.length);
  return { measuring, facts: buying, columns, notes, alive, spend, concentration };
};

type NotesInput = { readonly measuring: Measuring; readonly segments: readonly (readonly number[])[] };

const notesOf = (
  facts: readonly AccountFacts[],
  buyers: BuyerTable,
  { measuring, segments }: NotesInput,
): readonly AccountNotes[] => {
  const lastMonth = lastCompleteMonthOf(measuring.window.asOf);
  const summaries: (RepeatSummary | null)[] = facts.map(() => null);
  for (const [row, place] of buyers.place.entries()) summaries[place] = buyers.summaries[row] ?? null;
  const laws: (AccountGapLaw | null)[] = facts.map(() => null);
  for (const places of segments) {
    const found = segmentGapLaws(places.map((place) => summaries[place]?.gapDays ?? []));
    for (const [i, place] of places.entries()) laws[place] = found[i] ?? null;
  }
  return facts.map((account, place) => ({
    figure: contributionFigureOf(account, measuring.policy.creditRateBp),
    series: monthlySeriesOf(account, lastMonth, measuring),
    summary: summaries[place] ?? null,
    law: laws[place] ?? null,
  }));
};

const writePayment = (columns: MeasureColumns, facts: readonly AccountFacts[], places: readonly number[]): void => {
  const prior = latePriorOf(
    places.flatMap((place) => {
      const payment = facts[place]?.payment;
      return payment ? [{ late: payment.lateInvoices, judged: payment.judgedInvoices }] : [];
    }),
  );
  for (const place of places) {
    const account = facts[place];
    if (account) writeReadings(columns, place, paymentReadingsOf(account, prior));
  }
};

const writeGrowth = (columns: MeasureColumns, notes: readonly AccountNotes[], places: readonly number[]): void => {
  const trends = places.map((place) => {
    const series = notes[place]?.series;
    return series ? growthTrendOf(series) : null;
  });
  const readings = segmentGrowthOf(trends);
  for (const [i, place] of places.entries()) {
    const growth = readings[i];
    const isShort = (notes[place]?.series.historyMonths ?? 0) < 12;
    if (growth && !isShort) writeReading(columns.growth, place, growth);
  }
};

type AliveInput = {
  readonly buyers: BuyerTable;
  readonly alive: AliveReport;
  readonly notes: readonly AccountNotes[];
};

const writeAlive = (columns: MeasureColumns, { buyers, alive, notes }: AliveInput): void => {
  const scores = scoreBuyers(alive.fit, buyers, weeksPerYear);
  const isModel = alive.inUse === 'mbg-cnbd-k';
  for (const [row, place] of buyers.place.entries()) {
    const law = notes[place]?.law ?? null;
    const silentDays = ((buyers.T[row] ?? 0) - (buyers.tx[row] ?? 0)) * 7;
    const own = law === null ? null : ownRhythmAliveOf(law, silentDays);
    const chance = isModel ? (scores.alive[row] ?? 0) : own;
    if (chance === null) {
      writeReading(columns['alive-probability'], place, missing('few-gaps'));
      writeReading(columns['next-year-orders'], place, missing('few-gaps'));
      continue;
    }
    const orders = isModel ? (scores.expectedOrders[row] ?? 0) : law === null ? 0 : (chance * 365) / law.meanDays;
    const confidence = isModel ? 0.9 : 0.5;
    writeReading(columns['alive-probability'], place, reading('probability', chance, confidence));
    writeReading(columns['next-year-orders'], place, reading('count', orders, confidence));
  }
};

/** The headline: trailing contribution × probability of being alive (docs/methods.md 2.3), whole minor units. */
const writeExpected = (columns: MeasureColumns, accounts: number): void => {
  for (let place = 0; place < accounts; place += 1) {
    const contribution = columns.contribution.value[place] ?? Number.NaN;
    const alive = columns['alive-probability'].value[place] ?? Number.NaN;
    if (Number.isNaN(contribution)) writeReading(columns['expected-contribution'], place, missing('cost-unknown'));
    else {
      // Nobody's rhythm is known: the contribution stands as it is, trusted little.
      const chance = Number.isNaN(alive) ? 1 : alive;
      const known = Number.isNaN(alive) ? 0.3 : (columns['alive-probability'].confidence[place] ?? 0);
      const confidence = Math.min(columns.contribution.confidence[place] ?? 0, known);
      writeReading(columns['expected-contribution'], place, reading('money', contribution * chance, confidence));
    }
  }
};

/** Expected orders × expected value of one × contribution per revenue of the window. */
const writeNextYear = (
  columns: MeasureColumns,
  place: number,
  { orderDays, spendMinor }: { readonly orderDays: number; readonly spendMinor: number | null },
): void => {
  const orders = columns['next-year-orders'].value[place] ?? Number.NaN;
  const contribution = columns.contribution.value[place] ?? Number.NaN;
  const revenue = columns.revenue.value[place] ?? Number.NaN;
  const ownPerOrder = orderDays > 0 ? contribution / orderDays : Number.NaN;
  const perOrder = spendMinor !== null && revenue > 0 ? spendMinor * (contribution / revenue) : ownPerOrder;
  const next = reading('money', orders * perOrder, 0.6);
  writeReading(columns['next-year-contribution'], place, isPresent(next) ? next : missing('few-points'));
};
