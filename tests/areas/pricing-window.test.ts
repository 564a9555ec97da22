import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { boughtBefore } from '#tests/bought-before';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { createProduct } = ledgerContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('what was granted before', () => {
  let app: TestApp;
  let book: PricedBook;
  let frame: string;
  let companies = 0;

  before(async () => {
    app = await testApp();
  });
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `窗口公司 ${companies}`);
    const finance = app.as(book.finance);
    frame = (await finance(createProduct, { code: 'F-1', name: '边框', line: ['幕墙板'] })).id;
    await finance(setPrice, { id: frame, validFrom: '2026-01-01', listPrice: '50', unitCost: '20' });
  });
  after(async () => await app.close());

  const line = (productId: string, quantity: string, price: string) => ({ productId, quantity, price });
  const quoted = async (person: Person, ...lines: readonly ReturnType<typeof line>[]) =>
    await app.as(person)(ops.createQuote, { accountId: book.accountId, lines: [...lines] });
  const ordered = async (person: Person, ...lines: readonly ReturnType<typeof line>[]) =>
    await app.as(person)(enterOrder, { accountId: book.accountId, lines: [...lines] });

  it('is not made smaller by lines at list beside it', async () => {
    const padding = line(frame, '100000', '50');
    await quoted(book.kam, line(book.panel, '10', '97'), padding);
    await assert.rejects(
      quoted(book.kam, line(book.panel, '10', '97'), padding),
      refusedWith('pricing.above-authority'),
    );
    const { window } = await app.as(book.kam)(ops.check, { accountId: book.accountId, lines: [padding] });
    assert.equal(window.concessionBp, 300);
  });

  it('asks no authority of what is sold at list or above', async () => {
    await quoted(book.executive, line(book.panel, '10', '85'));
    await quoted(book.kam, line(frame, '10', '50'));
    await ordered(book.kam, line(frame, '10', '55'));
    await assert.rejects(ordered(book.kam, line(frame, '10', '49.9')), refusedWith('pricing.above-authority'));
  });

  it('takes goods back at what was paid for them at most', async () => {
    const cut = line(frame, '10', '50');
    await assert.rejects(ordered(book.kam, cut, line(frame, '-5', '99')), refusedWith('pricing.return-above-paid'));
    await assert.rejects(ordered(book.kam, line(frame, '-1000', '5000')), refusedWith('pricing.return-above-paid'));
    await ordered(book.kam, line(frame, '10', '49'));
    await assert.rejects(ordered(book.kam, line(frame, '-5', '50')), refusedWith('pricing.return-above-paid'));
    await ordered(book.kam, line(frame, '-5', '49'));
    const { lines, mayEnter } = await app.as(book.kam)(ops.checkOrder, {
      accountId: book.accountId,
      lines: [line(book.panel, '-5', '100.01')],
    });
    assert.deepEqual([mayEnter, lines[0]?.verdict], [false, 'return-above-paid']);
  });

  it('takes no more units back at a price than were sold at it', async () => {
    const { panel } = book;
    await ordered(book.kam, line(panel, '10', '99'), line(frame, '1', '50'));
    const dear = [line(panel, '1', '300'), line(panel, '-10', '300')];
    await assert.rejects(ordered(book.kam, ...dear), refusedWith('pricing.return-above-paid'));
    await ordered(book.kam, line(panel, '1', '300'), line(panel, '-1', '300'), line(panel, '-10', '99'));
    await assert.rejects(ordered(book.kam, line(panel, '-1', '0')), refusedWith('pricing.return-beyond-bought'));
  });

  it('takes no more back than the account bought and has not given back, by all paths together', async () => {
    await boughtBefore(app, book, { productId: frame, units: 10, net: 490 });
    const beyond = refusedWith('pricing.return-beyond-bought');
    await assert.rejects(ordered(book.kam, line(frame, '-11', '49')), beyond);
    await assert.rejects(ordered(book.kam, line(book.panel, '-1', '99')), beyond);
    await ordered(book.kam, line(frame, '5', '49.5'), line(frame, '-8', '49'));
    const { lines, mayEnter } = await app.as(book.kam)(ops.checkOrder, {
      accountId: book.accountId,
      lines: [line(frame, '-4', '49'), line(frame, '-4', '49')],
    });
    assert.deepEqual(
      [mayEnter, ...lines.map(({ verdict, leftToReturn }) => [verdict, leftToReturn])],
      [false, ['return-beyond-bought', '7'], ['return-beyond-bought', '7']],
    );
    await ordered(book.kam, line(frame, '-7', '49'));
    await assert.rejects(ordered(book.kam, line(frame, '-1', '49')), beyond);
  });
});
