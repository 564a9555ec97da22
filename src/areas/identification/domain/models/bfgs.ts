/** Writes the gradient into its second argument and returns the value; NaN or infinite means "not here". */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export type Minimum = {
  readonly point: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Coordinates that rest on a bound with the slope pointing outwards. */
  readonly atBound: readonly number[];
};

type Search = {
  readonly objective: Objective;
  readonly start: readonly number[];
  readonly lower: number;
  readonly upper: number;
  /** Where to give up; a scout that only looks for the right hill needs few. */
  readonly maxIterations?: number;
};

const patience = 500;
/** One step may change no log-parameter by more than this factor e²; it stops the runaway on heavy buyers. */
const maxStep = 2;
const gradientTolerance = 1e-9;
const sufficientDecrease = 1e-4;
/** Values closer than this, relatively, differ by rounding only. */
const roundingNoise = 1e-13;
/** Steps in a row that gain nothing but rounding before the point counts as the minimum. */
const idleSteps = 4;

const read = (vector: Float64Array, index: number): number => vector[index] ?? 0;

const dot = (left: Float64Array, right: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < left.length; i += 1) sum += read(left, i) * read(right, i);
  return sum;
};

const identity = (size: number, scale: number): Float64Array[] =>
  Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size }, (_cell, column) => (row === column ? scale : 0)),
  );

const updateInverse = (inverse: Float64Array[], step: Float64Array, change: Float64Array): void => {
  const curvature = dot(step, change);
  const product = Float64Array.from(inverse, (row) => dot(row, change));
  const factor = (1 + dot(change, product) / curvature) / curvature;
  for (const [i, row] of inverse.entries()) {
    for (let j = 0; j < row.length; j += 1) {
      const cross = read(product, i) * read(step, j) + read(step, i) * read(product, j);
      row[j] = read(row, j) + factor * read(step, i) * read(step, j) - cross / curvature;
    }
  }
};

/**
 * Minimises a smooth function inside a box: BFGS with a step cap and an active set (docs/methods.md 3.4).
 * Coordinates are logs of positive parameters. Always ends at a finite point inside the box.
 * Example: minimise((p−2)² in log p) from 0 gives ln 2.
 */
export const minimise = ({ objective, start, lower, upper, maxIterations = patience }: Search): Minimum => {
  const size = start.length;
  const clamp = (value: number): number => Math.min(upper, Math.max(lower, value));
  let point = Float64Array.from(start, clamp);
  let gradient = new Float64Array(size);
  let value = objective(point, gradient);
  let inverse = identity(size, 1);
  let isFresh = true;
  let idle = 0;
  const isHeld = (i: number): boolean =>
    (read(point, i) <= lower && read(gradient, i) > 0) || (read(point, i) >= upper && read(gradient, i) < 0);
  const heldNow = (): number[] => Array.from({ length: size }, (_, i) => i).filter(isHeld);
  const ended = (iterations: number, converged: boolean): Minimum => ({
    point,
    value,
    iterations,
    converged,
    atBound: heldNow(),
  });

  for (let iteration = 0; iteration < maxIterations; iteration += 1) {
    const held = new Set(heldNow());
    const free = gradient.map((slope, i) => (held.has(i) ? 0 : slope));
    const steepest = free.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    if (steepest < gradientTolerance || idle >= idleSteps) return ended(iteration, true);

    let direction = Float64Array.from(inverse, (row, i) => (held.has(i) ? 0 : -dot(row, free)));
    if (!(dot(direction, free) < 0)) {
      inverse = identity(size, 1);
      isFresh = true;
      direction = free.map((slope) => -slope);
    }
    const longest = direction.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
    if (longest > maxStep) direction = direction.map((move) => (move * maxStep) / longest);
    const descent = dot(direction, free);

    let length = 1;
    let next = point;
    let nextGradient = gradient;
    let nextValue = Number.NaN;
    const isAccepted = (): boolean =>
      nextValue <= value + sufficientDecrease * length * descent + roundingNoise * (1 + Math.abs(value));
    for (let trial = 0; trial < 40 && !isAccepted(); trial += 1) {
      if (trial > 0) length *= trial === 1 ? 0.5 : 0.3;
      next = point.map((old, i) => clamp(old + length * read(direction, i)));
      nextGradient = new Float64Array(size);
      nextValue = objective(next, nextGradient);
      if (!nextGradient.every(Number.isFinite)) nextValue = Number.NaN;
    }
    if (!isAccepted()) {
      if (isFresh) return ended(iteration, steepest < 1e-6);
      inverse = identity(size, 1);
      isFresh = true;
      continue;
    }
    const step = next.map((moved, i) => moved - read(point, i));
    const change = nextGradient.map((slope, i) => slope - read(gradient, i));
    const curvature = dot(step, change);
    if (curvature > 1e-14 * Math.sqrt(dot(step, step) * dot(change, change))) {
      if (isFresh) inverse = identity(size, curvature / dot(change, change));
      updateInverse(inverse, step, change);
      isFresh = false;
    }
    idle = value - nextValue <= roundingNoise * (1 + Math.abs(value)) ? idle + 1 : 0;
    point = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return ended(maxIterations, false);
};
