import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { accountFacts } from '#tests/account-facts';
import { dayNumberOf, dayOf, monthNumberOf, monthOf } from '#kernel/day';
import { groupFactsOf, groupsOf } from './group-facts.ts';
import { monthNumberOfDay } from './month-of-day.ts';
import { observationWindowOf } from './observation-window.ts';
import { evidenceInForce } from './stated-evidence.ts';

describe('calendar of facts', () => {
  it('finds the month of any day as the kernel does', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2199-12-31') }), (day) => {
        assert.equal(monthNumberOfDay(day), monthNumberOf(monthOf(dayOf(day))));
      }),
    );
  });

  it('keeps whole months in a window that ends with a month', () => {
    assert.equal(dayOf(observationWindowOf('2026-06-30', 24).afterDay + 1), '2024-07-01');
    assert.equal(dayOf(observationWindowOf('2024-02-29', 12).afterDay + 1), '2023-03-01');
    assert.equal(dayOf(observationWindowOf('2026-06-15', 1).afterDay + 1), '2026-05-16');
  });
});

describe('stated evidence', () => {
  it('counts from its date until its expiry', () => {
    const study = {
      kind: 'strategic-study',
      value: 4,
      source: 'study',
      statedOn: '2026-01-01',
      expiresOn: '2026-06-30',
    } as const;
    assert.equal(evidenceInForce([study], '2025-12-31').length, 0);
    assert.equal(evidenceInForce([study], '2026-06-30').length, 1);
    assert.equal(evidenceInForce([study], '2026-07-01').length, 0);
  });
});

describe('groups that buy as one', () => {
  const head = accountFacts({
    code: 'G',
    orders: [{ day: '2026-01-10', net: 100, cost: 60 }],
    attributes: { buysAsGroup: true },
  });
  const child = accountFacts({
    code: 'A',
    orders: [
      { day: '2026-01-10', net: 50, cost: 40 },
      { day: '2026-03-01', net: 300, cost: 100 },
    ],
    attributes: { parentCode: 'G' },
  });
  const grandchild = accountFacts({
    code: 'B',
    orders: [{ day: '2026-02-01', net: 7, cost: 7 }],
    attributes: { parentCode: 'A' },
  });

  it('takes everybody under the head and merges days and months', () => {
    const [group] = groupsOf([child, grandchild, head, accountFacts({ code: 'X', orders: [] })]);
    assert.ok(group);
    const facts = groupFactsOf(group);
    assert.equal(facts.code, 'G');
    assert.equal(facts.window.netE4, 4_570_000n);
    assert.equal(facts.orderDays.length, 3);
    assert.equal(facts.orderDays[0]?.netE4, 1_500_000n);
    assert.equal(facts.largestOrder?.netE4, 3_000_000n);
    assert.deepEqual(
      facts.months.map(({ month }) => month),
      ['2026-01', '2026-02', '2026-03'],
    );
  });

  it('ends a cycle of parents instead of running for ever', () => {
    const a = accountFacts({ code: 'A', attributes: { parentCode: 'B' } });
    const b = accountFacts({ code: 'B', attributes: { parentCode: 'A' } });
    assert.deepEqual(groupsOf([a, b]), []);
  });
});
