import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { unusedKeysIn } from './unused-words.ts';
import type { Code } from './unused-words.ts';

const sheets = globSync('web/**/*.module.css');
const sources: readonly Code[] = globSync('web/**/*.{ts,tsx}').map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

/** Names of classes that a sheet defines; comments and values (`0.5s`) hold none. */
const classesIn = (sheet: string): readonly string[] => {
  const bare = sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/:global\([^)]*\)/g, '');
  return [...new Set(Array.from(bare.matchAll(/\.([A-Za-z_][\w-]*)(?=[^{}]*\{)/g), ([, name = '']) => name))];
};

const readersOf = (path: string): readonly Code[] => sources.filter(({ text }) => text.includes(`/${basename(path)}'`));

describe('classes', () => {
  it('are found', () => assert.ok(sheets.length > 10, `${sheets.length} sheets`));

  for (const sheet of sheets)
    it(`are all used: ${sheet}`, () =>
      assert.deepEqual(unusedKeysIn(classesIn(readFileSync(sheet, 'utf8')), readersOf(sheet)), []));

  it('that nobody names are reported', () => {
    const sheet =
      '/* .said { } */ .box:hover > .name { margin: 0.5em } :global(.mantine-x) .old { } @media print { .ink { } }';
    const reader = { path: 'x.tsx', text: "import styles from './x.module.css'; styles['box']; styles[`na${me}`];" };
    assert.deepEqual(unusedKeysIn(classesIn(sheet), [reader]), ['old', 'ink']);
  });
});
