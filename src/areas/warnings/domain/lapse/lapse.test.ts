import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibrationOf } from '#domain/identification';
import { lapseOf } from './lapse.ts';

const law = { regularity: 11.1, meanDays: 30, basis: 'own' } as const;
const gapDays = [21, 39, 25, 36, 30, 33, 22, 31, 27, 29];
const steady = { law, gapDays, daysSinceLast: 20, basket: [100, 100], lines: [4, 4], complaints: [0, 0] } as const;
const forecasts = (share: number) =>
  Array.from({ length: 400 }, (_, i) => ({ probability: 0.3, happened: i < 400 * share }));

describe('lapse', () => {
  it('warns of an account silent beyond 95 % of its own gaps', () => {
    assert.deepEqual(lapseOf(steady, null).signs, []);
    const silent = lapseOf({ ...steady, daysSinceLast: 58 }, null);
    assert.deepEqual([silent.signs, silent.isWarning], [['silent'], true]);
    assert.equal(silent.overdue.laterThanShare, 1);
    // The same silence is usual for one who orders irregularly.
    assert.equal(lapseOf({ ...steady, law: { ...law, regularity: 1 }, daysSinceLast: 58 }, null).isWarning, false);
  });

  it('notes what goes before without calling it a lapse', () => {
    const { signs, isWarning } = lapseOf({ ...steady, basket: [100, 69], lines: [4, 3], complaints: [1, 2] }, null);
    assert.deepEqual(signs, ['shrinking-basket', 'narrowing-lines', 'rising-complaints']);
    assert.equal(isWarning, false);
    assert.deepEqual(lapseOf({ ...steady, basket: [0, 0] }, null).signs, []);
  });

  it('shows the chance only while the last back-test bears it out', () => {
    assert.equal(lapseOf(steady, null).showsProbability, false);
    assert.equal(lapseOf(steady, calibrationOf(forecasts(0.3))).showsProbability, true);
    assert.equal(lapseOf(steady, calibrationOf(forecasts(0.6))).showsProbability, false);
  });
});
