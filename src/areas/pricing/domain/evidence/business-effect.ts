import { divideHalfEven, timesE4 } from '#kernel/decimal';

/** A line beside what the account bought of its product in twelve months. Money is e4 per unit but `soldNetE4`, units are e4. */
export type BusinessLine = {
  readonly soldUnitsE4: bigint;
  readonly soldNetE4: bigint;
  /** With the free units in it. */
  readonly unitsE4: bigint;
  /** What a unit leaves after everything promised and the cost of credit. */
  readonly netE4: bigint;
  /** Cost, freight and service of a unit. */
  readonly costE4: bigint;
};

/** What a line changes in a year's contribution, apart for units that are bought already and for those beyond. */
export type BusinessEffect = { readonly onPresentE4: bigint; readonly onAddedE4: bigint };

/**
 * Units up to those of the last twelve months are bought anyway: a new price only changes what they bring. Only what is
 * beyond them earns a margin of its own. Example: 100 a year at 90, 120 asked for at 80 with a cost of 70 → −1,000 on the
 * hundred, +200 on the twenty.
 */
export const businessEffectOf = ({ soldUnitsE4, soldNetE4, unitsE4, netE4, costE4 }: BusinessLine): BusinessEffect => {
  const sold = soldUnitsE4 > 0n ? soldUnitsE4 : 0n;
  const present = unitsE4 < sold ? unitsE4 : sold;
  const before = sold === 0n ? 0n : divideHalfEven(soldNetE4 * present, sold);
  return {
    onPresentE4: timesE4(netE4, present) - before,
    onAddedE4: timesE4(netE4 - costE4, unitsE4 - present),
  };
};
