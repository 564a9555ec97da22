import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { costToServeKinds, pocketKinds } from '#domain/ledger';
import { e4OfMinor, minorOf } from '#kernel/money';
import { shownWaterfalls } from './shown-waterfall.ts';
import type { ShownWaterfall } from './shown-waterfall.ts';
import { addedFalls, waterfallsOf } from './waterfall.ts';
import type { TradePart, Waterfall } from './waterfall.ts';

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
const minorSum = (items: readonly { readonly minor: bigint }[]): bigint => sumOf(items.map(({ minor }) => minor));

/** Every amount that stands in one place, shown and exact. */
const cellsOf = (shown: ShownWaterfall, exact: Waterfall): readonly (readonly [string, bigint, bigint])[] => [
  ['unlisted', shown.unlistedNet, exact.unlistedNetE4],
  ['standard', shown.standardDiscount, exact.standardDiscountE4],
  ['exceptional', shown.exceptionalDiscount, exact.exceptionalDiscountE4],
  ['invoice', shown.invoice, exact.invoiceE4],
  ...shown.pocket.map(({ kind, minor }) => [kind, minor, exact.pocket[kind]] as const),
  ['credit', shown.credit, exact.creditE4],
  ['unknown', shown.unknownNet, exact.unknownNetE4],
  ['cost', shown.cost, exact.costE4],
  ...shown.serve.map(({ kind, minor }) => [kind, minor, exact.serve[kind]] as const),
];

const tiesDown = (fall: ShownWaterfall): void => {
  assert.equal(fall.list - fall.standardDiscount - fall.exceptionalDiscount, fall.invoice);
  assert.equal(fall.invoice - minorSum(fall.pocket) - fall.credit, fall.pocketRevenue);
  if (fall.contribution !== null)
    assert.equal(fall.pocketRevenue - fall.unknownNet - fall.cost - minorSum(fall.serve), fall.contribution);
};

/** Amounts as the ledger has them: whole cents, prices times quantities, halves of a cent, nothing. */
const amount = fc.oneof(
  fc.constant(0n),
  fc.bigInt(-2_000n, 20_000n).map((minor) => minor * 100n),
  fc.bigInt(-400n, 4_000n).map((half) => half * 50n),
  fc.bigInt(-(10n ** 6n), 10n ** 8n),
);
const items = <K extends string>(kinds: readonly K[]) =>
  fc.array(fc.tuple(fc.constantFrom(...kinds), amount), { maxLength: 4 }).map((pairs) => {
    const made: Partial<Record<K, bigint>> = {};
    for (const [kind, value] of pairs) made[kind] = value;
    return made;
  });
const entries = { pocket: items(pocketKinds), serve: items(costToServeKinds) };
const trade = fc
  .record({
    list: amount,
    discount: fc.oneof(fc.constant(0n), amount),
    unlisted: fc.oneof(fc.constant(0n), amount),
    cost: amount,
    cover: fc.constantFrom('all', 'some', 'none'),
    ...entries,
  })
  .map(({ list, discount, unlisted, cost, cover, pocket, serve }): Omit<TradePart, 'key'> => {
    const netE4 = list - discount + unlisted;
    const knownNetE4 = cover === 'all' ? netE4 : cover === 'some' ? netE4 / 3n : 0n;
    const costE4 = cover === 'none' ? 0n : cost;
    return { listE4: list, listedNetE4: list - discount, netE4, costE4, knownNetE4, pocket, serve };
  });
const account = fc.record({
  trade: fc.array(trade, { minLength: 1, maxLength: 12 }),
  shared: fc.record({ ...entries, creditE4: amount }),
  standardBp: fc.constantFrom(0, 300, 1_000, 777),
  currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
});
const fallsOf = ({ trade: parts, shared, standardBp }: typeof account extends fc.Arbitrary<infer T> ? T : never) =>
  waterfallsOf(
    parts.map((part, at) => ({ key: String(at), ...part })),
    shared,
    standardBp,
  );
const runs = { numRuns: 1_000 };

describe('shownWaterfalls', () => {
  it('adds up down and across, every amount within one minor unit of its exact value', () => {
    fc.assert(
      fc.property(account, (made) => {
        const falls = fallsOf(made);
        const { whole, parts } = shownWaterfalls('all', falls, made.currency);
        const exact = addedFalls('all', falls);
        const unit = e4OfMinor(1n, made.currency);
        for (const fall of [whole, ...parts]) tiesDown(fall);
        const across = (read: (fall: ShownWaterfall) => bigint): void =>
          assert.equal(sumOf(parts.map(read)), read(whole));
        for (const [at] of cellsOf(whole, exact).entries()) across((fall) => cellsOf(fall, exact)[at]?.[1] ?? 0n);
        across(({ list }) => list);
        across(({ pocketRevenue }) => pocketRevenue);
        if (parts.every(({ contribution }) => contribution !== null)) across(({ contribution }) => contribution ?? 0n);
        for (const [at, fall] of [exact, ...falls].entries())
          for (const [name, shown, exactE4] of cellsOf([whole, ...parts][at] ?? whole, fall)) {
            const off = shown * unit - exactE4;
            assert.ok(off <= unit && off >= -unit, `${name} ${at}: ${shown} for ${exactE4}`);
          }
      }),
      runs,
    );
  });

  it('rounds every level of the whole once, as it is rounded anywhere else', () => {
    fc.assert(
      fc.property(account, (made) => {
        const falls = fallsOf(made);
        const { whole } = shownWaterfalls('all', falls, made.currency);
        const exact = addedFalls('all', falls);
        const levels = [whole.list, whole.invoice, whole.pocketRevenue, whole.contribution];
        const { listE4, invoiceE4, pocketRevenueE4, contributionE4 } = exact;
        assert.deepEqual(
          levels,
          [listE4, invoiceE4, pocketRevenueE4, contributionE4].map((level) =>
            level === null ? null : minorOf(level, made.currency),
          ),
        );
      }),
      runs,
    );
  });

  it('tells nothing of a cost by what stands above it', () => {
    fc.assert(
      fc.property(account, fc.array(amount, { minLength: 12, maxLength: 12 }), (made, costs) => {
        const above = (trades: typeof made.trade) => {
          const { whole, parts } = shownWaterfalls('all', fallsOf({ ...made, trade: trades }), made.currency);
          return [whole, ...parts].map(({ cost: _cost, serve: _serve, contribution: _left, ...rest }) => rest);
        };
        const dearer = made.trade.map((part, at) => ({ ...part, costE4: costs[at] ?? 0n, serve: {} }));
        assert.deepEqual(above(dearer), above(made.trade));
      }),
      runs,
    );
  });

  const part = (change: Partial<TradePart>): TradePart => ({
    key: 'a',
    listE4: 0n,
    listedNetE4: 0n,
    netE4: 0n,
    costE4: 0n,
    knownNetE4: 0n,
    pocket: {},
    serve: {},
    ...change,
  });
  type Sale = { readonly listE4: bigint; readonly netE4: bigint; readonly costE4: bigint | null };
  const sale = (key: string, { listE4, netE4, costE4 }: Sale): TradePart =>
    part({ key, listE4, listedNetE4: netE4, netE4, costE4: costE4 ?? 0n, knownNetE4: costE4 === null ? 0n : netE4 });
  const nothing = { pocket: {}, serve: {}, creditE4: 0n };

  it('gives the cent that is left to the step that lacks most of it', () => {
    const falls = waterfallsOf([sale('a', { listE4: 100_060n, netE4: 91_980n, costE4: 50_000n })], nothing, 304);
    const { whole } = shownWaterfalls('all', falls, 'CNY');
    assert.deepEqual([falls[0]?.standardDiscountE4, falls[0]?.exceptionalDiscountE4], [3_042n, 5_038n]);
    assert.deepEqual(
      [whole.list, whole.standardDiscount, whole.exceptionalDiscount, whole.invoice],
      [1_001n, 31n, 50n, 920n],
    );
  });

  it('keeps a line at list without a discount, and whole cents as they are', () => {
    const lines = [
      sale('a', { listE4: 1_033_333n, netE4: 1_033_333n, costE4: 500_000n }),
      sale('b', { listE4: 1_000_000n, netE4: 960_000n, costE4: 500_000n }),
      sale('c', { listE4: 2_033_333n, netE4: 2_033_333n, costE4: 500_000n }),
    ];
    const { parts } = shownWaterfalls('all', waterfallsOf(lines, nothing, 300), 'CNY');
    assert.deepEqual(
      parts.map((fall) => [fall.list, fall.standardDiscount, fall.exceptionalDiscount, fall.invoice]),
      [
        [10_334n, 0n, 0n, 10_334n],
        [10_000n, 300n, 100n, 9_600n],
        [20_333n, 0n, 0n, 20_333n],
      ],
    );
  });

  it('leaves a line of unknown cost without contribution, and counts what was paid for it in the whole', () => {
    const lines = [
      { ...sale('a', { listE4: 1_000_000n, netE4: 1_000_000n, costE4: 700_000n }), pocket: { rebate: 10_050n } },
      { ...sale('b', { listE4: 1_000_000n, netE4: 1_000_000n, costE4: null }), pocket: { freight: 20_050n } },
    ];
    const { whole, parts } = shownWaterfalls('all', waterfallsOf(lines, nothing, 0), 'CNY');
    assert.deepEqual(
      parts.map(({ pocketRevenue, unknownNet, contribution }) => [pocketRevenue, unknownNet, contribution]),
      [
        [9_899n, 0n, 2_899n],
        [9_800n, 10_000n, null],
      ],
    );
    assert.deepEqual([whole.pocketRevenue, whole.unknownNet, whole.contribution], [19_699n, 10_000n, 2_699n]);
    const blind = shownWaterfalls(
      'all',
      waterfallsOf([sale('b', { listE4: 10n, netE4: 10n, costE4: null })], nothing, 0),
      'CNY',
    );
    assert.equal(blind.whole.contribution, null);
  });
});
