import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flaggedDuplicatesOf } from './flagged-duplicates.ts';

test('the flagged duplicates are those that the report warns of, not all lines of the file that are alike', () => {
  const warning = { field: '*', params: {}, text: '', firstLine: 3 };
  const warnings = [
    { ...warning, code: 'rounded', rows: 7 },
    { ...warning, code: 'exact-duplicate', rows: 2_450 },
  ];
  assert.equal(flaggedDuplicatesOf({ warnings }), 2_450);
  assert.equal(flaggedDuplicatesOf({ warnings: [] }), 0);
});
