const inOrder = (values: readonly number[]): readonly number[] =>
  values.map((_, i) => i).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);

/**
 * Benjamini–Hochberg: p·m/rank, running minimum from the largest (docs/methods.md 9.6). Example: [.01, .04] → [.02,
 * .04].
 */
export const benjaminiHochberg = (pValues: readonly number[]): readonly number[] => {
  const adjusted = pValues.map(() => 1);
  let smallest = 1;
  for (const [i, index] of inOrder(pValues).toReversed().entries()) {
    const rank = pValues.length - i;
    smallest = Math.min(smallest, ((pValues[index] ?? 1) * pValues.length) / rank);
    adjusted[index] = smallest;
  }
  return adjusted;
};

/** Holm: p·(m − rank + 1), running maximum from the smallest, at most 1. */
export const holm = (pValues: readonly number[]): readonly number[] => {
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  for (const [i, index] of inOrder(pValues).entries()) {
    largest = Math.max(largest, Math.min(1, (pValues[index] ?? 1) * (pValues.length - i)));
    adjusted[index] = largest;
  }
  return adjusted;
};

/**
 * e-BH (Wang & Ramdas 2022; docs/methods.md 9.6): the positions of the k largest e-values, k the largest with e(k) ≥
 * K/(αk). Valid under any dependence; never feed it running maxima. Ascending positions.
 */
export const eBenjaminiHochberg = (eValues: readonly number[], level: number): readonly number[] => {
  const descending = inOrder(eValues).toReversed();
  let kept = 0;
  for (const [i, index] of descending.entries())
    if ((eValues[index] ?? 0) >= eValues.length / (level * (i + 1))) kept = i + 1;
  return descending.slice(0, kept).toSorted((a, b) => a - b);
};

/**
 * e-Shiryaev–Roberts: R ← (1 + R)·exp(λz − λ²/2) with z = −U, for falls (docs/methods.md 9.6). An alarm at R ≥ the
 * wanted average run length keeps that run length, whatever the dependence over time. NaN scores (no data) leave R as
 * it is.
 */
export const eShiryaevRoberts = (scores: ArrayLike<number>, lambda: number): Float64Array => {
  let evidence = 0;
  return Float64Array.from(scores, (score) => {
    if (!Number.isNaN(score)) evidence = (1 + evidence) * Math.exp(-lambda * score - (lambda * lambda) / 2);
    return evidence;
  });
};
