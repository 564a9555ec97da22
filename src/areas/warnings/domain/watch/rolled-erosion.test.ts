import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rolledErosion } from '#tests/rolled-erosion';
import { simulateErosion, usualNoise } from '#tests/simulated-erosion';
import type { Erosion } from '#tests/simulated-erosion';
import { firstWatchedMonth } from './watch-start.ts';

const historiesOf = (accounts: number, erosion: (account: number) => Erosion | null) =>
  [...simulateErosion({ accounts, months: 84, seed: 31, noise: usualNoise, erosion })].map(({ history }) => history);

describe('erosion watched month after month', () => {
  it('begins its charts in the same January the whole year, three years before', () => {
    const year = 12 * 2026;
    for (let month = 0; month < 12; month += 1) assert.equal(firstWatchedMonth(year + month), 12 * 2023);
    assert.equal(firstWatchedMonth(year - 1), 12 * 2022);
  });

  it('opens no more false warnings in three years than it tells beforehand', (test) => {
    const rolled = rolledErosion(
      historiesOf(300, () => null),
      { from: 47, to: 84 },
    );
    const aYear = rolled.opened.length / 3;
    test.diagnostic(`${aYear} a year, told ${rolled.falseAlarmsAYear}`);
    assert.ok(aYear > 0 && aYear <= rolled.falseAlarmsAYear, `${aYear} of ${rolled.falseAlarmsAYear}`);
  });

  it('tells no dip that was made good, and a later fall of the same account once', () => {
    const dips = (month: number): boolean => month >= 30 && month < 35;
    const histories = historiesOf(120, (account) =>
      account >= 10 && account < 20 ? { leak: 'price', shape: 'drift', start: 50, size: 0.005, unit: 'share' } : null,
    ).map((history, account) => {
      if (account >= 20) return history;
      const net = Array.from(history.net, (value, i) => (dips(history.month[i] ?? 0) ? value * 0.94 : value));
      return { ...history, net };
    });
    const { opened, open } = rolledErosion(histories, { from: 37, to: 60 });
    assert.deepEqual(
      opened.filter(({ account }) => account < 10),
      [],
    );
    const later = opened.filter(({ account }) => account >= 10 && account < 20);
    assert.ok(
      later.every(({ month }) => month >= 50),
      JSON.stringify(later),
    );
    assert.ok(
      later.length === 10 && new Set(later.map(({ account }) => account)).size === later.length,
      JSON.stringify(later),
    );
    assert.ok(later.every(({ account }) => open.includes(account)));
  });
});
