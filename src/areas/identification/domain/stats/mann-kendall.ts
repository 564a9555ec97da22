/**
 * Mann–Kendall trend statistic: standard normal when the series has no trend, negative when it falls; ties corrected,
 * continuity corrected. 0 below four points. Example: 5, 4, 3, 2, 1 → −2.2045 (one-sided p .014).
 */
export const mannKendallOf = (series: ArrayLike<number>): number => {
  const size = series.length;
  if (size < 4) return 0;
  let score = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i + 1; j < size; j += 1) score += Math.sign((series[j] ?? 0) - (series[i] ?? 0));
  }
  const variance = (size * (size - 1) * (2 * size + 5) - tieTerm(series)) / 18;
  if (score === 0 || variance <= 0) return 0;
  return (score - Math.sign(score)) / Math.sqrt(variance);
};

const tieTerm = (series: ArrayLike<number>): number => {
  const sorted = Float64Array.from(series).sort();
  let sum = 0;
  let run = 1;
  for (let i = 1; i <= sorted.length; i += 1) {
    if (i < sorted.length && sorted[i] === sorted[i - 1]) run += 1;
    else {
      sum += run * (run - 1) * (2 * run + 5);
      run = 1;
    }
  }
  return sum;
};
