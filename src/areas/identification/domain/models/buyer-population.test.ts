import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buyerPopulationOf, sampleOf } from './buyer-population.ts';

describe('buyerPopulationOf', () => {
  it('collapses equal accounts and keeps every total', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const columns = { x: rows.map(([x]) => x), tx: rows.map(([, tx]) => tx), T: rows.map(([, , T]) => T) };
        const population = buyerPopulationOf(columns);
        assert.equal(population.x.length, new Set(rows.map(String)).size);
        assert.equal(population.accounts, rows.length);
        assert.equal(
          population.weight.reduce((sum, weight) => sum + weight, 0),
          rows.length,
        );
        assert.equal(
          population.repeatOrders,
          columns.x.reduce((sum, x) => sum + x, 0),
        );
        assert.equal(population.repeaters, columns.x.filter((x) => x > 0).length);
        assert.equal(population.maxX, Math.max(...columns.x));
      }),
      { seed: 1 },
    );
  });

  it('takes given weights as counts', () => {
    const weighted = buyerPopulationOf({ x: [2, 0], tx: [3, 0], T: [9, 9], weight: [4, 6] });
    assert.deepEqual([weighted.accounts, weighted.repeaters, weighted.repeatOrders], [10, 4, 8]);
  });

  it('thins out evenly to a sample and leaves a small population whole', () => {
    const weeks = Array.from({ length: 1_000 }, (_, i) => i / 7);
    const population = buyerPopulationOf({ x: weeks.map((_, i) => i % 10), tx: weeks, T: weeks.map(() => 150) });
    const sample = sampleOf(population, 300);
    assert.equal(sample.x.length, 250);
    assert.equal(sample.accounts, 250);
    assert.ok(Math.abs(sample.repeatOrders / sample.accounts - 4.5) < 0.1);
    assert.equal(sampleOf(population, 1_000), population);
  });
});
