/** Coefficients with their standard errors, in the order of the columns; null when the columns do not tell them apart. */
export type Fit = { readonly coefficients: readonly number[]; readonly standardErrors: readonly number[] };

const smallestPivot = 1e-10;

/** Ordinary least squares over columns of equal length; more rows than columns are needed. */
export const leastSquares = (columns: readonly Float64Array[], target: Float64Array): Fit | null => {
  const [size, rows] = [columns.length, target.length];
  if (rows <= size) return null;
  const scales = columns.map((column) => Math.sqrt(dot(column, column)));
  if (scales.some((scale) => !(scale > 0))) return null;
  const scaled = columns.map((column, at) => column.map((value) => value / (scales[at] ?? 1)));
  const inverse = inverseOf(scaled.map((left) => scaled.map((right) => dot(left, right))));
  if (inverse === null) return null;
  const projected = scaled.map((column) => dot(column, target));
  const weights = inverse.map((row) => row.reduce((sum, value, at) => sum + value * (projected[at] ?? 0), 0));
  let residual = 0;
  for (let row = 0; row < rows; row += 1) {
    const fitted = scaled.reduce((sum, column, at) => sum + (column[row] ?? 0) * (weights[at] ?? 0), 0);
    residual += ((target[row] ?? 0) - fitted) ** 2;
  }
  const noise = residual / (rows - size);
  return {
    coefficients: weights.map((weight, at) => weight / (scales[at] ?? 1)),
    standardErrors: weights.map(
      (_, at) => Math.sqrt(Math.max(0, noise * (inverse[at]?.[at] ?? 0))) / (scales[at] ?? 1),
    ),
  };
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

/** Gauss–Jordan with pivots; null when the matrix is singular. */
const inverseOf = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null => {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...Array.from({ length: size }, (_, k) => (k === at ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    const pivotAt = largestAt(work, column);
    const pivotRow = work[pivotAt];
    const here = work[column];
    const pivot = pivotRow?.[column] ?? 0;
    if (pivotRow === undefined || here === undefined || Math.abs(pivot) < smallestPivot) return null;
    work[pivotAt] = here;
    const scaled = pivotRow.map((value) => value / pivot);
    work[column] = scaled;
    for (const [at, row] of work.entries()) {
      const factor = row[column] ?? 0;
      if (at !== column && factor !== 0) work[at] = row.map((value, k) => value - factor * (scaled[k] ?? 0));
    }
  }
  return work.map((row) => row.slice(size));
};

const largestAt = (rows: readonly (readonly number[])[], column: number): number => {
  let best = column;
  for (let at = column + 1; at < rows.length; at += 1)
    if (Math.abs(rows[at]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = at;
  return best;
};
