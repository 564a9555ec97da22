import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { letterheadContract } from '#platform/letterhead/contract';
import type { Sheet } from '#platform/operations';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { panelFloor, pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { createQuote, closeQuote, printQuote } = pricingContract.operations;

describe('a printed quote', () => {
  let app: TestApp;
  let book: PricedBook;
  const sheets: Sheet[] = [];

  before(async () => {
    const print = async (sheet: Sheet): Promise<Uint8Array> => {
      sheets.push(sheet);
      return Buffer.from('%PDF-');
    };
    app = await testApp({ press: { print, close: async () => {} } });
    book = await pricedBook(app);
    await app.as(book.company.admin)(letterheadContract.operations.save, {
      bank: '示范银行张江支行',
      bankAccount: '6222 0000',
      terms: '交货地点：客户工地。',
      termsEn: 'Delivered to site.',
    });
  });
  after(async () => app.close());

  const printed = async (id: string, language: 'zh-CN' | 'en', as = book.kam) => {
    const response = await app.request(`${printQuote.path.replace('{id}', id)}?language=${language}`, { as });
    if (response.status >= 400) return { status: response.status, text: await response.text(), sheet: undefined };
    const sheet = sheets.at(-1);
    return { status: response.status, text: JSON.stringify(sheet?.data), sheet };
  };
  const quoted = async (more: Readonly<Record<string, unknown>> = {}, lines: readonly object[] = [{}]) =>
    await app.as(book.kam)(createQuote, {
      accountId: book.accountId,
      lines: lines.map((line) => ({ productId: book.panel, quantity: '12.5', price: '99.5', ...line })),
      ...more,
    });

  it('states every promise, in the language asked for', async () => {
    const quote = await quoted({ note: '含现场指导两天' }, [{ freeQuantity: '0.05' }]);
    const { sheet, text } = await printed(quote.id, 'zh-CN');
    assert.equal(sheet?.template, 'quote');
    for (const part of [
      quote.number,
      '重庆大厦建筑',
      '1,243.75',
      '人民币壹仟贰佰肆拾叁元柒角伍分',
      '开票后 30 天内付款',
      '另送 0.05',
    ])
      assert.ok(text.includes(part), `${part} in ${text}`);
    for (const part of ['含现场指导两天', '交货地点：客户工地。', '示范银行张江支行\\n账号 6222 0000'])
      assert.ok(text.includes(part), `${part} in ${text}`);
    const english = await printed(quote.id, 'en');
    assert.match(english.text, /Quotation.*Within 30 days.*Delivered to site\./);
    assert.doesNotMatch(english.text, /大写|开票后/);
  });

  it('says nothing of list price, concession, floor, cost or who approved, whoever prints', async () => {
    const quote = await quoted({}, [{ price: '99' }]);
    for (const as of [book.kam, book.director, book.finance]) {
      const { text } = await printed(quote.id, 'en', as);
      for (const secret of ['"100.00"', '"100"', '"70', panelFloor, '1%', '1.00%', 'oncession', 'pprov'])
        assert.ok(!text.includes(secret), `${secret} in ${text}`);
    }
  });

  it('is stamped when it binds us no more', async () => {
    const quote = await quoted();
    assert.match((await printed(quote.id, 'en')).text, /"stamp":null/);
    await app.as(book.kam)(closeQuote, { id: quote.id, version: quote.version, as: 'withdrawn' });
    assert.match((await printed(quote.id, 'en')).text, /"stamp":"Withdrawn"/);
  });

  it('reaches those who may see the quote, and nobody else', async () => {
    const quote = await quoted();
    assert.equal((await printed(quote.id, 'en', book.otherKam)).status, 404);
    await assert.rejects(
      app.as(book.otherKam)(pricingContract.operations.getQuote, { id: quote.id }),
      refusedWith('pricing.quote-not-found'),
    );
  });
});
