import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

/** What stands between the brackets that open at `transact(`. */
const transactionsIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/\btransact\(/g), ({ index }) => {
    let depth = 0;
    for (const { 0: bracket, index: at } of text.slice(index).matchAll(/[()]/g)) {
      depth += bracket === '(' ? 1 : -1;
      if (depth === 0) return text.slice(index, index + at);
    }
    return text.slice(index);
  });

/** A password costs a tenth of a second and 19 MiB; an open transaction holds the only connection of an embedded database. */
const derivesInside = (text: string): boolean =>
  transactionsIn(text).some((inside) => /\b(hashPassword|verifyPassword|verifyNothing)\(/.test(inside));

test('no password is derived inside a transaction', () => {
  const sources = globSync('src/platform/identity/**/*.ts').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  assert.ok(sources.flatMap(({ text }) => transactionsIn(text)).length > 10);
  assert.deepEqual(
    sources.filter(({ text }) => derivesInside(text)).map(({ path }) => path),
    [],
  );
});

test('a planted one is found', () => {
  assert.equal(derivesInside('await context.transact(async (db) => { if (f(1)) await verifyPassword(a, b); });'), true);
  assert.equal(derivesInside('await context.transact(async (db) => { f(1); }); await verifyPassword(a, b);'), false);
});
