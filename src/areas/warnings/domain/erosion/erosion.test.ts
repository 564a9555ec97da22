import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertNear } from '#tests/assert-close';
import { ratesOf } from '#tests/erosion-rates';
import { isTenth, oneInTen, seriesOf, simulateErosion, usualNoise } from '#tests/simulated-erosion';
import type { Leak } from '#tests/simulated-erosion';
import { alarmChances } from '../detect/run-length.ts';
import { driversOf, erosionDrivers, worstDrivers } from './drivers.ts';
import { confidencesOf, heightChances } from './evidence.ts';
import { monthsNeededTable } from './months-needed.ts';
import { onsetOf } from './onset.ts';

describe('silent erosion in a book with seasons, shared shocks and one account in ten leaking', () => {
  const rates = ratesOf({ accounts: 1_000, months: 36, seed: 4, noise: usualNoise, erosion: oneInTen });

  it('warns falsely in at most 1.2 % of clean accounts a year, and says so beforehand', () => {
    assert.ok(rates.falseAlarmsAYear <= 0.012, `${rates.falseAlarmsAYear}`);
    assert.ok(rates.falseAlarmsAYear * 1_000 <= rates.report.falseAlarmsAYear);
    assertNear(rates.report.falseAlarmsAYear, 12_000 / 720 + 12_000 / 4_500, 0.1);
  });

  it('finds drifts of a tenth of a sigma a month and steps of two', () => {
    assert.ok(rates.driftsFound >= 0.9, `${rates.driftsFound}`);
    assert.ok(rates.stepsFound >= 0.8, `${rates.stepsFound}`);
  });

  it('dates them within three months, half of the time', () => assert.ok(rates.onsetError <= 3, `${rates.onsetError}`));

  it('is right as often as its confidence says', () => assert.ok(rates.precision >= 0.9, `${rates.precision}`));

  it('says how many months half a point a month needs', () => {
    const needed = rates.report.noises.flatMap(({ monthsNeeded }) => monthsNeeded ?? []);
    assert.equal(needed.length, 1_000);
    assert.ok(Math.min(...needed) >= 2 && Math.max(...needed) <= 12, `${Math.min(...needed)} ${Math.max(...needed)}`);
  });

  for (const [noise, within, wanted] of [
    [0.003, 3, 0.8],
    [0.01, 6, 0.7],
  ] as const)
    it(`hears half a point a month after 24 clean months within ${within} at a noise of ${noise * 100} points`, () => {
      const { foundWithin } = ratesOf({
        accounts: 1_200,
        months: 36,
        seed: 9,
        noise: () => noise,
        erosion: (account) =>
          isTenth(account) ? { leak: 'price', shape: 'drift', start: 24, size: 0.005, unit: 'share' } : null,
      });
      assert.ok(foundWithin(within) >= wanted, `${foundWithin(within)}`);
    });
});

describe('what changed', () => {
  for (const [leak, driver] of [
    ['price', 'discount'],
    ['cost', 'cost'],
    ['rebate', 'terms'],
  ] as const satisfies readonly (readonly [Leak, string])[])
    it(`names ${driver} when margin leaks by ${leak}`, () => {
      const [account] = simulateErosion({
        accounts: 1,
        months: 36,
        seed: 21,
        noise: () => 0.002,
        isCalm: true,
        erosion: () => ({ leak, shape: 'step', start: 20, size: 0.04, unit: 'share' }),
      });
      assert.ok(account);
      const shares = driversOf(seriesOf(account), { since: 20, until: 36, discountShare: 1 - 1 / 1.1 });
      assert.equal(worstDrivers(shares)[0], driver);
      assertNear(shares[driver], -0.04, 0.015);
      assert.deepEqual(Object.keys(shares), [...erosionDrivers]);
    });

  it('names no cause whose effect is nothing when it is told', () => {
    const shares = { 'list-price': -0.0004, discount: -0.038, cost: 0, terms: -0.0005001, service: 0.01 };
    assert.deepEqual(worstDrivers(shares), ['discount', 'terms']);
  });
});

describe('onset', () => {
  it('tells a step from a drift and dates both', () => {
    const step = onsetOf([5, 5, 5, 5, 5, 3, 3, 3, 3], 8);
    assert.deepEqual([step?.at, step?.shape], [5, 'step']);
    assertNear(step?.size ?? 0, 2, 1e-9);
    const drift = onsetOf([5, 5, 5, 5, Number.NaN, 4, 3, 2, 1], 8);
    assert.equal(drift?.at, 5);
    assert.equal(drift?.shape, 'drift');
    assertNear(drift?.size ?? 0, 1, 1e-9);
  });

  it('sees no fall in a rise, nor after the given month', () => {
    assert.equal(onsetOf([1, 2, 3, 4, 5, 6], 5), null);
    assert.equal(onsetOf([5, 5, 5, 5, 5, 5, 1], 5), null);
  });
});

describe('months needed', () => {
  const needed = monthsNeededTable({ k: 0.5, h: 5, winsor: 3 });
  it('grow with the noise, from the fewest that the threshold allows to never', () => {
    assert.equal(needed(0.0001), 3);
    assertNear(needed(0.003) ?? 0, 3.5, 0.5);
    assertNear(needed(0.01) ?? 0, 6, 1);
    assert.ok((needed(0.02) ?? 0) > (needed(0.01) ?? 0));
    assert.equal(needed(3), null);
  });
});

describe('evidence', () => {
  it('gives the chance that a quiet chart reaches a height', () => {
    const chanceOf = heightChances(0.5, 24);
    assertNear(
      chanceOf(5, 24),
      alarmChances(
        { k: 0.5, h: 5 },
        Array.from({ length: 24 }, () => 0),
      )[23] ?? 0,
      1e-9,
    );
    assert.ok(chanceOf(5, 12) < chanceOf(5, 24) && chanceOf(6, 24) < chanceOf(5, 24));
    assert.equal(chanceOf(0, 24), 1);
    assert.equal(chanceOf(3, 0), 1);
  });

  it('is weaker where many accounts were looked at', () => {
    const strong = [0.0004, 1] as const;
    const quiet = Array.from({ length: 99 }, () => [0.9, 0.9] as const);
    assertNear(confidencesOf([strong])[0] ?? 0, 0.9992, 1e-9);
    assertNear(confidencesOf([strong, ...quiet])[0] ?? 0, 0.92, 1e-9);
  });
});
