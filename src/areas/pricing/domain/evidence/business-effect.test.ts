import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { businessEffectOf } from './business-effect.ts';

const e4 = (value: number): bigint => BigInt(value * 10_000);
const sold = { soldUnitsE4: e4(100), soldNetE4: e4(9_000) };
const line = { ...sold, unitsE4: e4(120), netE4: e4(80), costE4: e4(70) };

describe('businessEffectOf', () => {
  it('is the worked example: a cut on what is there, a margin on what is beyond', () => {
    assert.deepEqual(businessEffectOf(line), { onPresentE4: e4(-1_000), onAddedE4: e4(200) });
  });
  it('adds nothing for units that are bought already', () => {
    assert.deepEqual(businessEffectOf({ ...line, unitsE4: e4(40) }), { onPresentE4: e4(-400), onAddedE4: 0n });
  });
  it('is all added where nothing was bought, or more was returned', () => {
    for (const soldUnitsE4 of [0n, e4(-5)])
      assert.deepEqual(businessEffectOf({ ...line, soldUnitsE4, soldNetE4: soldUnitsE4 * 90n }), {
        onPresentE4: 0n,
        onAddedE4: e4(1_200),
      });
  });
});
