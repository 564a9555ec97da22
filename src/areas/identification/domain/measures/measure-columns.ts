import { measureCodes } from './measure-table.ts';
import type { MeasureCode } from './measure-table.ts';
import { isPresent, missing, missingReasons } from './reading.ts';
import type { Reading, Readings } from './reading.ts';

/** One measure of all accounts: NaN where missing, then `reason` is the place in missingReasons. */
export type MeasureColumn = {
  readonly value: Float64Array;
  readonly confidence: Float64Array;
  readonly reason: Uint8Array;
};

/** All measures of all accounts, accounts in canonical order (by code). Columns keep 100,000 accounts small. */
export type MeasureColumns = Readonly<Record<MeasureCode, MeasureColumn>>;

const columnOf = (size: number): MeasureColumn => ({
  value: new Float64Array(size).fill(Number.NaN),
  confidence: new Float64Array(size),
  reason: new Uint8Array(size).fill(missingReasons.indexOf('no-base')),
});

const isComplete = (
  columns: Partial<Record<MeasureCode, MeasureColumn>>,
): columns is Record<MeasureCode, MeasureColumn> => measureCodes.every((code) => columns[code] !== undefined);

/** Empty columns: every reading missing. */
export const measureColumnsOf = (size: number): MeasureColumns => {
  const columns: Partial<Record<MeasureCode, MeasureColumn>> = {};
  for (const code of measureCodes) columns[code] = columnOf(size);
  if (!isComplete(columns)) throw new Error('a measure has no column');
  return columns;
};

/** Writes one account's readings into its place of the columns. */
export const writeReadings = (columns: MeasureColumns, place: number, readings: Readings): void => {
  for (const code of measureCodes) {
    const reading = readings[code];
    if (reading !== undefined) writeReading(columns[code], place, reading);
  }
};

export const writeReading = (column: MeasureColumn, place: number, reading: Reading): void => {
  column.value[place] = isPresent(reading) ? reading.value : Number.NaN;
  column.confidence[place] = isPresent(reading) ? reading.confidence : 0;
  if (!isPresent(reading)) column.reason[place] = missingReasons.indexOf(reading.missing);
};

/** The reading of one account as it was written. */
export const readingAt = (columns: MeasureColumns, code: MeasureCode, place: number): Reading => {
  const value = columns[code].value[place] ?? Number.NaN;
  if (Number.isNaN(value)) return missing(missingReasons[columns[code].reason[place] ?? 0] ?? 'no-base');
  return { value, confidence: columns[code].confidence[place] ?? 0 };
};

/** The plain value; NaN when missing. */
export const valueAt = (columns: MeasureColumns, code: MeasureCode, place: number): number =>
  columns[code].value[place] ?? Number.NaN;

/**
 * A counted event that nobody of the population has is not recorded in this ledger, rather than zero for everybody:
 * its readings become missing.
 */
export const dropUnrecorded = (columns: MeasureColumns, codes: readonly MeasureCode[]): void => {
  for (const code of codes) {
    const column = columns[code];
    if (column.value.some((value) => value > 0)) continue;
    for (const [place, value] of column.value.entries()) {
      if (!Number.isNaN(value)) writeReading(column, place, missing('not-recorded'));
    }
  }
};
