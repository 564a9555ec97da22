import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gapTasksOf } from './person-gaps.ts';

describe('the tasks of key persons with gaps', () => {
  const gapsOf = (ownerId: string | null, accounts: number) =>
    Array.from({ length: accounts }, (_, at) => ({ accountId: `${ownerId}${at}`, ownerId, persons: 2 }));
  const asking = { otherwise: 'c', listed: new Set<string>() };

  it('are one an account up to twenty, and one altogether beyond', () => {
    assert.equal(gapTasksOf(gapsOf('a', 20), asking).single.length, 20);
    const { single, together } = gapTasksOf([...gapsOf('a', 21), ...gapsOf('b', 1)], asking);
    assert.deepEqual(
      single.map(({ accountId }) => accountId),
      ['b0'],
    );
    assert.deepEqual(together, [{ assigneeId: 'a', withoutOwner: false }]);
  });

  it('are those of the importer where nobody owns the account', () => {
    assert.equal(gapTasksOf(gapsOf(null, 1), asking).single[0]?.assigneeId, 'c');
    assert.deepEqual(gapTasksOf([...gapsOf(null, 20), ...gapsOf('c', 1)], asking).together, [
      { assigneeId: 'c', withoutOwner: true },
    ]);
  });

  it('join the list of who has one', () => {
    const { single, together } = gapTasksOf([...gapsOf('a', 1), ...gapsOf('b', 1)], {
      ...asking,
      listed: new Set('a'),
    });
    assert.deepEqual(
      [single.map(({ assigneeId }) => assigneeId), together.map(({ assigneeId }) => assigneeId)],
      [['b'], ['a']],
    );
  });
});
