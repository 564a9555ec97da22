import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { roles, scopeOf } from '#kernel/access';
import type { Scope } from '#kernel/access';
import { modules } from '#registry';

const pages: readonly (readonly [path: string, words: Readonly<Record<Scope, string>>])[] = [
  ['docs/guide/en/roles.md', { own: 'own', team: 'team', all: 'all' }],
  ['docs/guide/zh-CN/roles.md', { own: '本人', team: '团队', all: '全部' }],
];
const rights = modules.flatMap(({ contract }) => Object.entries(contract.permissions));

/** Rows of the whole table: a right and a cell for every role. */
const rowsOf = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(page.matchAll(/^\| .*`([a-z-]+\.[a-z-]+)` \|(.*)\|$/gm), ([, right = '', cells = '']) => [
      right,
      cells.trim(),
    ]),
  );

describe('the page of roles', () => {
  for (const [path, words] of pages)
    it(`says what the program does: ${path}`, () => {
      const stated = rowsOf(readFileSync(path, 'utf8'));
      const held = rights.map(([right, byRole]) => {
        const cells = roles.map((role) => {
          const scope = scopeOf(byRole, [role]);
          return scope === null ? '–' : words[scope];
        });
        return [right, cells.join(' | ')] as const;
      });
      assert.deepEqual(stated, Object.fromEntries(held));
    });
});
