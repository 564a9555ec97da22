import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clockOf } from './clock.ts';

const due = '2026-11-20T12:00:00Z';
const at = (text: string) => clockOf(due, Date.parse(text));

describe('clockOf', () => {
  it('counts minutes under an hour, hours under two days, then days', () => {
    assert.deepEqual(at('2026-11-20T11:00:30Z'), { isLate: false, n: 59, unit: 'minutes' });
    assert.deepEqual(at('2026-11-20T11:00:00Z'), { isLate: false, n: 1, unit: 'hours' });
    assert.deepEqual(at('2026-11-18T12:00:01Z'), { isLate: false, n: 47, unit: 'hours' });
    assert.deepEqual(at('2026-11-18T12:00:00Z'), { isLate: false, n: 2, unit: 'days' });
  });
  it('is late after the moment, not at it', () => {
    assert.deepEqual(at(due), { isLate: false, n: 0, unit: 'minutes' });
    assert.deepEqual(at('2026-11-20T12:00:01Z'), { isLate: true, n: 0, unit: 'minutes' });
    assert.deepEqual(at('2026-11-23T12:00:00Z'), { isLate: true, n: 3, unit: 'days' });
  });
});
