import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { costToServeKinds, pocketKinds } from '#domain/ledger';
import { miscVectors } from '#tests/misc-vectors';
import { allocate } from './allocate.ts';
import { addedFalls, waterfallOf, waterfallsOf } from './waterfall.ts';
import type { TradePart, Waterfall } from './waterfall.ts';

const none = { pocket: {}, serve: {}, creditE4: 0n };
const part = (change: Partial<TradePart> = {}): TradePart => ({
  key: 'a',
  listE4: 1_000n,
  listedNetE4: 900n,
  netE4: 900n,
  costE4: 500n,
  knownNetE4: 900n,
  pocket: {},
  serve: {},
  ...change,
});
const sum = (items: Readonly<Record<string, bigint>>): bigint => Object.values(items).reduce((a, b) => a + b, 0n);

describe('allocate', () => {
  it('gives what is left to the largest remainders', () => {
    assert.deepEqual(allocate(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
    assert.deepEqual(allocate(-10n, [1n, 2n]), [-3n, -7n]);
    assert.deepEqual(allocate(7n, [0n, 0n]), [7n, 0n]);
    assert.deepEqual(allocate(7n, [-5n, 1n]), [0n, 7n]);
    assert.deepEqual(allocate(7n, []), []);
  });
  it('loses nothing and gives each within one unit of its share', () => {
    const weight = fc.bigInt({ min: -5n, max: 10n ** 9n });
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.array(weight, { minLength: 1 }), (amount, weights) => {
        const shares = allocate(amount, weights);
        assert.equal(
          shares.reduce((a, b) => a + b, 0n),
          amount,
        );
        const total = weights.reduce((a, b) => a + (b > 0n ? b : 0n), 0n);
        if (total === 0n) return;
        for (const [at, share] of shares.entries()) {
          const off = share * total - amount * ((weights[at] ?? 0n) > 0n ? (weights[at] ?? 0n) : 0n);
          assert.ok((off < 0n ? -off : off) < total);
        }
      }),
    );
  });
});

describe('waterfallOf', () => {
  it('splits the discount at what everybody of the tier has', () => {
    const fall = waterfallOf(part(), none, 300);
    assert.deepEqual([fall.standardDiscountE4, fall.exceptionalDiscountE4], [30n, 70n]);
    const small = waterfallOf(part({ listedNetE4: 990n, netE4: 990n }), none, 300);
    assert.deepEqual([small.standardDiscountE4, small.exceptionalDiscountE4], [10n, 0n]);
    const above = waterfallOf(part({ listedNetE4: 1_010n, netE4: 1_010n }), none, 300);
    assert.deepEqual([above.standardDiscountE4, above.exceptionalDiscountE4], [0n, -10n]);
    const returned = waterfallOf(part({ listE4: -1_000n, listedNetE4: -900n, netE4: -900n }), none, 300);
    assert.deepEqual([returned.standardDiscountE4, returned.exceptionalDiscountE4], [-30n, -70n]);
  });

  it('is the published case down to the pocket price', () => {
    const { list, invoice, offInvoice, pocket } = miscVectors.waterfall;
    const e4 = (value: number): bigint => BigInt(Math.round(value * 10_000));
    const fall = waterfallOf(
      part({ listE4: e4(list), listedNetE4: e4(invoice), netE4: e4(invoice), knownNetE4: e4(invoice) }),
      {
        pocket: {
          rebate: e4(offInvoice.annualVolumeBonus),
          'marketing-support': e4(offInvoice.offInvoicePromotions) + e4(offInvoice.coopAdvertising),
          freight: e4(offInvoice.freight),
        },
        serve: {},
        creditE4: e4(offInvoice.paymentTerms),
      },
      0,
    );
    assert.equal(fall.pocketRevenueE4, e4(pocket));
  });

  it('takes revenue of unknown cost out, and has no contribution while no cost is known', () => {
    const half = waterfallOf(part({ knownNetE4: 400n, costE4: 250n }), none, 0);
    assert.deepEqual([half.unknownNetE4, half.contributionE4], [500n, 150n]);
    assert.equal(waterfallOf(part({ knownNetE4: 0n, costE4: 0n }), none, 0).contributionE4, null);
  });
});

const amount = fc.bigInt(-(10n ** 10n), 10n ** 12n);
const items = <K extends string>(kinds: readonly K[]) =>
  fc.array(fc.tuple(fc.constantFrom(...kinds), amount)).map((pairs): Partial<Record<K, bigint>> => {
    const made: Partial<Record<K, bigint>> = {};
    for (const [kind, value] of pairs) made[kind] = value;
    return made;
  });
const madePart = fc
  .record({
    list: amount,
    listedNet: amount,
    unlistedNet: amount,
    cost: amount,
    unknownNet: amount,
    pocket: items(pocketKinds),
    serve: items(costToServeKinds),
  })
  .map(({ list, listedNet, unlistedNet, cost, unknownNet, pocket, serve }) => ({
    listE4: list,
    listedNetE4: listedNet,
    netE4: listedNet + unlistedNet,
    costE4: cost,
    knownNetE4: listedNet + unlistedNet - unknownNet,
    pocket,
    serve,
  }));

describe('waterfallsOf', () => {
  it('adds up to the account: every amount in exactly one place', () => {
    const shared = fc.record({ pocket: items(pocketKinds), serve: items(costToServeKinds), creditE4: amount });
    const parts = fc.array(madePart, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, shared, fc.integer({ min: 0, max: 3_000 }), (made, account, standardBp) => {
        const trade = made.map((one, at) => ({ key: String(at), ...one }));
        const falls = waterfallsOf(trade, account, standardBp);
        const over = (read: (fall: Waterfall) => bigint): bigint => falls.reduce((a, fall) => a + read(fall), 0n);
        const given = (kind: 'pocket' | 'serve'): bigint =>
          sum(account[kind]) + trade.reduce((a, one) => a + sum(one[kind]), 0n);
        assert.equal(
          over(({ pocket }) => sum(pocket)),
          given('pocket'),
        );
        assert.equal(
          over(({ serve }) => sum(serve)),
          given('serve'),
        );
        assert.equal(
          over(({ creditE4 }) => creditE4),
          account.creditE4,
        );
        assert.equal(
          addedFalls('all', falls).pocketRevenueE4,
          over(({ pocketRevenueE4 }) => pocketRevenueE4),
        );
        for (const fall of falls) {
          const down =
            fall.listE4 - fall.standardDiscountE4 - fall.exceptionalDiscountE4 - sum(fall.pocket) - fall.creditE4;
          assert.equal(down, fall.pocketRevenueE4);
          if (fall.contributionE4 !== null)
            assert.equal(fall.contributionE4, down - fall.unknownNetE4 - fall.costE4 - sum(fall.serve));
        }
      }),
    );
  });
});
