import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  choiceOfColumn,
  choiceOfSource,
  constantSource,
  noSource,
  sourceOfChoice,
  withSource,
} from './field-source.ts';

const rule = { column: '类型', values: { 退: 'return' } };

test('a column keeps its rules while it stays chosen', () => {
  assert.equal(sourceOfChoice(choiceOfColumn('类型'), rule), rule);
  assert.equal(sourceOfChoice(choiceOfColumn('种类'), rule), '种类');
});

test('a column named like a choice is still a column', () => {
  assert.equal(sourceOfChoice(choiceOfColumn(noSource), undefined), noSource);
  assert.equal(choiceOfSource({ const: 'dealer' }), constantSource);
});

test('a field that is not imported leaves the mapping', () => {
  const mapping = { kind: 'orders' as const, source: 'erp', columns: { net: 'Net', kind: rule } };
  assert.deepEqual(withSource(mapping, 'kind', undefined).columns, { net: 'Net' });
});
