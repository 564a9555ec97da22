import { describe, it } from 'node:test';
import fc from 'fast-check';
import { assertClose, assertNear } from '#tests/assert-close';
import { gammaQuantile, gammaShareBelow, trigamma } from './gamma-distribution.ts';

describe('gamma distribution', () => {
  it('equals the Poisson tail for whole shapes', () => {
    for (const shape of [1, 2, 5, 30]) {
      for (const x of [0.01, 0.7, 4, 29, 31, 60]) {
        let term = Math.exp(-x);
        let below = 0;
        for (let i = 0; i < shape; i += 1, term *= x / i) below += term;
        assertNear(gammaShareBelow(shape, x), 1 - below, 1e-13);
      }
    }
  });

  it('has quantiles that lead back to their probability', () => {
    const shapes = fc.double({ min: -1, max: 2.3, noNaN: true }).map((power) => 10 ** power);
    const probabilities = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(shapes, probabilities, (shape, probability) => {
        assertClose(gammaShareBelow(shape, gammaQuantile(shape, probability)), probability, 1e-10);
      }),
      { seed: 1 },
    );
  });

  it('knows ψ′ at 1, ½ and by its recurrence', () => {
    assertClose(trigamma(1), Math.PI ** 2 / 6, 1e-13);
    assertClose(trigamma(0.5), Math.PI ** 2 / 2, 1e-13);
    assertClose(trigamma(3.2), trigamma(4.2) + 1 / 3.2 ** 2, 1e-13);
  });
});
