import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { embeddedReach, firstStepsOf, freshnessOf, importNeedOf, reasonsToMove } from './index.ts';

describe('first steps', () => {
  const standing = { accounts: 0, hasOrders: false, hasRun: false, openProposals: 0 };
  const told = (...input: Parameters<typeof firstStepsOf>) => firstStepsOf(...input).map(({ state }) => state);

  it('lead from accounts to decisions, one at a time', () => {
    assert.deepEqual(told(standing, false), ['next', 'later', 'later', 'later']);
    assert.deepEqual(told({ ...standing, accounts: 3 }, false), ['done', 'next', 'later', 'later']);
    assert.deepEqual(told({ accounts: 3, hasOrders: true, hasRun: true, openProposals: 2 }, false), [
      'done',
      'done',
      'done',
      'next',
    ]);
  });

  it('end with the first decision, or when there is nothing to decide', () => {
    assert.deepEqual(told({ ...standing, accounts: 3 }, true), []);
    assert.deepEqual(told({ accounts: 3, hasOrders: true, hasRun: true, openProposals: 0 }, false), []);
  });
});

describe('freshness', () => {
  it('ages after 14 days and is old after 45', () => {
    const cases = [
      [null, 'none'],
      ['2026-11-21', 'fresh'],
      ['2026-11-07', 'fresh'],
      ['2026-11-06', 'aging'],
      ['2026-10-07', 'aging'],
      ['2026-10-06', 'old'],
    ] as const;
    for (const [day, expected] of cases) assert.equal(freshnessOf(day, '2026-11-21'), expected, String(day));
  });
});

describe('import need', () => {
  it('says what an import asks of somebody', () => {
    assert.deepEqual(['applying', 'checked', 'failed', 'done'].map(importNeedOf), [
      'running',
      'waiting',
      'failed',
      'rejected',
    ]);
  });
});

describe('when to move to a server', () => {
  const small = { engine: 'embedded', people: 15, orderLines: 3_000_000, restarts: 0 } as const;

  it('is not as long as the embedded database serves well', () => {
    assert.deepEqual(reasonsToMove(small), []);
  });

  it('is told with each reason', () => {
    assert.deepEqual(reasonsToMove({ ...small, people: embeddedReach.people + 1 }), ['people']);
    assert.deepEqual(reasonsToMove({ ...small, orderLines: embeddedReach.orderLines + 1, restarts: 2 }), [
      'order-lines',
      'restarts',
    ]);
  });

  it('is over once it has moved', () => {
    assert.deepEqual(reasonsToMove({ engine: 'server', people: 500, orderLines: 50_000_000, restarts: 0 }), []);
  });
});
