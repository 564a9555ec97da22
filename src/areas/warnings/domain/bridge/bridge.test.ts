import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { E4, parseDecimal } from '#kernel/decimal';
import { seededRandom } from '#kernel/random';
import { adventureWorks, adventureWorksAbsent } from '#tests/adventure-works';
import { slowBridgeOf } from '#tests/slow-bridge';
import { miscVectors } from '#tests/misc-vectors';
import { randomPeriod } from '#tests/random-book';
import { bridgeOf, creditCostOf, sumOfBridge, worstEffectsOf } from './bridge.ts';
import type { AccountPeriod } from './bridge.ts';
import { bridgeEffects, sumOfProductAmounts } from './effects.ts';
import type { PeriodRow } from './period-row.ts';

const e4 = (value: number): bigint => parseDecimal(value.toFixed(4)) ?? 0n;
const money = (amount: bigint): number => Number(amount) / 10_000;

const row = (product: string, [quantity, price, cost]: readonly [number, number, number]): PeriodRow => ({
  product,
  family: 'panels',
  unit: 'm²',
  quantityE4: e4(quantity),
  netE4: e4(quantity * price),
  discountE4: 0n,
  knownNetE4: e4(quantity * price),
  costE4: e4(quantity * cost),
});

const period = (rows: readonly PeriodRow[]): AccountPeriod => ({ rows, terms: {}, service: {} });

const between = (before: readonly PeriodRow[], after: readonly PeriodRow[]) =>
  bridgeOf({ before: period(before), after: period(after) });

describe('bridge', () => {
  it('reproduces the published example of price, cost, volume, mix, new and lost', () => {
    for (const { rows, expected } of miscVectors.pvm) {
      const { amounts, changeE4 } = between(
        rows.filter(({ q0 }) => q0 > 0).map(({ sku, q0, p0, c0 }) => row(sku, [q0, p0, c0])),
        rows.filter(({ q1 }) => q1 > 0).map(({ sku, q1, p1, c1 }) => row(sku, [q1, p1, c1])),
      );
      assert.equal(money(amounts['list-price']), expected.price);
      assert.equal(money(amounts.cost).toFixed(4), expected.cost.toFixed(4));
      assert.equal(money(amounts.volume).toFixed(4), expected.volume.toFixed(4));
      assert.equal(money(amounts.mix).toFixed(4), expected.mix.toFixed(4));
      assert.equal(money(amounts['new-products']), expected.new);
      assert.equal(money(amounts['lost-products']), expected.lost);
      assert.equal(money(changeE4), expected.delta);
      assert.equal(sumOfBridge(amounts), changeE4);
    }
  });

  it('adds up exactly and agrees with a computation in fractions on 1,000 random books, to the cent', () => {
    const random = seededRandom(20_261_128);
    let [uncovered, returned, foreign] = [0, 0, 0];
    for (let book = 0; book < 1_000; book += 1) {
      const traits = {
        products: 1 + (book % 24),
        unknownCost: book % 3 === 0 ? 0.1 : 0,
        foreign: book % 4 === 0 ? 0.4 : 0,
      };
      const [before, after] = [randomPeriod(random, traits), randomPeriod(random, traits)];
      const rates = { EUR: { before: 78_000n, after: 81_234n } };
      const bridge = bridgeOf({ before, after, rates });
      const slow = slowBridgeOf({ before, after, rates });
      assert.equal(sumOfBridge(bridge.amounts), bridge.changeE4);
      assert.equal(money(bridge.changeE4).toFixed(2), slow.change.toFixed(2));
      for (const effect of bridgeEffects)
        assert.ok(
          Math.abs(money(bridge.amounts[effect]) - slow.effects(effect)) < 0.005,
          `${effect}: ${money(bridge.amounts[effect])} against ${slow.effects(effect)} in book ${book}`,
        );
      const revenue = bridge.uncovered.revenue;
      assert.ok(Math.abs(money(sumOfProductAmounts(revenue)) - slow.uncoveredRevenueChange) < 0.005);
      uncovered += bridge.uncovered.products.length;
      if (bridge.amounts.returns !== 0n) returned += 1;
      if (bridge.amounts['exchange-rate'] !== 0n) foreign += 1;
    }
    assert.ok(uncovered > 500 && returned > 300 && foreign > 150, `${uncovered} ${returned} ${foreign}`);
  });

  it('gives each product its effects, which add up to those of the account', () => {
    const random = seededRandom(5);
    const traits = { products: 20, unknownCost: 0, foreign: 0 };
    const { products, amounts } = bridgeOf({
      before: randomPeriod(random, traits),
      after: randomPeriod(random, traits),
    });
    assert.equal(
      products.reduce((sum, product) => sum + product.amounts.volume, 0n),
      amounts.volume,
    );
    assert.equal(
      products.reduce((sum, product) => sum + product.amounts.mix, 0n),
      amounts.mix,
    );
  });

  it('counts the cost of credit by days granted, rounded once', () => {
    assert.equal(creditCostOf(e4(100) * 90n, 800), 19_726n);
    assert.equal(creditCostOf(-e4(100) * 90n, 800), -19_726n);
    assert.equal(creditCostOf(e4(36_500) * 30n, 800), e4(240));
  });

  it('does not depend on the order of rows', () => {
    const random = seededRandom(8);
    const traits = { products: 15, unknownCost: 0.2, foreign: 0.3 };
    const [before, after] = [randomPeriod(random, traits), randomPeriod(random, traits)];
    const turned = (side: AccountPeriod): AccountPeriod => ({ ...side, rows: side.rows.toReversed() });
    assert.deepEqual(
      bridgeOf({ before: turned(before), after: turned(after) }).amounts,
      bridgeOf({ before, after }).amounts,
    );
  });

  it('separates list price, discount and exchange rate', () => {
    const sale = { ...row('A', [10, 90, 50]), discountE4: e4(100), currency: 'EUR' };
    const later = { ...row('A', [10, 99, 50]), discountE4: e4(220), currency: 'EUR' };
    const { amounts } = bridgeOf({
      before: period([sale]),
      after: period([later]),
      rates: { EUR: { before: 100n, after: 110n } },
    });
    // At the earlier rate: list 110 → 110, discount 10 → 20 a piece; 10 % dearer euro on a net of 99.
    assert.deepEqual([amounts['list-price'], amounts.discount, amounts['exchange-rate']].map(money), [100, -100, 90]);
  });

  it('keeps unknown cost unknown: revenue beside, no contribution, the change of known margin as coverage', () => {
    const known = row('A', [10, 100, 60]);
    const partly = { ...row('B', [10, 50, 0]), knownNetE4: e4(200), costE4: e4(120) };
    const unknown = { ...row('B', [8, 60, 0]), knownNetE4: 0n };
    const bridge = between([known, partly], [known, unknown]);
    assert.equal(money(bridge.beforeE4), 480);
    assert.equal(money(bridge.afterE4), 400);
    assert.equal(money(bridge.amounts.coverage), -80);
    assert.deepEqual(bridge.uncovered.products, ['B']);
    assert.deepEqual([money(bridge.uncovered.netBeforeE4), money(bridge.uncovered.netAfterE4)], [300, 480]);
    assert.equal(money(bridge.uncovered.revenue.volume), -100);
    assert.equal(money(bridge.uncovered.revenue['list-price']), 80);
    assert.equal(bridge.amounts.volume, 0n);
  });

  it('survives returns, one-sided periods, zero totals and turned signs', () => {
    const cases: readonly (readonly [readonly PeriodRow[], readonly PeriodRow[]])[] = [
      [[], []],
      [[], [row('A', [5, 10, 4])]],
      [[row('A', [5, 10, 4])], []],
      [[row('A', [-5, 10, 4])], [row('A', [5, 10, 4])]],
      [[row('A', [5, 10, 4])], [row('A', [-5, 10, 4])]],
      [[row('A', [-5, 10, 4])], [row('A', [-2, 11, 4])]],
      [[{ ...row('A', [0, 10, 4]), netE4: e4(-3), knownNetE4: e4(-3) }], [row('A', [1, 10, 4])]],
      [
        [row('A', [5, 0, 4]), { ...row('B', [5, 0, 4]), family: 'other' }],
        [row('A', [9, 0, 4]), { ...row('B', [1, 0, 4]), family: 'other' }],
      ],
      [[row('A', [5, 10, 40])], [row('A', [5, 10, 4])]],
    ];
    for (const [before, after] of cases) {
      const { amounts, changeE4 } = between(before, after);
      assert.equal(sumOfBridge(amounts), changeE4);
    }
    assert.equal(money(between([], [row('A', [5, 10, 4])]).amounts['new-products']), 30);
    assert.equal(money(between([row('A', [5, 10, 4])], [row('A', [-5, 10, 4])]).amounts.returns), -30);
  });

  it('compares families by their own units and shows the mix between them', () => {
    const sealant = (quantity: number): PeriodRow => ({
      ...row('S', [quantity, 2, 1.5]),
      family: 'sealant',
      unit: 'tube',
    });
    const bridge = between([row('A', [100, 10, 5]), sealant(500)], [row('A', [50, 10, 5]), sealant(1_500)]);
    // Revenue at own growth: 1,000 → 500 and 1,000 → 3,000: the book grew by 75 %.
    assert.equal(money(bridge.amounts.volume), 562.5);
    assert.equal(money(bridge.amounts.mix), -312.5);
    assert.equal(bridge.familyMixE4, bridge.amounts.mix);
  });

  it('names the costliest effects first', () => {
    const { amounts } = bridgeOf({
      before: { ...period([row('A', [10, 10, 4])]), terms: { rebate: 0n }, service: {} },
      after: { ...period([row('A', [10, 9, 5])]), terms: { rebate: 90n * E4 }, service: { visit: 5n * E4 } },
    });
    assert.deepEqual(worstEffectsOf(amounts), ['terms', 'list-price', 'cost', 'service']);
  });

  it('adds up for every reseller and month of AdventureWorks', { skip: adventureWorksAbsent }, () => {
    const { orders } = adventureWorks();
    const book = new Map<string, Map<string, PeriodRow[]>>();
    for (const line of orders) {
      const months = book.get(line.account) ?? new Map<string, PeriodRow[]>();
      const month = line.orderedOn.slice(0, 7);
      const rows = months.get(month) ?? [];
      rows.push({
        product: line.product,
        family: '',
        unit: 'piece',
        quantityE4: line.quantityE4,
        netE4: line.netE4,
        discountE4: line.discountE4 ?? 0n,
        knownNetE4: line.netE4,
        costE4: line.costE4 ?? 0n,
      });
      book.set(line.account, months.set(month, rows));
    }
    const monthNames = [...new Set(orders.map((line) => line.orderedOn.slice(0, 7)))].toSorted();
    let [compared, november, novemberTotal] = [0, 0n, 0n];
    for (const months of book.values()) {
      for (const [i, month] of monthNames.entries()) {
        const after = months.get(month) ?? [];
        for (const lag of [1, 3, 12]) {
          const before = months.get(monthNames[i - lag] ?? '') ?? [];
          const { amounts, changeE4 } = between(before, after);
          assert.equal(sumOfBridge(amounts), changeE4);
          if (before.length > 0 && after.length > 0) compared += 1;
          if (month === '2011-11' && lag === 1) november += changeE4;
        }
        if (month === '2011-11') novemberTotal += after.reduce((sum, line) => sum + line.netE4 - line.costE4, 0n);
      }
    }
    assert.ok(compared > 1_000, `${compared}`);
    assert.ok(november < 0n);
    assert.equal(Number((money(novemberTotal) / 1_001_803.77).toFixed(4)), -0.6041);
  });
});
