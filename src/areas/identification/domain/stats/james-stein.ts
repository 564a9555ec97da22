/**
 * James–Stein towards the grand mean for units of equal, known variance (four or more units; docs/methods.md 1.5).
 * Example: Efron and Morris' 18 batters → factor .2124.
 */
export const jamesSteinOf = (
  values: readonly number[],
  variance: number,
): { readonly factor: number; readonly shrunk: readonly number[] } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const factor = spread > 0 ? Math.max(0, 1 - ((values.length - 3) * variance) / spread) : 0;
  return { factor, shrunk: values.map((value) => mean + factor * (value - mean)) };
};
