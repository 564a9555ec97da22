import { maySeeMeasure, measureCodes, measureTable } from '#domain/identification';
import type { MeasureCode, MeasureUnit } from '#domain/identification';
import type { FieldSpec, FieldType } from './field-spec.ts';

/** Measures that rules test as a field of their own: a column of the run, or fresh from the ledger. */
export const measuresElsewhere = {
  'alive-probability': 'alive',
  'expected-contribution': 'expected12',
  'revenue-rank': 'revenueRank',
  'days-since-order': 'lastOrderOn',
  'credit-use': 'exposureShare',
  'credit-exposure': 'exposure',
  'contribution-exposure': 'contribution-share',
} as const satisfies Partial<Record<MeasureCode, string>>;

export type MeasureField = Exclude<MeasureCode, keyof typeof measuresElsewhere>;

/** Parts and changes of parts are read in per cent. */
const typeOfUnit: Readonly<Record<MeasureUnit, FieldType>> = {
  money: 'money',
  share: 'percent',
  probability: 'percent',
  slope: 'percent',
  days: 'number',
  count: 'number',
  ratio: 'number',
  level: 'number',
  rank: 'number',
};

export const isMeasureField = (name: string): name is MeasureField =>
  Object.hasOwn(measureTable, name) && !Object.hasOwn(measuresElsewhere, name);

/**
 * Every other measure that an identification run takes, by its code; what is made of contribution asks for the right to
 * margins (decisions/0007).
 */
export const measureFields: ReadonlyMap<string, FieldSpec> = new Map(
  measureCodes.filter(isMeasureField).map((code) => [
    code,
    {
      section: 'measures',
      type: typeOfUnit[measureTable[code].unit],
      ...(maySeeMeasure([], code) ? {} : { right: 'margin' }),
    },
  ]),
);
