import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { keysOf, unusedKeysIn } from './unused-words.ts';
import type { Code } from './unused-words.ts';

/** Files that a catalogue loads; they may be composed of others. */
const catalogues = globSync('{src,web}/**/messages/index.ts').flatMap((index) =>
  Array.from(
    readFileSync(index, 'utf8').matchAll(/import\('\.\/([\w.-]*zh-CN\.ts)'\)/g),
    ([, file = '']) => `${dirname(index).replaceAll('\\', '/')}/${file}`,
  ),
);
const sources: readonly Code[] = globSync('{src,web}/**/*.{ts,tsx}')
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\/messages\/(?:.+[.-])?(?:zh-CN|en)\.ts$|\.test\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Screens of an area have their words to themselves; words of the server's areas are shown by any screen. */
const readersOf = (catalogue: string): readonly Code[] => {
  const home = /^web\/areas\/[^/]+\//.exec(catalogue)?.[0] ?? (catalogue.startsWith('web/') ? 'web/' : '');
  return sources.filter(({ path }) => path.startsWith(home));
};

const treesOf = async (path: string): Promise<readonly unknown[]> => {
  const loaded: unknown = await import(pathToFileURL(resolve(path)).href);
  return typeof loaded === 'object' && loaded !== null ? Object.values(loaded) : [];
};

describe('messages', () => {
  it('are found', async () => {
    const trees = await Promise.all(catalogues.map(treesOf));
    const keys = trees.flat().flatMap((tree) => keysOf(tree));
    assert.ok(catalogues.length >= 15 && keys.length > 1_000, `${keys.length} keys in ${catalogues.length} catalogues`);
  });

  for (const catalogue of catalogues) {
    it(`are all used: ${catalogue}`, async () => {
      const keys = (await treesOf(catalogue)).flatMap((tree) => keysOf(tree));
      assert.deepEqual(unusedKeysIn(keys, readersOf(catalogue)), []);
    });
  }

  it('that nobody names are reported', () => {
    const tree = {
      title: 't',
      rows: { one: '1', other: 'n' },
      kinds: { a: 'A' },
      old: { a: 'A' },
      never: { said: 's' },
    };
    const keys = keysOf(tree);
    assert.deepEqual(keys, ['title', 'rows', 'kinds.a', 'old.a', 'never.said']);
    const text = "t('title'); t('rows', { n }); t(`kinds.${kind}`); t(`a ${old} sentence`);";
    assert.deepEqual(unusedKeysIn(keys, [{ path: 'x.ts', text }]), ['old.a', 'never.said']);
    const bySection = "const section = 'old'; find(`${section}.${value}`);";
    assert.deepEqual(unusedKeysIn(keys, [{ path: 'x.ts', text: text + bySection }]), ['never.said']);
  });
});
