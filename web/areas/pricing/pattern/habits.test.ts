import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { habitsOf } from './habits.ts';

const granted = {
  userId: 'a',
  name: '陈志翔',
  documents: 3,
  list: { minor: '100', currency: 'CNY' },
  averageBp: 250,
  atEdge: 1,
  approved: 0,
  byBand: [3, 0],
};
const asked = { userId: 'b', name: '吴思颖', requests: 4, solved: 1, noLever: 2, solvedShareBp: 2_500 };

describe('habitsOf', () => {
  it('has one row for everybody who granted or asked', () => {
    const rows = habitsOf({
      granted: [granted],
      asked: [asked, { ...asked, userId: 'a', name: '陈志翔' }],
      currency: 'CNY',
    });
    assert.deepEqual(
      rows.map(({ userId, documents, averageBp, requests, solvedShareBp }) => [
        userId,
        documents,
        averageBp,
        requests,
        solvedShareBp,
      ]),
      [
        ['a', 3, 250, 4, 2_500],
        ['b', 0, null, 4, 2_500],
      ],
    );
  });
});
