import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#kernel/random';
import { randomPeriod } from '#tests/random-book';
import { bridgeOf, sumOfBridge } from './bridge.ts';
import type { Bridge } from './bridge.ts';
import { besideLines, bridgeGroupings, companyBridge } from './company-bridge.ts';
import { bridgeEffects } from './effects.ts';

const owners = ['o1', 'o2', null];
const tiers = ['S', 'A', 'B', null];

const bookOf = (seed: number, accounts: number): readonly Bridge[] => {
  const random = seededRandom(seed);
  const traits = { products: 6, unknownCost: 0.1, foreign: 0.2 };
  return Array.from({ length: accounts }, () =>
    bridgeOf({ before: randomPeriod(random, traits), after: randomPeriod(random, traits) }),
  );
};

const groupsOf = (bridges: readonly Bridge[], shown = 5) => {
  const sum = companyBridge(shown);
  for (const [at, bridge] of bridges.entries())
    sum.add({
      accountId: `a${String(at).padStart(4, '0')}`,
      ownerId: owners[at % owners.length] ?? null,
      tier: tiers[at % tiers.length] ?? null,
      bridge,
      isNew: at % 10 === 0,
      isLost: at % 10 === 1,
    });
  return sum.groups();
};

describe('companyBridge', () => {
  for (const seed of [1, 2, 3, 4, 5])
    it(`cuts the sum of all bridges so that each cut adds up to it, effect by effect (seed ${seed})`, () => {
      const bridges = bookOf(seed, 120);
      const groups = groupsOf(bridges);
      const whole = groups.find(({ by }) => by === 'company')?.bridge;
      assert.equal(
        whole?.changeE4,
        bridges.reduce((sum, { changeE4 }) => sum + changeE4, 0n),
      );
      for (const by of bridgeGroupings) {
        const own = groups.filter((group) => group.by === by);
        for (const { bridge } of own) {
          assert.equal(sumOfBridge(bridge.amounts), bridge.changeE4);
          assert.equal(bridge.afterE4 - bridge.beforeE4, bridge.changeE4);
        }
        for (const effect of bridgeEffects)
          assert.equal(
            own.reduce((sum, { bridge }) => sum + bridge.amounts[effect], 0n),
            whole?.amounts[effect],
            `${by} ${effect}`,
          );
        assert.equal(
          own.reduce((sum, { bridge }) => sum + bridge.beforeE4, 0n),
          whole?.beforeE4,
        );
      }
    });

  it('names the accounts that moved most, as if all had been sorted', () => {
    const bridges = bookOf(9, 400);
    const whole = groupsOf(bridges, 7).find(({ by }) => by === 'company');
    const sorted = bridges.map(({ changeE4 }) => changeE4).toSorted((a, b) => (a < b ? -1 : 1));
    assert.deepEqual(
      whole?.falls.map(({ changeE4 }) => changeE4),
      sorted.filter((change) => change < 0n).slice(0, 7),
    );
    assert.deepEqual(
      whole?.rises.map(({ changeE4 }) => changeE4),
      sorted
        .filter((change) => change > 0n)
        .toReversed()
        .slice(0, 7),
    );
    assert.deepEqual([whole?.accounts, whole?.gained.accounts, whole?.lost.accounts], [400, 40, 40]);
  });

  it('puts terms and service beside the product lines', () => {
    const groups = groupsOf(bookOf(3, 30));
    const beside = groups.find(({ by, key }) => by === 'line' && key === besideLines)?.bridge;
    const whole = groups.find(({ by }) => by === 'company')?.bridge;
    assert.equal(beside?.changeE4, (whole?.amounts.terms ?? 0n) + (whole?.amounts.service ?? 0n));
    assert.deepEqual(groups.flatMap(({ by, key }) => (by === 'line' ? [key] : [])).toSorted(), [
      besideLines,
      'panels',
      'profiles',
      'sealant',
    ]);
  });
});
