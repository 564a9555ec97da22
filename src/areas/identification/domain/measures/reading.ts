import type { MeasureCode, MeasureUnit } from './measure-table.ts';
import { roundTo } from '../stats/rounding.ts';

/** Why a figure is missing; a missing figure is never zero. */
export const missingReasons = [
  'no-orders',
  'cost-unknown',
  'no-invoices',
  'no-limit',
  'short-history',
  'few-gaps',
  'few-points',
  'not-stated',
  'not-recorded',
  'no-base',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** One figure of one account: a value with how far to trust it (0 to 1), or the reason why there is none. */
export type Reading = { readonly value: number; readonly confidence: number } | { readonly missing: MissingReason };

export type Readings = Readonly<Partial<Record<MeasureCode, Reading>>>;

export const missing = (reason: MissingReason): Reading => ({ missing: reason });

export const isPresent = (reading: Reading | undefined): reading is Extract<Reading, { value: number }> =>
  reading !== undefined && 'value' in reading;

/** Decimals kept per unit. A reading is rounded once, when it is taken, so that an explanation repeats it to the last digit. */
const decimalsOf: Readonly<Record<MeasureUnit, number>> = {
  money: 0,
  share: 4,
  probability: 4,
  days: 1,
  count: 2,
  ratio: 3,
  slope: 5,
  level: 2,
  rank: 0,
};

export const roundedFor = (unit: MeasureUnit, value: number): number => roundTo(value, decimalsOf[unit]);

/** A present reading, rounded for its unit; full confidence unless said. */
export const reading = (unit: MeasureUnit, value: number, confidence = 1): Reading =>
  Number.isFinite(value) ? { value: roundedFor(unit, value), confidence: roundTo(confidence, 2) } : missing('no-base');
