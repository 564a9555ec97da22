import assert from 'node:assert/strict';
import { it } from 'node:test';
import { joinPacks } from './join-packs.ts';

it('bills of two books stand with their account once, whichever book it is in', () => {
  assert.equal(joinPacks('', ''), '');
  assert.equal(joinPacks('a\t1 2;3 4', ''), 'a\t1 2;3 4');
  assert.equal(joinPacks('', 'b\t5'), 'b\t5');
  assert.equal(joinPacks('a\t1\nb\t2', 'b\t3\nc\t4'), 'a\t1\nb\t2;3\nc\t4');
});
