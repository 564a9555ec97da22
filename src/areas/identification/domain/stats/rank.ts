/** Mean ranks, 1 for the smallest; equals share the mean of their places. Example: [10, 20, 20] → [1, 2.5, 2.5]. */
export const meanRanksOf = (values: ArrayLike<number>): Float64Array => {
  const size = values.length;
  const order = Uint32Array.from(values, (_, i) => i).sort((p, q) => (values[p] ?? 0) - (values[q] ?? 0) || p - q);
  const ranks = new Float64Array(size);
  for (let start = 0; start < size;) {
    const value = values[order[start] ?? 0];
    let end = start + 1;
    while (end < size && values[order[end] ?? 0] === value) end += 1;
    for (let i = start; i < end; i += 1) ranks[order[i] ?? 0] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
};

/** Positions from the largest value to the smallest; equals keep their given order (codes ascending). */
export const descendingOrderOf = (values: ArrayLike<number>): Uint32Array =>
  Uint32Array.from(values, (_, i) => i).sort((p, q) => (values[q] ?? 0) - (values[p] ?? 0) || p - q);

/** Pearson correlation; 0 when one side does not vary. */
export const correlationOf = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const size = a.length;
  let [sumA, sumB] = [0, 0];
  for (let i = 0; i < size; i += 1) {
    sumA += a[i] ?? 0;
    sumB += b[i] ?? 0;
  }
  const [meanA, meanB] = [sumA / size, sumB / size];
  let [cross, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < size; i += 1) {
    const [da, db] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    cross += da * db;
    squareA += da * da;
    squareB += db * db;
  }
  return squareA > 0 && squareB > 0 ? cross / Math.sqrt(squareA * squareB) : 0;
};

/** Spearman's rank correlation with mean ranks for ties. */
export const spearmanOf = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  correlationOf(meanRanksOf(a), meanRanksOf(b));
