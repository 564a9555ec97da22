import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertNear } from '#tests/assert-close';
import { minimise } from './bfgs.ts';

const box = { lower: -10, upper: 10 };

describe('minimise', () => {
  it('finds the bottom of the curved Rosenbrock valley', () => {
    const found = minimise({
      objective: ([x = 0, y = 0], gradient) => {
        gradient.set([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      start: [-1.2, 1],
      ...box,
    });
    assert.ok(found.converged);
    assertNear(found.point[0] ?? Number.NaN, 1, 1e-7);
    assertNear(found.point[1] ?? Number.NaN, 1, 1e-7);
  });

  it('rests on a bound and still settles the other coordinate', () => {
    const found = minimise({
      objective: ([x = 0, y = 0], gradient) => {
        gradient.set([1, 2 * (y - 3)]);
        return x + (y - 3) ** 2;
      },
      start: [0, 0],
      ...box,
    });
    assert.deepEqual(found.atBound, [0]);
    assert.ok(found.converged);
    assert.equal(found.point[0], -10);
    assertNear(found.point[1] ?? Number.NaN, 3, 1e-7);
  });

  it('stops on a flat ridge with a finite point', () => {
    const found = minimise({
      objective: ([x = 0, y = 0], gradient) => {
        gradient.set([2 * (x + y - 1), 2 * (x + y - 1)]);
        return (x + y - 1) ** 2;
      },
      start: [4, 5],
      ...box,
    });
    assert.ok(found.converged);
    assertNear((found.point[0] ?? Number.NaN) + (found.point[1] ?? Number.NaN), 1, 1e-7);
  });

  it('steps back from places where the function does not exist', () => {
    const found = minimise({
      objective: ([x = 0], gradient) => {
        gradient.set([1 - 1 / (x + 5)]);
        return x <= -5 ? Number.NaN : x - Math.log(x + 5);
      },
      start: [9],
      ...box,
    });
    assertNear(found.point[0] ?? Number.NaN, -4, 1e-7);
  });
});
