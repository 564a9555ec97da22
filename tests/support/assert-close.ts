import assert from 'node:assert/strict';

/** Fails unless two figures agree within a relative tolerance (absolute below 1e-12). */
export const assertClose = (actual: number, expected: number, tolerance: number): void => {
  const allowed = tolerance * Math.max(Math.abs(expected), 1e-12);
  assert.ok(Math.abs(actual - expected) <= allowed, `${actual} is not within ${tolerance} of ${expected}`);
};

/** Fails unless two figures agree within an absolute tolerance. */
export const assertNear = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ±${tolerance} of ${expected}`);
