import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertClose } from '#tests/assert-close';
import { scaleOf } from './price-scale.ts';

describe('scaleOf', () => {
  it('spans from the lowest to the highest price with a margin', () => {
    const scale = scaleOf(
      [
        { kind: 'floor', price: 70 },
        { kind: 'asked', price: 85 },
        { kind: 'list', price: 100 },
      ],
      { low: 80, high: 90 },
    );
    assert.ok(scale);
    for (const [at, expected] of [0.06, 0.5, 0.94].entries()) assertClose(scale.marks[at]?.at ?? 0, expected, 1e-9);
    assertClose(scale.band?.from ?? 0, 0.06 + (10 / 30) * 0.88, 1e-9);
  });
  it('needs two different prices', () => {
    assert.equal(scaleOf([{ kind: 'list', price: 100 }], null), null);
    assert.equal(
      scaleOf(
        [
          { kind: 'list', price: 100 },
          { kind: 'asked', price: 100 },
        ],
        null,
      ),
      null,
    );
    assert.equal(scaleOf([], null), null);
  });
});
