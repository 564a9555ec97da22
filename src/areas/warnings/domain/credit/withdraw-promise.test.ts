import assert from 'node:assert/strict';
import { it } from 'node:test';
import { withdrawRefusalOf } from './withdraw-promise.ts';

it('a promise is withdrawn by who noted it before its day, from then on by finance and directors alone', () => {
  const own = { dueDay: 10, notedBy: 'a', userId: 'a', mayForgive: false };
  assert.equal(withdrawRefusalOf({ ...own, today: 9 }), null);
  assert.equal(withdrawRefusalOf({ ...own, today: 10 }), 'promise-due');
  assert.equal(withdrawRefusalOf({ ...own, today: 9, userId: 'b' }), 'promise-of-other');
  for (const today of [9, 10, 40])
    assert.equal(withdrawRefusalOf({ ...own, today, userId: 'b', mayForgive: true }), null);
});
