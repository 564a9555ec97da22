import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStepOf } from './wizard-step.ts';

test('a reload during an import shows the import', () => {
  assert.equal(openStepOf('applying', 'mapping'), 'run');
  assert.equal(openStepOf('checking', 'table'), 'check');
});

test('a stopped import may be mapped anew', () => {
  assert.equal(openStepOf('cancelled', 'mapping'), 'mapping');
  assert.equal(openStepOf('failed', 'check'), 'run');
});

test('a fresh upload begins with its table', () => {
  assert.equal(openStepOf('uploaded', undefined), 'table');
  assert.equal(openStepOf('checked', undefined), 'check');
});
