import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  belowRecordedBp,
  costGapBp,
  estimateSignRefusalOf,
  estimateStateOf,
  estimatedCostE4,
  estimatorRecordsOf,
} from './estimate.ts';

const lines = [
  { basis: 'unit', amountE4: 800_000n },
  { basis: 'lot', amountE4: 50_000_000n },
] as const;
const units = (n: number): bigint => BigInt(n) * 10_000n;

describe('estimatedCostE4', () => {
  it('spreads what is paid once over the units of the estimate', () => {
    assert.equal(estimatedCostE4(lines, { basisE4: units(500), quantityE4: units(500) }), 900_000n);
  });
  it('rises with fewer units and does not fall with more', () => {
    assert.equal(estimatedCostE4(lines, { basisE4: units(500), quantityE4: units(250) }), 1_000_000n);
    assert.equal(estimatedCostE4(lines, { basisE4: units(500), quantityE4: units(5_000) }), 900_000n);
  });
  it('covers all that was estimated, and never by a whole 1/10,000 a unit too much', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ basis: fc.constantFrom('unit', 'lot'), amountE4: fc.bigInt({ min: 0n, max: 10n ** 12n }) }),
        ),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (made, quantityE4) => {
          const cost = estimatedCostE4(made, { basisE4: quantityE4, quantityE4 });
          const needed = made.reduce(
            (sum, { basis, amountE4 }) => sum + (basis === 'unit' ? amountE4 * quantityE4 : amountE4 * 10_000n),
            0n,
          );
          assert.ok(cost * quantityE4 >= needed);
          assert.ok(cost === 0n || (cost - 1n) * quantityE4 < needed);
        },
      ),
    );
  });
});

describe('estimateStateOf', () => {
  const version = {
    isWithdrawn: false,
    signed: ['production', 'finance'],
    validFrom: '2026-11-01',
    validUntil: '2026-12-31',
  } as const;
  it('is in force between its days once both have signed', () => {
    assert.equal(estimateStateOf({ ...version, signed: [] }, '2026-11-21'), 'draft');
    assert.equal(estimateStateOf({ ...version, signed: ['production'] }, '2026-11-21'), 'production-signed');
    assert.equal(estimateStateOf(version, '2026-10-31'), 'upcoming');
    assert.equal(estimateStateOf(version, '2026-11-01'), 'in-force');
    assert.equal(estimateStateOf(version, '2026-12-31'), 'in-force');
    assert.equal(estimateStateOf(version, '2027-01-01'), 'over');
    assert.equal(estimateStateOf({ ...version, isWithdrawn: true }, '2026-11-21'), 'withdrawn');
  });
});

describe('estimateSignRefusalOf', () => {
  const made = [{ office: 'production', userId: 'a' }] as const;
  it('asks production first, and two people', () => {
    assert.equal(estimateSignRefusalOf([], { office: 'production', userId: 'a' }), null);
    assert.equal(estimateSignRefusalOf([], { office: 'finance', userId: 'b' }), 'production-first');
    assert.equal(estimateSignRefusalOf(made, { office: 'finance', userId: 'b' }), null);
    assert.equal(estimateSignRefusalOf(made, { office: 'finance', userId: 'a' }), 'signed-by-you');
    assert.equal(estimateSignRefusalOf(made, { office: 'production', userId: 'b' }), 'signed-already');
  });
});

describe('an estimate beside the cost on record', () => {
  it('is below it by whole basis points, rounded up, and by none exactly when it is not below', () => {
    assert.equal(belowRecordedBp(700_000n, 630_000n), 1_000);
    const costs = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(costs, costs, (recorded, estimated) => {
        const bp = BigInt(belowRecordedBp(recorded, estimated));
        assert.equal(bp > 0n, estimated < recorded);
        assert.ok(bp * recorded >= (recorded - estimated) * 10_000n);
        if (bp > 0n) assert.ok((bp - 1n) * recorded < (recorded - estimated) * 10_000n);
      }),
    );
  });
});

describe('what came of estimates', () => {
  it('is a share of the estimate, rounded to the nearest basis point', () => {
    assert.equal(costGapBp(900_000n, 990_000n), 1_000);
    assert.equal(costGapBp(900_000n, 810_000n), -1_000);
    assert.equal(costGapBp(0n, 1n), null);
  });
  it('is told by estimator and quarter: the lean and the distance', () => {
    const made = { userId: 'a', quarter: '2026-07-01', estimatedE4: 100n };
    assert.deepEqual(
      estimatorRecordsOf([
        { ...made, quarter: '2026-10-01', actualE4: 103n },
        { ...made, actualE4: 110n },
        { ...made, actualE4: 90n },
      ]),
      [
        { userId: 'a', quarter: '2026-07-01', estimates: 2, gapBp: 0, spreadBp: 1_000 },
        { userId: 'a', quarter: '2026-10-01', estimates: 1, gapBp: 300, spreadBp: 300 },
      ],
    );
  });
});
