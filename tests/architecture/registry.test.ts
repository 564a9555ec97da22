import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { defineContract, operation, switchInput } from '#kernel/contract';
import { handle } from '#platform/operations';
import type { Module } from '#platform/operations';
import { modules } from '#registry';
import { registryFindings } from '#tests/registry-rules';

const root = join(import.meta.dirname, '..', '..');

test('every operation is well named, handled once, guarded by a known right and worded', async () => {
  assert.deepEqual(await registryFindings(modules), []);
});

test('every refusal that the code throws is declared in a contract', () => {
  const declared = new Set([...modules.flatMap(({ contract }) => Object.keys(contract.errors)), ...cliCodes()]);
  const thrown = globSync('src/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => codesThrownIn(readFileSync(join(root, file), 'utf8')).map((code) => ({ file, code })));
  assert.ok(thrown.length > 50);
  assert.deepEqual(
    thrown.filter(({ code }) => !declared.has(code)),
    [],
  );
});

const codesThrownIn = (text: string): string[] =>
  [...text.matchAll(/new AppError\(\s*'([^']+)'/g)].map(([, code = '']) => code);
/** The command line words its own refusals; they never travel. */
const cliCodes = (): string[] =>
  [...readFileSync(join(root, 'src/cli/refusals.ts'), 'utf8').matchAll(/'(cli\.[a-z-]+)'/g)].map(
    ([, code = '']) => code,
  );

test('a planted operation that breaks each rule is found', async () => {
  const bad = operation({
    name: 'planted.Do_it',
    method: 'GET',
    path: '/planted/{id}',
    access: 'planted.fly',
    summary: { 'zh-CN': '坏', en: 'bad' },
    input: z.object({ open: z.coerce.boolean().default(false), closed: switchInput }),
    output: z.object({}),
    errors: ['planted.unknown'],
    cli: { command: 'planted', positionals: ['name', 'FILE'] },
  });
  const contract = defineContract({
    area: 'planted',
    permissions: {},
    errors: { 'planted.Wrong': 400 },
    operations: { bad },
  });
  const stray = operation({ ...bad, name: 'planted.stray', path: '/api/planted/stray', access: 'public', errors: [] });
  const planted: Module = { contract, handlers: [handle(stray, async () => ({}))] };
  assert.deepEqual(await registryFindings([planted]), [
    'planted.Do_it is not called planted.<verbAndNoun>',
    'planted.Do_it has the path /planted/{id}',
    'planted.Do_it has no input for {id}',
    'planted.Do_it needs the unknown right planted.fly',
    'planted.Do_it refuses with the undeclared planted.unknown',
    'planted.Do_it takes every text as yes for open',
    'planted.Do_it has no input for the word name',
    'planted.Do_it: FILE stands for the body of an upload',
    'planted.Do_it has 0 handlers',
    'planted.stray is handled but not in the contract',
    'planted.Wrong is not called planted.<kebab-case>',
    'planted.Wrong has no words',
  ]);
});

test('words that name other parameters in one language are found', async () => {
  const contract = defineContract({
    area: 'planted',
    permissions: {},
    errors: { 'planted.full': 409, 'planted.mute': 409 },
    operations: {},
  });
  const messages = {
    name: 'planted',
    load: {
      'zh-CN': async () => ({ errors: { full: '已满 {n}' } }),
      en: async () => ({ errors: { full: 'full {count}', mute: 'mute' } }),
    },
  };
  assert.deepEqual(await registryFindings([{ contract, handlers: [], messages }]), [
    'planted.full names other parameters in another language',
    'planted.mute has no words in zh-CN',
  ]);
});

test('an undeclared refusal in the code is seen by the scan', () => {
  assert.deepEqual(codesThrownIn("throw new AppError('planted.code', { n: 1 }); new AppError(\n  'planted.other')"), [
    'planted.code',
    'planted.other',
  ]);
});
