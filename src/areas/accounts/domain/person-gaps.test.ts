import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gapTasksOf } from './person-gaps.ts';

describe('the tasks of key persons with gaps', () => {
  const gapsOf = (assigneeId: string, accounts: number) =>
    Array.from({ length: accounts }, (_, at) => ({ accountId: `${assigneeId}${at}`, assigneeId, persons: 2 }));

  it('are one an account up to twenty, and one altogether beyond', () => {
    assert.equal(gapTasksOf(gapsOf('a', 20)).single.length, 20);
    const { single, together } = gapTasksOf([...gapsOf('a', 21), ...gapsOf('b', 1)]);
    assert.deepEqual(
      single.map(({ accountId }) => accountId),
      ['b0'],
    );
    assert.deepEqual(together, [{ assigneeId: 'a', accounts: 21, persons: 42 }]);
  });
});
