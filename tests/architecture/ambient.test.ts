import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ambientIn, storeFunctionsIn } from './ambient.ts';
import { productSources } from './syntax.ts';

const rule = 'src/areas/ledger/domain/x.ts';
const act = 'src/areas/ledger/operations/x.ts';
const foundAt = (path: string, text: string) => ambientIn([{ path, text }]).map(({ found }) => found);

describe('clock and chance', () => {
  it('come in as arguments everywhere', () => {
    assert.deepEqual(ambientIn(productSources()), []);
  });

  const planted: readonly (readonly [path: string, text: string, found: string])[] = [
    [rule, 'export const at = Date.now();', 'Date.now'],
    [rule, "export const at = Date['now']();", 'Date.now'],
    [rule, 'export const now = Date.now;', 'Date.now'],
    [rule, 'export const day = new Date().getDay();', 'Date()'],
    [rule, 'export const day = new Date;', 'Date()'],
    [rule, 'export const day = Date();', 'Date()'],
    [rule, 'export const share = Math.random();', 'Math.random'],
    [rule, 'export const id = crypto.randomUUID();', 'crypto.randomUUID'],
    [rule, 'export const at = performance.now();', 'performance.now'],
    [rule, 'export const at = Temporal.Now.instant();', 'Temporal.Now'],
    ['src/kernel/x.ts', 'export const at = Date.now();', 'Date.now'],
    ['src/platform/jobs/contract.ts', 'export const at = Date.now();', 'Date.now'],
    ['src/areas/ledger/messages/en.ts', 'export const at = `${new Date()}`;', 'Date()'],
    [act, 'const at = new Date();', 'Date()'],
    ['src/areas/ledger/store/x.ts', 'const id = randomUUID();', 'randomUUID'],
    ['src/workflows/x.ts', 'const id = crypto.randomUUID();', 'crypto.randomUUID'],
  ];
  for (const [path, text, found] of planted)
    it(`report what is planted: ${text} (${path})`, () => assert.deepEqual(foundAt(path, text), [found]));

  it('are no matter of dates that are given, of comments and of texts', () => {
    const text =
      "// Date.now()\nexport const day = new Date(0); export const told = 'new Date()'; export const n = Math.max(1);";
    assert.deepEqual(foundAt(rule, text), []);
  });

  it('are free where the outside begins, and work may be timed', () => {
    assert.deepEqual(foundAt('src/server/x.ts', 'const at = new Date();'), []);
    assert.deepEqual(foundAt(act, 'const start = performance.now();'), []);
  });
});

/** `inTransaction` opens one for each page, of a book that is read in pieces. */
const givesDatabase = new Set(['db', 'inTransaction']);

describe('the database', () => {
  it('is the first argument of everything that a store does', () => {
    const found = storeFunctionsIn(productSources());
    assert.ok(found.length > 200, `${found.length} functions`);
    assert.deepEqual(
      found.filter(({ first }) => !givesDatabase.has(first)),
      [],
    );
  });

  it('is missed where a function is planted without it', () => {
    const texts = [
      'export const listRows = async (orgId: number) => orgId;',
      'export const listRows = async () => 1;',
      'export const listRows = async function* ({ db }: { db: Db }) { yield db; };',
    ];
    for (const text of texts) {
      const [found] = storeFunctionsIn([{ path: 'src/areas/ledger/store/x.ts', text }]);
      assert.ok(found !== undefined && !givesDatabase.has(found.first), text);
    }
  });
});
