import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandFirst, leadingWords, parseArguments } from './arguments.ts';

test('--json is a switch wherever it stands', () => {
  const { words, options } = parseArguments(['call', 'a.b', '--json', '--input', '{"x":1}', 'word', '--lang=en']);
  assert.deepEqual(words, ['call', 'a.b', 'word']);
  assert.deepEqual(
    [...options],
    [
      ['json', ['true']],
      ['input', ['{"x":1}']],
      ['lang', ['en']],
    ],
  );
  assert.deepEqual(parseArguments(['--json', '{}']).words, ['{}']);
});

test('a switch of the command takes no value, and no- turns it off', () => {
  const { words, options } = parseArguments(
    ['--no-open', '--is-new', 'A1', '--from', '2026-01-01'],
    new Set(['open', 'isNew']),
  );
  assert.deepEqual(words, ['A1']);
  assert.deepEqual(
    [...options],
    [
      ['open', ['false']],
      ['isNew', ['true']],
      ['from', ['2026-01-01']],
    ],
  );
});

test('the words before the first option name the command', () => {
  assert.deepEqual(leadingWords(['check', 'facts', '--json', 'x']), ['check', 'facts']);
  assert.deepEqual(leadingWords(['check']), ['check']);
  assert.deepEqual(leadingWords(['--help']), []);
});

test('the command may stand behind options, which then follow it', () => {
  assert.deepEqual(commandFirst(['--data', 'X', 'init', '--currency', 'EUR']), [
    'init',
    '--currency',
    'EUR',
    '--data',
    'X',
  ]);
  assert.deepEqual(commandFirst(['--json', '--lang=en', 'users', 'invite']), [
    'users',
    'invite',
    '--json',
    '--lang=en',
  ]);
  assert.deepEqual(commandFirst(['check', '--json']), ['check', '--json']);
  assert.deepEqual(commandFirst(['--data', 'X']), ['--data', 'X']);
});
