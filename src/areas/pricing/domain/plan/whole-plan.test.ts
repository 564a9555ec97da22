import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { floorOf, isAbove, rational } from '../rational.ts';
import {
  askedByKey,
  grantedOf,
  keySharesOf,
  planPriceOf,
  planProblemOf,
  planTotalOf,
  roomOf,
  spreadConcession,
  stepEarned,
  tightestOf,
  wholeShare,
} from './whole-plan.ts';
import type { SpreadLine } from './whole-plan.ts';

const steps = [
  { lines: 3, leastMinor: 0n, rateBp: 200 },
  { lines: 4, leastMinor: 0n, rateBp: 350 },
  { lines: 4, leastMinor: 1_000n, rateBp: 400 },
];

describe('stepEarned', () => {
  it('asks for breadth and volume, both bounds included', () => {
    const rate = (lines: number, netMinor: bigint) => stepEarned(steps, { lines, netMinor })?.rateBp ?? 0;
    assert.deepEqual([rate(2, 9_999n), rate(3, 0n), rate(4, 999n), rate(4, 1_000n)], [0, 200, 350, 400]);
  });
  it('never falls with more lines or more volume', () => {
    const reached = fc.record({ lines: fc.integer({ min: 0, max: 9 }), netMinor: fc.bigInt({ min: 0n, max: 3_000n }) });
    fc.assert(
      fc.property(reached, fc.nat(4), fc.bigInt({ min: 0n, max: 2_000n }), ({ lines, netMinor }, more, money) => {
        const before = stepEarned(steps, { lines, netMinor })?.rateBp ?? 0;
        const after = stepEarned(steps, { lines: lines + more, netMinor: netMinor + money })?.rateBp ?? 0;
        assert.ok(after >= before);
      }),
    );
  });
});

describe('planProblemOf', () => {
  const terms = { validFrom: '2026-01-01', validTo: '2026-12-31', baseFrom: '2025-01-01', baseTo: '2025-12-31' };
  it('asks for days in their order and steps that ask for more and give more', () => {
    const found = (more = {}) => planProblemOf({ ...terms, steps, ...more });
    assert.equal(found(), null);
    assert.equal(found({ validTo: '2025-12-31' }), 'days-crossed');
    assert.equal(found({ baseTo: '2024-12-31' }), 'days-crossed');
    assert.equal(found({ validTo: '2028-12-31' }), 'too-long');
    assert.equal(found({ steps: [...steps, { lines: 5, leastMinor: 0n, rateBp: 500 }] }), 'steps-not-rising');
    assert.equal(found({ steps: [...steps, { lines: 4, leastMinor: 1_000n, rateBp: 500 }] }), 'steps-not-rising');
    assert.equal(found({ steps: [...steps, { lines: 5, leastMinor: 1_000n, rateBp: 400 }] }), 'steps-not-rising');
  });
});

describe('keySharesOf', () => {
  it('adds up to the whole exactly, whatever the weights', () => {
    const weights = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 15n }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, (given) => {
        const shares = keySharesOf(given);
        if (shares === null) return assert.ok(given.every((weight) => weight <= 0n));
        assert.equal(
          shares.reduce((sum, share) => sum + share, 0n),
          wholeShare,
        );
        for (const [at, share] of shares.entries()) assert.ok((given[at] ?? 0n) > 0n ? share >= 0n : share === 0n);
      }),
    );
  });
});

const lineOf = fc.record({
  weight: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  valueE4: fc.bigInt({ min: 1n, max: 10n ** 12n }),
  leftBp: fc.bigInt({ min: 0n, max: 4_000n }),
});
const linesOf = fc.array(lineOf, { minLength: 1, maxLength: 8 }).map((given) => {
  const shares = keySharesOf(given.map(({ weight }) => weight)) ?? keySharesOf(given.map(() => 1n)) ?? [];
  return given.map(({ valueE4, leftBp }, at) => ({
    share: shares[at] ?? 0n,
    valueE4,
    roomE4: (valueE4 * leftBp) / 10_000n,
  }));
});
const whole = (lines: readonly { readonly valueE4: bigint }[]) => lines.reduce((sum, { valueE4 }) => sum + valueE4, 0n);

/** The same by another way: the level of the water is searched for between nothing and more than any line can hold. */
const filledSlowly = (total: { over: bigint; under: bigint }, lines: readonly SpreadLine[]): readonly number[] => {
  const at = (level: number) =>
    lines.map(({ share, roomE4 }) => (share === 0n ? 0 : Math.min(Number(roomE4), level * Number(share))));
  const wanted = Number(total.over) / Number(total.under);
  let [low, high] = [0, 1];
  const sum = (level: number) => at(level).reduce((all, one) => all + one, 0);
  while (sum(high) < wanted && high < 2 ** 80) high *= 2;
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2;
    if (sum(middle) < wanted) low = middle;
    else high = middle;
  }
  return at(high);
};

describe('spreadConcession', () => {
  it('gives a line that is too narrow its room and the others the rest', () => {
    const half = wholeShare / 2n;
    const made = spreadConcession(rational(100n), [
      { share: half, roomE4: 20n },
      { share: half, roomE4: 200n },
    ]);
    assert.ok(made.kind === 'spread');
    assert.deepEqual(
      made.lines.map(({ granted, isCapped }) => [granted.over, granted.under, isCapped]),
      [
        [20n, 1n, true],
        [80n, 1n, false],
      ],
    );
  });
  it('caps a further line when the rest makes it too narrow', () => {
    const share = wholeShare / 4n;
    const rooms = [10n, 30n, 100n, 100n];
    const made = spreadConcession(
      rational(120n),
      rooms.map((roomE4) => ({ share, roomE4 })),
    );
    assert.ok(made.kind === 'spread');
    assert.deepEqual(
      made.lines.map(({ granted }) => granted.over),
      [10n, 30n, 40n, 40n],
    );
  });
  it('says how much can be given where the room is smaller than the whole', () => {
    const line = (share: bigint, roomE4: bigint) => ({ share, roomE4 });
    assert.deepEqual(spreadConcession(rational(31n), [line(wholeShare, 30n), line(0n, 500n)]), {
      kind: 'too-large',
      roomE4: 30n,
    });
  });
  it('adds up to the whole, within every room, and refuses only what does not fit', () => {
    fc.assert(
      fc.property(linesOf, fc.integer({ min: 0, max: 5_000 }), (lines, rateBp) => {
        const total = planTotalOf(whole(lines), rateBp);
        const made = spreadConcession(total, lines);
        const room = lines.reduce((sum, { share, roomE4 }) => (share > 0n ? sum + roomE4 : sum), 0n);
        if (made.kind === 'too-large') {
          assert.equal(made.roomE4, room);
          return assert.ok(isAbove(total, rational(room)));
        }
        assert.deepEqual(grantedOf(made.lines), total);
        for (const [at, { granted, asked, isCapped }] of made.lines.entries()) {
          const line = lines[at] ?? assert.fail();
          assert.ok(!isAbove(granted, rational(line.roomE4)), 'within its room');
          assert.ok(granted.over >= 0n);
          assert.ok(isCapped || !isAbove(asked, granted), 'only a line at its floor gets less than its share');
        }
      }),
    );
  });
  it('never takes from a line when the concession grows', () => {
    fc.assert(
      fc.property(linesOf, fc.nat(1_500), fc.nat(1_500), (lines, less, more) => {
        const low = spreadConcession(planTotalOf(whole(lines), less), lines);
        const high = spreadConcession(planTotalOf(whole(lines), less + more), lines);
        if (low.kind === 'too-large') return assert.equal(high.kind, 'too-large');
        if (high.kind === 'too-large') return undefined;
        for (const [at, { granted }] of low.lines.entries())
          assert.ok(!isAbove(granted, high.lines[at]?.granted ?? rational(-1n)));
        return undefined;
      }),
    );
  });
  it('is what a search for the level finds', () => {
    fc.assert(
      fc.property(linesOf, fc.nat(3_000), (lines, rateBp) => {
        const total = planTotalOf(whole(lines), rateBp);
        const made = spreadConcession(total, lines);
        if (made.kind === 'too-large') return;
        const slow = filledSlowly(total, lines);
        const slack = 1e-6 * Number(whole(lines)) + 1e-6;
        for (const [at, { granted }] of made.lines.entries())
          assert.ok(Math.abs(Number(granted.over) / Number(granted.under) - (slow[at] ?? 0)) <= slack);
      }),
    );
  });
});

describe('askedByKey', () => {
  it('gives each line its share, and no line more than it is worth', () => {
    const half = wholeShare / 2n;
    const asked = askedByKey(rational(300n), [
      { share: half, valueE4: 1_000n },
      { share: half, valueE4: 100n },
    ]);
    assert.deepEqual(asked.map(floorOf), [150n, 100n]);
  });
});

describe('prices of a plan', () => {
  const product = fc
    .record({ listE4: fc.bigInt({ min: 1n, max: 10n ** 8n }), leftBp: fc.bigInt({ min: 0n, max: 10_000n }) })
    .map(({ listE4, leftBp }) => ({ listE4, floorE4: listE4 - (listE4 * leftBp) / 10_000n }));
  it('never go under the floor of any product of the line, not even with the whole room', () => {
    fc.assert(
      fc.property(
        fc.array(product, { minLength: 1, maxLength: 6 }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (goods, value) => {
          const room = roomOf(value, goods);
          for (const { listE4, floorE4 } of goods)
            for (const granted of [rational(room), rational(room, 3n), rational(0n)]) {
              const price = planPriceOf(listE4, granted, value);
              assert.ok(price >= floorE4 && price <= listE4);
              // Less than 1/10,000 above the exact price.
              assert.equal(
                price,
                -floorOf(rational(-listE4 * (value * granted.under - granted.over), value * granted.under)),
              );
            }
          const tight = goods[tightestOf(goods)] ?? assert.fail();
          assert.equal(room, roomOf(value, [tight]));
        },
      ),
    );
  });
  it('are the list price less the line’s share, rounded up', () => {
    assert.equal(planPriceOf(1_000_000n, rational(30n), 1_000n), 970_000n);
    assert.equal(planPriceOf(999_999n, rational(1n, 3n), 1_000n), 999_666n);
    assert.equal(
      roomOf(1_000n, [
        { listE4: 100n, floorE4: 90n },
        { listE4: 100n, floorE4: 97n },
      ]),
      30n,
    );
    assert.equal(roomOf(1_000n, [{ listE4: 100n, floorE4: 101n }]), 0n);
  });
});
