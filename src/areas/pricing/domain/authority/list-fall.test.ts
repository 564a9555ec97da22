import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultPricingPolicy } from '../policy/default-policy.ts';
import { fallsUnderFloor, highestListE4, listAuthorityBp, listFallBp, undoneFallBp } from './list-fall.ts';

describe('the fall of a list price', () => {
  const dated = [
    { validFrom: '2026-01-01', amountE4: 100n },
    { validFrom: '2026-06-01', amountE4: 92n },
    { validFrom: '2026-07-01', amountE4: 95n },
  ];

  it('is held against the highest of the 90 days before and of the day itself', () => {
    const on = ['2025-12-31', '2026-01-01', '2026-08-29', '2026-08-30', '2026-12-31'];
    assert.deepEqual(
      on.map((day) => highestListE4(dated, day)),
      [null, 100n, 100n, 95n, 95n],
    );
  });

  it('is a share of that price, rounded up', () => {
    const falls = [
      [100n, 92n],
      [100_000n, 91_999n],
      [100n, 100n],
      [100n, 120n],
    ] as const;
    assert.deepEqual(
      falls.map(([highest, price]) => listFallBp(highest, price)),
      [800, 801, 0, 0],
    );
    assert.equal(listFallBp(null, 1n), 0);
  });

  it('is bounded by what the setter may concede alone under every rule for the product line', () => {
    const { bands } = defaultPricingPolicy;
    const narrow = [{ uptoBp: 500, needs: ['director' as const], needsExpiry: false }];
    const rule = { tier: null, familyId: 'glass', fromMinor: null, bands: narrow };
    assert.equal(listAuthorityBp({ bands, rules: [] }, 'glass', ['director']), 800);
    assert.equal(listAuthorityBp({ bands, rules: [rule] }, 'glass', ['director']), 500);
    assert.equal(listAuthorityBp({ bands, rules: [rule] }, 'steel', ['director']), 800);
    assert.equal(listAuthorityBp({ bands, rules: [] }, null, ['finance', 'admin']), 0);
  });

  it('comes of taking prices back as well, and is whole where none is left', () => {
    const today = '2026-11-21';
    const risen = [...dated, { validFrom: '2026-11-20', amountE4: 100n }];
    assert.equal(undoneFallBp(risen, dated, today), 500);
    const ahead = [...dated, { validFrom: '2026-12-01', amountE4: 100n }];
    assert.equal(undoneFallBp(ahead, dated, today), 0, 'what is to come has held for nobody');
    assert.equal(undoneFallBp([{ validFrom: '2026-12-01', amountE4: 100n }], [], today), 0);
    assert.equal(undoneFallBp(dated, risen, today), 0);
    assert.equal(undoneFallBp(dated, [], today), 10_000);
    assert.equal(undoneFallBp([], dated, today), 0);
  });

  it('falls under a floor only where it falls', () => {
    const [low, high] = [[{ validFrom: '2026-01-01', amountE4: 90n }], [{ validFrom: '2026-01-01', amountE4: 100n }]];
    const at = (floorE4: bigint | null) => ({ days: ['2026-11-21'], floorOn: () => floorE4 });
    const told = [89n, 90n, 91n, null].map((floorE4) => fallsUnderFloor(high, low, at(floorE4)));
    assert.deepEqual(told, [false, false, true, false]);
    assert.equal(fallsUnderFloor(low, low, at(95n)), false);
    assert.equal(fallsUnderFloor(low, [], at(95n)), false);
    assert.equal(fallsUnderFloor([], low, at(95n)), true);
  });
});
