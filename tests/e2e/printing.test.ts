import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { letterheadContract } from '#platform/letterhead/contract';
import { pricingContract } from '#areas/pricing/contract';
import { ledgerContract } from '#areas/ledger/contract';
import type { Language } from '#kernel/locale';
import type { Sheet } from '#platform/operations';
import { openPress } from '#platform/pdf';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pngOf } from '#tests/png';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';

const { createQuote, printQuote } = pricingContract.operations;
const folder = join(import.meta.dirname, '..', '..', '.cache', 'prints');

const read = (command: 'pdftotext' | 'pdffonts' | 'pdfinfo', ...words: readonly string[]): string =>
  execFileSync(command, words, { encoding: 'utf8' });

/** All texts that a sheet is given. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.split('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const unspaced = (text: string): string => text.replaceAll(/\s+/g, '');

describe('a quote on paper', () => {
  let app: TestApp;
  let book: PricedBook;
  let sheet: Sheet | undefined;

  before(async () => {
    mkdirSync(folder, { recursive: true });
    const press = openPress();
    const print = async (asked: Sheet): Promise<Uint8Array> => {
      sheet = asked;
      return await press.print(asked);
    };
    app = await testApp({ press: { ...press, print } });
    book = await pricedBook(app, '砥柱幕墙材料（上海）有限公司');
    const { admin } = book.company;
    await app.as(admin)(letterheadContract.operations.save, {
      address: '上海市浦东新区张江路 1 号 5 幢',
      addressEn: '5/F, No. 1 Zhangjiang Road, Pudong, Shanghai',
      phone: '021-50000000',
      email: 'sales@example.com',
      website: 'www.example.com',
      taxNumber: '91310000MA1FL00000',
      bank: '示范银行上海张江支行',
      bankAccount: '6222 0000 0000 0000',
      terms: '一、交货地点：客户指定工地，卸货由客户负责。\n二、质保期：自验收之日起两年。\n三、本报价不含安装。',
      termsEn: '1. Delivered to the site named by the customer; unloading by the customer.\n2. Two years of warranty.',
    });
    await app.upload(letterheadContract.operations.setLogo, {}, { as: admin, body: pngOf(240, 80) });
  });
  after(async () => app.close());

  const quotedLines = async (count: number) => {
    const finance = app.as(book.finance);
    const lines: { productId: string; quantity: string; price: string; freeQuantity?: string; rebateBp?: number }[] =
      [];
    for (let n = 1; n <= count; n += 1) {
      const { id } = await finance(ledgerContract.operations.createProduct, {
        code: `P-${count}-${n}`,
        name: `氟碳铝单板 ${n} 毫米“龘赟”`,
        nameEn: `PVDF aluminium panel, ${n} mm`,
        unit: '㎡',
        line: ['幕墙板'],
      });
      await finance(workflowsContract.operations.setPrice, {
        id,
        validFrom: '2026-01-01',
        listPrice: '100',
        unitCost: '70',
      });
      lines.push({ productId: id, quantity: `${n * 12}.5`, price: '99.6' });
    }
    return lines;
  };
  const printedOf = async (id: string, name: string, language: Language): Promise<string> => {
    const response = await app.request(`${printQuote.path.replace('{id}', id)}?language=${language}`, { as: book.kam });
    assert.equal(response.status, 200);
    const path = join(folder, `${name}-${language}.pdf`);
    writeFileSync(path, new Uint8Array(await response.arrayBuffer()));
    return path;
  };
  const assertWhole = (path: string): void => {
    const text = unspaced(read('pdftotext', '-layout', path, '-'));
    const printed = Object.entries(sheet?.data ?? {}).flatMap(([name, part]) =>
      name === 'lang' || name === 'head' ? [] : textsIn(part),
    );
    assert.ok(printed.length > 20);
    const missing = printed.filter((wanted) => !text.includes(unspaced(wanted)));
    assert.deepEqual(missing, []);
    const fonts = read('pdffonts', path).trim().split('\n').slice(2);
    assert.ok(fonts.length > 0);
    for (const font of fonts) assert.match(font, /NotoSansHans-\S+ +CID Type 0C +Identity-H +yes yes yes/);
  };

  for (const language of ['zh-CN', 'en'] as const)
    it(`holds every text and only fonts that it brings (${language})`, async () => {
      const lines = await quotedLines(language === 'en' ? 3 : 4);
      const quote = await app.as(book.director)(createQuote, {
        accountId: book.accountId,
        note: '含现场指导两天。',
        lines: lines.map((line, at) => (at === 1 ? { ...line, freeQuantity: '0.2', rebateBp: 50 } : line)),
      });
      const path = await printedOf(quote.id, 'short', language);
      assertWhole(path);
      assert.match(read('pdfinfo', path), /Pages: +1\n/);
      assert.match(read('pdfinfo', path), /Tagged: +yes/);
    });

  it('repeats its head on every page and counts them', async () => {
    const quote = await app.as(book.director)(createQuote, {
      accountId: book.accountId,
      lines: await quotedLines(60),
    });
    const path = await printedOf(quote.id, 'long', 'zh-CN');
    assertWhole(path);
    const pages = Number(/Pages: +(\d+)/.exec(read('pdfinfo', path))?.[1]);
    assert.ok(pages >= 3, `${pages} pages`);
    for (let page = 1; page <= pages; page += 1) {
      const text = read('pdftotext', '-f', `${page}`, '-l', `${page}`, '-layout', path, '-');
      assert.match(text, new RegExp(`${page} ?/ ?${pages}`));
    }
    assert.match(read('pdftotext', '-f', '2', '-l', '2', '-layout', path, '-'), /单价（未税）/);
  });
});
