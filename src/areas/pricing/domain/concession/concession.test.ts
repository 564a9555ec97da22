import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bpAbove, isAbove, minus, rational, zero } from '../rational.ts';
import {
  concessionOf,
  concessionOfAll,
  creditPriceOf,
  deepestOf,
  deepestOfEach,
  earnedSupportOf,
  judgedBpOf,
  pocketPriceOf,
  shareOf,
  windowShareOf,
} from './concession.ts';
import type { LineTerms } from './concession.ts';

const credit = { capitalRateBp: 800, standardCreditDays: 30 };
const plain: LineTerms = {
  quantityE4: 100_000n,
  listPriceE4: 1_000_000n,
  invoicePriceE4: 1_000_000n,
  freeQuantityE4: 0n,
  rebateBp: 0,
  freightE4: 0n,
  supportE4: 0n,
  creditDays: 30,
};
const bpOf = (change: Partial<LineTerms>): number => {
  const share = shareOf(concessionOf({ ...plain, ...change }, credit));
  assert.ok(share);
  return bpAbove(share);
};

describe('concessionOf', () => {
  it('turns every grant into one percentage of list', () => {
    const cases: readonly (readonly [Partial<LineTerms>, number])[] = [
      [{}, 0],
      [{ invoicePriceE4: 970_000n }, 300],
      [{ rebateBp: 300 }, 300],
      [{ freeQuantityE4: 25_000n }, 2_000],
      [{ freightE4: 30_000n }, 300],
      [{ supportE4: 300_000n }, 300],
      [{ creditDays: 75 }, 99],
      [{ creditDays: 0 }, 0],
      [{ invoicePriceE4: 1_100_000n }, 0],
      [{ invoicePriceE4: 969_999n }, 301],
    ];
    for (const [change, bp] of cases) assert.equal(bpOf(change), bp, JSON.stringify(Object.keys(change)));
  });

  it('adds rebates on the invoice price, not on list', () => {
    assert.equal(bpOf({ invoicePriceE4: 900_000n, rebateBp: 1_000 }), 1_900);
  });

  it('has no share without a list value', () => {
    assert.equal(shareOf(concessionOf({ ...plain, listPriceE4: 0n }, credit)), null);
  });
});

describe('pocketPriceOf', () => {
  it('spreads the invoice over paid and free units', () => {
    const terms = { ...plain, invoicePriceE4: 900_000n, freeQuantityE4: 10_000n };
    assert.equal(pocketPriceOf(terms, concessionOf(terms, credit)), 818_181n);
  });
  it('leaves credit to the floor and states it apart', () => {
    const terms = { ...plain, creditDays: 75 };
    const concession = concessionOf(terms, credit);
    assert.equal(pocketPriceOf(terms, concession), 1_000_000n);
    assert.equal(creditPriceOf(terms, concession), 9_864n);
  });
  it('is list less everything conceded but credit, for any terms', () => {
    const made = fc.record({
      quantityE4: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      listPriceE4: fc.bigInt({ min: 1n, max: 10n ** 10n }),
      invoicePriceE4: fc.bigInt({ min: 0n, max: 10n ** 10n }),
      freeQuantityE4: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      rebateBp: fc.integer({ min: 0, max: 5_000 }),
      freightE4: fc.bigInt({ min: 0n, max: 10n ** 8n }),
      supportE4: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      creditDays: fc.integer({ min: 0, max: 365 }),
    });
    fc.assert(
      fc.property(made, (terms) => {
        const concession = concessionOf(terms, credit);
        const units = terms.quantityE4 + terms.freeQuantityE4;
        const { over, under } = minus(concession.listValue, minus(concession.conceded, concession.parts.credit));
        const pocket = pocketPriceOf(terms, concession);
        assert.ok(pocket * units * under <= over * 10_000n);
        assert.ok((pocket + 1n) * units * under > over * 10_000n);
        const independent =
          terms.invoicePriceE4 * terms.quantityE4 * (10_000n - BigInt(terms.rebateBp)) -
          (terms.freightE4 * units + terms.supportE4 * 10_000n) * 10_000n;
        assert.equal(over * 100_000_000n, independent * under);
      }),
    );
  });
});

describe('the support that an order earns', () => {
  it('is the part of the promise that its units are', () => {
    const promised = { supportE4: 10_000_000n, quantityE4: 1_000_000n };
    assert.equal(earnedSupportOf(promised, 250_000n), 2_500_000n);
    assert.equal(earnedSupportOf(promised, 1_000_000n), 10_000_000n);
    assert.equal(earnedSupportOf({ ...promised, supportE4: 10n }, 333_333n), 3n);
  });
});

describe('the sum of 90 days', () => {
  const grant = (listE4: bigint, concededE4: bigint) => ({
    listValue: rational(listE4),
    conceded: rational(concededE4),
  });
  const threePercent = grant(1_000_000n, 30_000n);

  it('sends four requests of 3 % where 12 % goes, whatever their sizes', () => {
    const own = rational(3n, 100n);
    const fresh = own;
    const before = windowShareOf([threePercent, grant(7n * 10n ** 9n, 21n * 10n ** 7n), threePercent]);
    assert.equal(judgedBpOf({ own, fresh, window: before }), 1_200);
    assert.equal(judgedBpOf({ own, fresh, window: windowShareOf([]) }), 300);
  });
  it('is exact: a hair above 12 % is above', () => {
    const before = windowShareOf([threePercent, threePercent, grant(1_000_000n, 30_001n)]);
    const own = rational(3n, 100n);
    assert.equal(judgedBpOf({ own, fresh: own, window: before }), 1_201);
  });
  it('asks nothing of a line that adds nothing', () => {
    const window = windowShareOf([threePercent, threePercent]);
    assert.equal(judgedBpOf({ own: zero, fresh: zero, window }), 0);
    assert.equal(judgedBpOf({ own: rational(5n, 100n), fresh: zero, window }), 500);
  });
  it('takes nothing back for a price above list', () => {
    assert.deepEqual(windowShareOf([grant(100n, -50n)]), zero);
  });
  it('lets no line above list make up for what another concedes', () => {
    const cheap = concessionOf({ ...plain, invoicePriceE4: plain.listPriceE4 / 2n }, credit);
    const dear = concessionOf({ ...plain, invoicePriceE4: 2n * plain.listPriceE4 }, credit);
    const share = shareOf(concessionOfAll([cheap, dear]));
    assert.deepEqual(share, rational(1n, 4n));
  });
  it('counts a document with its deepest line, whatever stands beside it', () => {
    const cut = concessionOf({ ...plain, invoicePriceE4: 970_000n }, credit);
    const padding = concessionOf({ ...plain, quantityE4: 10n ** 10n, invoicePriceE4: 999_999n }, credit);
    for (const lines of [[cut], [cut, padding], [padding, cut]])
      assert.deepEqual(shareOf(deepestOf(lines)), rational(3n, 100n));
    assert.equal(shareOf(deepestOf([])), null);
  });
  it('counts what several papers grant once, with the deepest', () => {
    const row = (id: string, key: string | null, conceded: bigint) => ({ id, key, grant: grant(100n, conceded) });
    const rows = [row('bid', 't', 3n), row('agreement', 't', 4n), row('quote', null, 1n), row('other', 'u', 9n)];
    const kept = (given: typeof rows) => deepestOfEach(given, ({ key }) => key).map(({ id }) => id);
    assert.deepEqual(kept(rows), ['agreement', 'quote', 'other']);
    assert.deepEqual(kept(rows.toReversed()), ['other', 'quote', 'agreement']);
  });
  it('shows the lines of a document as one by value', () => {
    const cheap = concessionOf({ ...plain, invoicePriceE4: 900_000n }, credit);
    const large = concessionOf({ ...plain, quantityE4: 900_000n }, credit);
    const share = shareOf(concessionOfAll([cheap, large]));
    assert.ok(share && !isAbove(share, rational(1n, 100n)) && !isAbove(rational(1n, 100n), share));
  });
});
