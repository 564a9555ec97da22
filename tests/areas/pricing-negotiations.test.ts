import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { panelFloor, pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const { createNegotiation, updateNegotiation, closeNegotiation, getNegotiation, listNegotiations } =
  pricingContract.operations;

describe('negotiations', () => {
  let app: TestApp;
  let book: PricedBook;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '谈判公司');
  });
  after(async () => app.close());

  const line = (walkAway: string, more: Readonly<Record<string, unknown>> = {}) => ({
    productId: book.panel,
    opening: '100',
    target: '97',
    walkAway,
    ...more,
  });
  const prepare = async (lines: readonly ReturnType<typeof line>[], as = book.kam) =>
    await app.as(as)(createNegotiation, {
      accountId: book.accountId,
      title: '年度价格谈判',
      meetOn: '2026-12-01',
      lines: [...lines],
      levers: ['delivery', 'technical'],
      asks: ['预付三成', '承诺全年用量'],
      theirAlternatives: '转向华东的板厂',
    });

  it('are prepared down to the floor and no further, and name no cost', async () => {
    const made = await prepare([line(panelFloor)]);
    assert.deepEqual([made.state, made.asked, made.granted, made.mayChange], ['prepared', 2, 0, true]);
    await assert.rejects(prepare([line('72.94')], book.director), refusedWith('pricing.below-floor'));
    await assert.rejects(prepare([line('97.01')]), refusedWith('pricing.prices-not-falling'));
    await assert.rejects(prepare([line('90', { productId: book.unknown })]), refusedWith('pricing.cost-unknown'));
    await assert.rejects(prepare([line('90')], book.otherKam), refusedWith('accounts.not-found'));
  });

  it('are changed until they were held, and then keep their result', async () => {
    const made = await prepare([]);
    const { id, version } = made;
    const fields = { title: '谈框架价格', meetOn: '2026-12-02', lines: [line('95')], asks: ['预付三成', '缩短账期'] };
    const changed = await app.as(book.kam)(updateNegotiation, { id, version, ...fields });
    assert.deepEqual([changed.title, changed.lines[0]?.walkAway, changed.levers], ['谈框架价格', '95', []]);
    await assert.rejects(
      app.as(book.kam)(updateNegotiation, { id, version, ...fields }),
      refusedWith('pricing.negotiation-changed-meanwhile'),
    );
    const held = await app.as(book.kam)(closeNegotiation, {
      id,
      version: changed.version,
      outcome: 'agreed',
      result: '按 96 成交，预付三成',
      granted: [0],
    });
    assert.deepEqual(
      [held.state, held.outcome, held.granted, held.asks.map(({ isGranted }) => isGranted)],
      ['held', 'agreed', 1, [true, false]],
    );
    await assert.rejects(
      app.as(book.kam)(closeNegotiation, { id, version: held.version, outcome: 'agreed', result: '再记一次' }),
      refusedWith('pricing.wrong-state'),
    );
  });

  it('are seen by those who see the prices of the account', async () => {
    const { rows } = await app.as(book.director)(listNegotiations, { accountId: book.accountId });
    assert.equal(rows.length, 2);
    assert.deepEqual((await app.as(book.otherKam)(listNegotiations, {})).rows, []);
    const id = rows[0]?.id ?? '';
    await assert.rejects(app.as(book.otherKam)(getNegotiation, { id }), refusedWith('pricing.negotiation-not-found'));
  });

  it('do not tell the floor to who sees no cost', async () => {
    assert.equal((await prepare([line('72.94')])).state, 'prepared');
  });
});
