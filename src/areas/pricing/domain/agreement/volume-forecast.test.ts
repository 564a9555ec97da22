import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { forecastVolume } from './volume-forecast.ts';

const span = { from: '2026-01-01', to: '2026-12-31' };
const day = (on: string, net: number) => ({ on, netE4: BigInt(net) * 10_000n });

describe('forecastVolume', () => {
  it('says nothing of the first weeks', () => {
    assert.equal(forecastVolume([day('2026-01-10', 100)], span, '2026-01-27'), null);
    assert.ok(forecastVolume([day('2026-01-10', 100)], span, '2026-01-28'));
  });
  it('goes on at the pace of the days so far where there is no year before', () => {
    assert.deepEqual(forecastVolume([day('2026-01-10', 73)], span, '2026-03-14'), {
      lowE4: 3_650_000n,
      highE4: 3_650_000n,
      grounds: ['pace'],
    });
  });
  it('also scales the rest of the year before, and gives both as a range', () => {
    const days = [day('2025-02-01', 50), day('2025-10-01', 300), day('2026-01-10', 100)];
    assert.deepEqual(forecastVolume(days, span, '2026-03-14'), {
      lowE4: 5_000_000n,
      highE4: 7_000_000n,
      grounds: ['pace', 'season'],
    });
  });
  it('is the volume itself once the period is over', () => {
    const found = forecastVolume([day('2026-01-10', 100), day('2027-01-01', 5)], span, '2027-02-01');
    assert.deepEqual(found, { lowE4: 1_000_000n, highE4: 1_000_000n, grounds: [] });
  });
});
