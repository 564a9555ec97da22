/** One reading of one item in one month. */
export type ItemReadings = {
  readonly month: ArrayLike<number>;
  readonly item: ArrayLike<number>;
  /** NaN: no reading. */
  readonly value: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
};

/**
 * The level of many items against their own past: level(t) = Σ w·(value − own usual)/Σ w, where an item's usual is the mean
 * of its earlier values less the level of their months. Mix cannot move it (each item is compared with itself), an item that
 * pauses comes back at its place, and the level itself is not absorbed by what is usual, so a drift stays a drift. A chained
 * index over neighbouring months has none of the last two: its errors add up like a random walk wherever items pause.
 * It is the time-product-dummy index of price statistics, taken forward month by month, so that no past value is revised.
 * NaN for a month without a known item; the first month is 0. Items count by weight × n/(n + 1), n their earlier readings.
 */
export const ownLevelOf = ({ month, item, value, weight }: ItemReadings, months: number): Float64Array => {
  const levels = new Float64Array(months).fill(Number.NaN);
  const usual: number[] = [];
  const seen: number[] = [];
  let last = 0;
  let hasBegun = false;
  for (let start = 0; start < month.length;) {
    const now = month[start] ?? 0;
    let end = start;
    let [total, weights] = [0, 0];
    for (; end < month.length && month[end] === now; end += 1) {
      const known = seen[item[end] ?? 0] ?? 0;
      const reading = value[end] ?? Number.NaN;
      if (known === 0 || Number.isNaN(reading)) continue;
      const trusted = ((weight[end] ?? 0) * known) / (known + 1);
      total += trusted * (reading - (usual[item[end] ?? 0] ?? 0));
      weights += trusted;
    }
    const isFirst = !hasBegun;
    if (weights > 0) last = total / weights;
    let readings = 0;
    for (let i = start; i < end; i += 1) {
      const place = item[i] ?? 0;
      const reading = value[i] ?? Number.NaN;
      if (Number.isNaN(reading)) continue;
      readings += 1;
      const count = (seen[place] ?? 0) + 1;
      const before = usual[place] ?? 0;
      usual[place] = before + (reading - last - before) / count;
      seen[place] = count;
    }
    hasBegun ||= readings > 0;
    if (weights > 0 || (isFirst && readings > 0)) levels[now] = last;
    start = end;
  }
  return levels;
};
