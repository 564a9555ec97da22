import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { literalWordsIn } from './literal-words.ts';
import { productSources } from './syntax.ts';

/** Files whose matter is Chinese text: what is read in files and names, never said to anybody in one language only. */
const vocabularies = new Set([
  'src/areas/accounts/domain/company-name.ts',
  'src/areas/accounts/domain/place-names.ts',
  'src/areas/ledger/domain/import/choices.ts',
  'src/areas/ledger/domain/import/clean-text.ts',
  'src/areas/ledger/domain/import/formula.ts',
  'src/areas/ledger/domain/import/header-words-master.ts',
  'src/areas/ledger/domain/import/header-words-shared.ts',
  'src/areas/ledger/domain/import/header-words-trade.ts',
  'src/areas/ledger/domain/import/simplified.ts',
  'src/areas/ledger/domain/import/mojibake-characters.ts',
  'src/areas/ledger/domain/import/presets.ts',
  'src/areas/ledger/domain/import/yes-no.ts',
  'src/areas/pricing/domain/agreement/agreement-file.ts',
  'src/kernel/chinese-amount.ts',
  'src/kernel/common-words.ts',
  'src/kernel/person-name.ts',
  'src/kernel/role-words.ts',
  'src/platform/sheets/encoding.ts',
]);

/** The same in every language: names of languages in themselves, the product, forms of a date or an address. */
const sameEverywhere =
  /^(?:中文|中|English|EN|English 中文|EN 中|Mainstay|www\.example\.com|YYYY-MM-DD|YYYY年M月|YYYY年|M月)$/;

const read = productSources().filter(({ path }) => !path.includes('/messages/') && !path.startsWith('src/demo/'));
/** A source of the server without Chinese, a reading property or a terminal says nothing to anybody. */
const maySpeak = /[\u3400-\u9fff\uff01-\uff5e]|\b(?:out|err|label|title|header|hint|placeholder|emptyText)\b/;

describe('words that a person reads', () => {
  it('stand in the catalogues, never in the code', () => {
    assert.ok(read.length > 800, `${read.length} files`);
    const found = read
      .filter(({ path, text }) => !vocabularies.has(path) && (path.startsWith('web/') || maySpeak.test(text)))
      .flatMap(literalWordsIn)
      .filter(({ text }) => !sameEverywhere.test(text));
    assert.deepEqual(found, []);
  });

  it('vocabularies are there and hold Chinese', () => {
    for (const path of vocabularies) {
      const source = read.find((one) => one.path === path);
      assert.ok(source !== undefined && literalWordsIn(source).length > 0, path);
    }
  });

  const planted: readonly (readonly [where: string, code: string, found: string])[] = [
    ['text of an element', 'export const A = () => <p>Save all</p>;', 'Save all'],
    ['text in braces', "export const A = () => <p>{'Save all'}</p>;", 'Save all'],
    ['a choice of two', "export const A = (p: { b: boolean }) => <p>{p.b ? 'Open' : 'Closed'}</p>;", 'Open Closed'],
    ['aria-label', 'export const A = () => <i aria-label="Close" />;', 'Close'],
    ['title', "export const A = () => <i title={'Close'} />;", 'Close'],
    ['placeholder', 'export const A = (n: number) => <input placeholder={`Search ${n}`} />;', 'Search'],
    ['a heading of a column', "export const column = { id: 'a', header: 'Amount' };", 'Amount'],
    ['a notification', "showNote('Saved');", 'Saved'],
    ['a line of the terminal', "terminal.out('Nothing found');", 'Nothing found'],
    ['Chinese in any text', "export const word = join('客户');", '客户'],
    ['Chinese in a template', 'export const word = (n: number) => `共 ${n} 条`;', '共   条'],
    ['Chinese without its English', "export const words = { 'zh-CN': '客户' };", '客户'],
  ];
  for (const [where, code, text] of planted)
    it(`are found: ${where}`, () =>
      assert.deepEqual(literalWordsIn({ path: 'web/x.tsx', text: code }), [{ path: 'web/x.tsx', text }]));

  it('are not missed where both languages stand side by side, nor where a key or a value stands', () => {
    for (const code of [
      "export const summary = { 'zh-CN': '查看客户', en: 'Read an account' };",
      "column.text('code', '客户编码', 'Account code');",
      "export const pairs = { done: ['完成', 'Done'] };",
      "export const field = { label: 'lease.lines' };",
      "export const A = () => <p>{t('save')} · {n}%</p>;",
      '// 客户\nexport const a = 1;',
    ])
      assert.deepEqual(literalWordsIn({ path: 'web/x.tsx', text: code }), [], code);
  });
});
