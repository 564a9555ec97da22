import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAppError } from '#kernel/app-error';
import { parseJson } from './read-json.ts';

const placeIn = (text: string): readonly unknown[] => {
  try {
    parseJson(text, 'map.json');
    return ['sound'];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [error.params['from'], error.params['line'], error.params['column']];
  }
};

test('says in which line and at which character JSON is broken', () => {
  assert.deepEqual(placeIn('{"a": [1, 2]}'), ['sound']);
  assert.deepEqual(placeIn('{\n  "a": 1,\n}'), ['map.json', 3, 1]);
  assert.deepEqual(placeIn('{\n  "a": tru\n}'), ['map.json', 2, 11]);
  assert.deepEqual(placeIn('{"a": {"b": 1}'), ['map.json', 1, 15]);
  assert.deepEqual(placeIn(''), ['map.json', 1, 1]);
});
