import type { AccountFacts } from '../facts/account-facts.ts';
import {
  buyerPopulationOf,
  calibrationOf,
  fitBgNbd,
  fitDropout,
  fitMbgCnbdK,
  mayShowProbabilities,
} from '../models/index.ts';
import type { BuyerColumns, Calibration, DegenerateReason, DropoutFit, DropoutModel } from '../models/index.ts';
import { roundTo } from '../stats/rounding.ts';
import { activeProbabilityOf } from './active-probability.ts';
import { buyerTableOf } from './buyer-table.ts';
import type { BuyerTable } from './buyer-table.ts';

/** Why probabilities of the model are not used and every account is judged by its own rhythm. */
export type FallbackReason = DegenerateReason | 'badlyCalibrated';

/** What a run says about its repeat-purchase model. */
export type AliveReport = {
  readonly accounts: number;
  readonly repeatOrders: number;
  /** The model in use: MBG/CNBD-k with its k, or the own-rhythm rule. */
  readonly inUse: 'mbg-cnbd-k' | 'own-rhythm';
  readonly fallback: FallbackReason | null;
  readonly fit: DropoutFit;
  /** The plain BG/NBD beside it, for comparison with the literature. */
  readonly bgNbd: DropoutFit;
  /** Hold-out test inside the history: fitted before, judged after. Null where the history is too short to split. */
  readonly calibration: (Calibration & { readonly holdoutDays: number }) | null;
};

/**
 * Above this the rhythm k is chosen, and the hold-out fit made, on an even sample; the model in use is fitted on all.
 */
const sampleSize = 5_000;
const longestHoldoutDays = 182;
const shortestHoldoutDays = 28;
/** With fewer judged accounts a Z says nothing. */
const fewestForecasts = 50;
const daysPerWeek = 7;

/**
 * Chooses, fits and tests the model of who is still buying (docs/methods.md 3.3, 3.10). One-order accounts are why MBG
 * is preferred to BG/NBD. A degenerate fit or |Z| > 3 on the hold-out hands over to the own-rhythm rule, and says so.
 */
export const aliveReportOf = (facts: readonly AccountFacts[], buyers: BuyerTable, asOfDay: number): AliveReport => {
  const population = buyerPopulationOf(buyers);
  const fit = chosenFitOf(buyers);
  const calibration = fit.degenerate === null ? calibrationIn(facts, fit, asOfDay) : null;
  const isTrusted = calibration === null || mayShowProbabilities(calibration);
  const fallback = fit.degenerate ?? (isTrusted ? null : 'badlyCalibrated');
  return {
    accounts: population.accounts,
    repeatOrders: population.repeatOrders,
    inUse: fallback === null ? 'mbg-cnbd-k' : 'own-rhythm',
    fallback,
    fit,
    bgNbd: fitBgNbd(population),
    calibration,
  };
};

const chosenFitOf = (buyers: BuyerTable): DropoutFit => {
  const onSample = fitMbgCnbdK(buyerPopulationOf(sampleOf(buyers)));
  const isWhole = buyers.place.length <= sampleSize;
  return rounded(isWhole ? onSample : fitDropout(buyerPopulationOf(buyers), onSample.variant));
};

/** Every n-th buyer in canonical order, so that at most `sampleSize` are left. */
const sampleOf = (buyers: BuyerTable): BuyerColumns => {
  const step = Math.ceil(buyers.place.length / sampleSize);
  const isSampled = (_: number, i: number): boolean => i % step === 0;
  return {
    x: buyers.x.filter(isSampled),
    tx: buyers.tx.filter(isSampled),
    T: buyers.T.filter(isSampled),
    litt: buyers.litt.filter(isSampled),
  };
};

/** Parameters are kept to six significant digits: the explanation states exactly what was used. */
const rounded = (fit: DropoutFit): DropoutFit => {
  const { r, alpha, a, b } = fit.params;
  const digits = (value: number): number => Number(value.toPrecision(6));
  return { ...fit, params: { r: digits(r), alpha: digits(alpha), a: digits(a), b: digits(b) } };
};

const calibrationIn = (
  facts: readonly AccountFacts[],
  fit: DropoutFit,
  asOfDay: number,
): AliveReport['calibration'] => {
  const firstDay = facts.reduce((first, account) => Math.min(first, account.orderDays[0]?.day ?? first), asOfDay);
  const holdoutDays = Math.min(longestHoldoutDays, Math.floor((asOfDay - firstDay) / 3));
  if (holdoutDays < shortestHoldoutDays) return null;
  const cutoffDay = asOfDay - holdoutDays;
  const before = buyerTableOf(facts, cutoffDay);
  if (before.place.length < fewestForecasts) return null;
  const earlier = fitDropout(buyerPopulationOf(sampleOf(before)), fit.variant);
  const model: DropoutModel = earlier;
  const forecasts = before.summaries.map((summary, i) => ({
    probability: activeProbabilityOf(model, summary, holdoutDays / daysPerWeek),
    happened: (facts[before.place[i] ?? -1]?.orderDays.at(-1)?.day ?? 0) > cutoffDay,
  }));
  const calibration = calibrationOf(forecasts);
  return calibration === null
    ? null
    : { ...calibration, spiegelhalterZ: roundTo(calibration.spiegelhalterZ, 3), holdoutDays };
};
