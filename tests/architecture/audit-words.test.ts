import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { warningActs } from '../../src/areas/warnings/domain/watch/act.ts';
import { en } from '../../web/areas/settings/messages/en.ts';
import { zhCN } from '../../web/areas/settings/messages/zh-CN.ts';
import { audited } from './audited.ts';

function sourcesOf(pattern: string): readonly { readonly path: string; readonly text: string }[] {
  return globSync(pattern)
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What those names stand for that an entry gives in place of a text. */
const named: Readonly<Record<string, readonly string[]>> = {
  'src/workflows/operations/tier-changes.ts actions[ground.source]': ['accept-tier', 'override-tier', 'expire-tier'],
  'src/areas/warnings/operations/act.ts `${act}-warning`': warningActs.map((act) => `${act}-warning`),
  'src/areas/ledger/imports/jobs/import-job.ts `ledger.import-${state}`': ['done', 'cancelled', 'failed', 'undone'].map(
    (state) => `ledger.import-${state}`,
  ),
  'src/areas/ledger/operations/imports.ts kind': ['ledger.import', 'ledger.checkImport', 'ledger.undoImport'],
  'src/areas/pricing/operations/decide-request.ts verdict': ['approve', 'return', 'refuse'],
  'src/areas/pricing/operations/requests.ts as': ['solved', 'withdrawn'],
  'src/areas/pricing/operations/quotes.ts as': ['accepted', 'lost', 'withdrawn'],
  'src/platform/policies/versioned-policy.ts objectType': sourcesOf('src/areas/*/store/policies.ts').flatMap(
    ({ text }) => Array.from(text.matchAll(/objectType: '([^']+)'/g), ([, name = '']) => name),
  ),
  'src/areas/accounts/operations/attachment.ts auditedFileOf(kind)': ['attachment', 'person-file'],
  'src/areas/accounts/operations/attachment.ts auditedFileOf(record.kind)': ['attachment', 'person-file'],
  'src/areas/accounts/jobs/sweep-files.ts auditedFileOf(record.kind)': ['attachment', 'person-file'],
  'src/workflows/operations/merge.ts object': ['account', 'person'],
  'src/areas/accounts/operations/duplicates.ts object': ['account', 'person'],
};

const sources = sourcesOf('src/**/*.ts').filter(({ path }) => !path.startsWith('src/platform/audit/'));
const entries = sources.flatMap(({ path, text }) => audited(text).map((entry) => ({ path, ...entry })));

/** The texts that an expression of an entry may be. */
const textsOf = (path: string, expression: string): readonly string[] => {
  const given = named[`${path} ${expression}`];
  if (given !== undefined) return given;
  const whole = /^'([^']+)'$/.exec(expression) ?? /\? '([^']+)' : '([^']+)'$/.exec(expression);
  assert.ok(whole !== null, `${path}: what ${expression} may be stands in no list of this test`);
  return whole.slice(1);
};

const wordOf = (tree: unknown, dotted: string): unknown =>
  dotted
    .split('.')
    .reduce<unknown>(
      (node, name) =>
        typeof node === 'object' && node !== null ? Object.entries(node).find(([key]) => key === name)?.[1] : undefined,
      tree,
    );

describe('the audit', () => {
  it('is written by many operations', () => {
    assert.ok(entries.length > 60, `${entries.length} entries`);
    assert.deepEqual(audited("await audit({ action: 'plant', objectType: 'tree', objectId });"), [
      { action: "'plant'", objectType: "'tree'" },
    ]);
  });

  for (const [language, { audit }] of Object.entries({ 'zh-CN': zhCN, en }))
    it(`has words for every act and object in ${language}`, () => {
      const wordless = entries.flatMap(({ path, action, objectType }) => [
        ...textsOf(path, action).filter((text) => typeof wordOf(audit.actions, text) !== 'string'),
        ...textsOf(path, objectType).filter((text) => typeof wordOf(audit.objects, text) !== 'string'),
      ]);
      assert.deepEqual([...new Set(wordless)].toSorted(), []);
    });
});
