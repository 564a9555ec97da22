import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { assertClose, assertNear } from '#tests/assert-close';
import { normalOf } from '#tests/simulated-buyers';
import type { AccountHistory } from './account-history.ts';
import { monitoredSeriesOf } from './monitored-series.ts';
import { ownLevelOf } from './own-level.ts';
import { lessPeers, peersIn } from './peer-levels.ts';
import { chainedIndexOf, linkOf } from './price-index.ts';

describe('price index of matched products', () => {
  const before = { A: { price: 10, quantity: 100 }, B: { price: 20, quantity: 50 }, C: { price: 5, quantity: 9 } };
  const after = { A: { price: 9, quantity: 120 }, B: { price: 21, quantity: 40 }, D: { price: 7, quantity: 1 } };

  it('follows Törnqvist and Fisher over products in both periods', () => {
    // Shares .5, .5 before; 1,080 and 840 of 1,920 after.
    const mean = [(0.5 + 1_080 / 1_920) / 2, (0.5 + 840 / 1_920) / 2] as const;
    assertClose(linkOf(before, after, 'tornqvist') ?? 0, 0.9 ** mean[0] * 1.05 ** mean[1], 1e-12);
    assertClose(linkOf(before, after, 'fisher') ?? 0, Math.sqrt((1_950 / 2_000) * (1_920 / 2_000)), 1e-12);
    assert.equal(linkOf(before, { D: { price: 7, quantity: 1 } }, 'fisher'), null);
  });

  it('chains links over a month without trade', () => {
    const index = chainedIndexOf([before, {}, after], 'fisher');
    assert.deepEqual([index[0], index[1]], [1, 1]);
    assertClose(index[2] ?? 0, linkOf(before, after, 'fisher') ?? 0, 1e-12);
  });
});

/** Items with their own base, bought with a chance, all moved by a level. */
const drawn = (levelAt: (month: number) => number, seed: number) => {
  const random = seededRandom(seed);
  const rows = Array.from({ length: 36 }, (_, month) =>
    Array.from({ length: 8 }, (_, item) => ({
      month,
      item,
      value: item * 2 + levelAt(month) + 0.01 * normalOf(random),
    })).filter(() => random() < 0.5),
  ).flat();
  return {
    month: rows.map((row) => row.month),
    item: rows.map((row) => row.item),
    value: rows.map((row) => row.value),
    weight: rows.map(() => 1),
  };
};

describe('level against the own past', () => {
  it('keeps a drift whole although items pause, and mix does not move it', () => {
    const level = ownLevelOf(
      drawn((month) => -0.02 * month, 3),
      36,
    );
    assertNear((level[35] ?? 0) - (level[5] ?? 0), -0.6, 0.03);
    const still = ownLevelOf(
      drawn(() => 0, 4),
      36,
    );
    assertNear((still[35] ?? 0) - (still[5] ?? 0), 0, 0.03);
  });

  it('has no value without a known item, and takes a newcomer in at the level of its first month', () => {
    const level = ownLevelOf(
      { month: [0, 2, 3, 4, 4], item: [0, 1, 0, 0, 1], value: [5, 9, 4, 3, 8], weight: [1, 1, 1, 1, 1] },
      5,
    );
    assert.equal(level[0], 0);
    assert.ok(Number.isNaN(level[1]) && Number.isNaN(level[2]));
    assert.equal(level[3], -1);
    // Item 0 stands at −2 (usual 5), item 1 came at level 0 and stands at −1; item 0 counts 2/3, item 1 counts 1/2.
    assertNear(level[4] ?? 0, (-2 * (2 / 3) - 1 * (1 / 2)) / (2 / 3 + 1 / 2), 1e-12);
  });

  it('depends on earlier months only', () => {
    const rows = drawn((month) => Math.sin(month), 6);
    const cut = rows.month.findIndex((month) => month > 20);
    const head = (values: readonly number[]): readonly number[] => values.slice(0, cut);
    const short = ownLevelOf(
      { month: head(rows.month), item: head(rows.item), value: head(rows.value), weight: head(rows.weight) },
      21,
    );
    assert.deepEqual(short, ownLevelOf(rows, 36).subarray(0, 21));
  });
});

describe('monitored series', () => {
  const history: AccountHistory = {
    months: 3,
    month: [0, 0, 1, 1, 2],
    item: [0, 1, 0, 1, 0],
    quantity: [10, 5, 10, -1, 10],
    list: [120, 60, 120, -12, 120],
    net: [100, 50, 90, -10, 90],
    cost: [60, Number.NaN, 60, -6, 66],
    offInvoice: [0, 8, 9],
    service: [3, 0, 0],
  };
  it('measures prices, markup, discount and burdens of the same products', () => {
    const series = monitoredSeriesOf(history);
    assertNear(series.price[1] ?? 0, Math.log(0.9) + Math.log(0.9), 1e-12);
    assertNear(series.discount[1] ?? 0, 0.25 - 1 / 6, 1e-12);
    assertNear(series.offInvoice[1] ?? 0, 0.1, 1e-12);
    assertNear(series.service[0] ?? 0, 0.02, 1e-12);
    assertNear(series.markup[1] ?? 0, Math.log(0.9), 1e-12);
    // Against the mean of ln(100/60) and, at its own level, the same again.
    assertNear(series.markup[2] ?? 0, Math.log(90 / 66) - Math.log(100 / 60), 1e-12);
    assertNear(series.costShare, 186 / 280, 1e-12);
  });
});

describe('peers', () => {
  it('take a shared shock and season out, and leave the one that falls', () => {
    const months = 24;
    const random = seededRandom(11);
    const shock = (m: number): number => Math.sin(m) + (m > 14 ? -3 : 0);
    const values = Float64Array.from({ length: 40 * months }, (_, i) => {
      const [account, m] = [Math.floor(i / months), i % months];
      const fall = account === 5 && m >= 18 ? 1 : 0;
      return account + shock(m) - fall + 0.02 * normalOf(random);
    });
    values[3 * months + 7] = Number.NaN;
    const groups = Array.from({ length: 40 }, (_, i) => (i < 38 ? 'many' : 'few'));
    const alone = lessPeers({ values, months }, groups, peersIn({ values, months }, groups)).values;
    for (const account of [0, 5, 39]) {
      const own = alone.subarray(account * months, (account + 1) * months);
      assertNear((own[17] ?? 0) - (own[2] ?? 0), 0, 0.15);
      assertNear((own[23] ?? 0) - (own[2] ?? 0), account === 5 ? -1 : 0, 0.15);
    }
    assert.ok(Number.isNaN(alone[3 * months + 7]));
  });
});
