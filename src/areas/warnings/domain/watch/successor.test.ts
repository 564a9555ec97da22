import assert from 'node:assert/strict';
import { it } from 'node:test';
import { successorOf } from './successor.ts';

it('is the owner of the account, else a director, else whoever can', () => {
  const workers = [
    { userId: 'finance', roles: ['finance'] },
    { userId: 'kam', roles: ['kam'] },
    { userId: 'director', roles: ['member', 'director'] },
  ];
  assert.equal(successorOf(workers, 'kam'), 'kam');
  assert.equal(successorOf(workers, 'somebody blind'), 'director');
  assert.equal(successorOf(workers, null), 'director');
  assert.equal(successorOf(workers.slice(0, 2), null), 'finance');
  assert.equal(successorOf([], 'kam'), null);
});
