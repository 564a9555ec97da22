import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isUscc } from './uscc.ts';

it('accepts a right check character and refuses its neighbours', () => {
  assert.ok(isUscc('91350100M000100Y43'));
  for (const wrong of ['91350100M000100Y44', '91350100M000100Y34', '91350100M000100Y4', '91350100I000100Y43', ''])
    assert.ok(!isUscc(wrong), wrong);
});
