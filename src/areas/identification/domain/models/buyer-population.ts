import { at } from './column.ts';

/** Accounts as columns: x repeat order days, tx last − first, T end − first (weeks), litt Σ ln(gap in weeks). */
export type BuyerColumns = {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
  readonly litt?: ArrayLike<number>;
  readonly weight?: ArrayLike<number>;
};

/** Distinct (x, tx, T) with their counts, in one canonical order, so that sums do not depend on the order of input. */
export type BuyerPopulation = {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly weight: Float64Array;
  readonly accounts: number;
  readonly repeaters: number;
  readonly repeatOrders: number;
  readonly littTotal: number;
  readonly maxX: number;
};

type Sortable = {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly litt: Float64Array;
};

const canonicalOrder = ({ x, tx, T, litt }: Sortable): Uint32Array =>
  Uint32Array.from(x, (_, i) => i).sort(
    (p, q) => at(x, p) - at(x, q) || at(tx, p) - at(tx, q) || at(T, p) - at(T, q) || at(litt, p) - at(litt, q),
  );

/**
 * Collapses accounts to distinct triples with weights (docs/methods.md 3.4: first collapse, then fit).
 * Example: two accounts (0, 0, 38.9) become one row of weight 2.
 */
export const buyerPopulationOf = (columns: BuyerColumns): BuyerPopulation => {
  const size = columns.x.length;
  const columnOf = (source: ArrayLike<number> | undefined, missing: number): Float64Array =>
    source ? new Float64Array(source) : new Float64Array(size).fill(missing);
  const x = columnOf(columns.x, 0);
  const tx = columnOf(columns.tx, 0);
  const T = columnOf(columns.T, 0);
  const litt = columnOf(columns.litt, 0);
  const given = columnOf(columns.weight, 1);
  const distinct = {
    x: new Float64Array(size),
    tx: new Float64Array(size),
    T: new Float64Array(size),
    weight: new Float64Array(size),
  };
  let rows = 0;
  let accounts = 0;
  let repeaters = 0;
  let repeatOrders = 0;
  let littTotal = 0;
  for (const i of canonicalOrder({ x, tx, T, litt })) {
    const last = rows - 1;
    const isSame =
      rows > 0 &&
      at(distinct.x, last) === at(x, i) &&
      at(distinct.tx, last) === at(tx, i) &&
      at(distinct.T, last) === at(T, i);
    if (!isSame) {
      distinct.x[rows] = at(x, i);
      distinct.tx[rows] = at(tx, i);
      distinct.T[rows] = at(T, i);
      rows += 1;
    }
    const weight = at(given, i);
    distinct.weight[rows - 1] = at(distinct.weight, rows - 1) + weight;
    accounts += weight;
    repeaters += at(x, i) > 0 ? weight : 0;
    repeatOrders += weight * at(x, i);
    littTotal += weight * at(litt, i);
  }
  return {
    x: distinct.x.slice(0, rows),
    tx: distinct.tx.slice(0, rows),
    T: distinct.T.slice(0, rows),
    weight: distinct.weight.slice(0, rows),
    accounts,
    repeaters,
    repeatOrders,
    littTotal,
    maxX: rows > 0 ? at(distinct.x, rows - 1) : 0,
  };
};

/** Every n-th distinct row, so that at most `most` remain; the population itself when it is small enough. */
export const sampleOf = (population: BuyerPopulation, most: number): BuyerPopulation => {
  const stride = Math.ceil(population.x.length / most);
  if (stride <= 1) return population;
  const isKept = (_: number, row: number): boolean => row % stride === 0;
  const x = population.x.filter(isKept);
  const weight = population.weight.filter(isKept);
  const accounts = weight.reduce((sum, share) => sum + share, 0);
  return {
    x,
    tx: population.tx.filter(isKept),
    T: population.T.filter(isKept),
    weight,
    accounts,
    repeaters: weight.reduce((sum, share, row) => sum + (at(x, row) > 0 ? share : 0), 0),
    repeatOrders: weight.reduce((sum, share, row) => sum + share * at(x, row), 0),
    littTotal: (population.littTotal * accounts) / population.accounts,
    maxX: at(x, x.length - 1),
  };
};
