import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { panelFloor, pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('books of pricing', () => {
  let app: TestApp;
  let book: PricedBook;
  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
  });
  after(async () => app.close());

  const line = (price: string, quantity = '10') => ({ productId: book.panel, quantity, price });

  describe('floors', () => {
    it('stand for every product, the cost for those who see cost only', async () => {
      const { rows } = await app.as(book.finance)(ops.listFloors, {});
      assert.deepEqual(
        rows.map(({ product, floor, isCostKnown }) => [product.code, floor, isCostKnown]),
        [
          ['P-100', panelFloor, true],
          ['P-200', null, false],
        ],
      );
      const seen = await app.as(book.kam)(ops.listFloors, {});
      assert.deepEqual(
        seen.rows.map(({ floor, unitCost, isListBelowFloor }) => [floor, unitCost, isListBelowFloor]),
        [
          [null, null, false],
          [null, null, null],
        ],
      );
    });
    it('are found by their problem, page by page', async () => {
      const unknown = await app.as(book.kam)(ops.listFloors, { problem: 'cost-unknown' });
      assert.deepEqual(
        unknown.rows.map(({ product }) => product.id),
        [book.unknown],
      );
      assert.deepEqual((await app.as(book.kam)(ops.listFloors, { problem: 'list-below-floor' })).rows, []);
      const first = await app.as(book.kam)(ops.listFloors, { limit: 1 });
      const second = await app.as(book.kam)(ops.listFloors, { limit: 1, cursor: first.nextCursor });
      assert.deepEqual([first.rows[0]?.product.id, second.rows[0]?.product.id], [book.panel, book.unknown]);
      assert.equal(second.nextCursor, undefined);
    });
  });

  describe('revaluations', () => {
    it('keep the cost before, hidden from those who see no cost', async () => {
      await app.as(book.finance)(setPrice, {
        id: book.panel,
        validFrom: '2026-10-01',
        unitCost: '65',
        reason: '旧规格清仓',
      });
      const [row] = (await app.as(book.finance)(ops.listRevaluations, {})).rows;
      assert.deepEqual([row?.costBefore, row?.unitCost, row?.reason], ['70', '65', '旧规格清仓']);
      const [seen] = (await app.as(book.kam)(ops.listRevaluations, {})).rows;
      assert.deepEqual([seen?.costBefore === null, seen?.unitCost === null], [true, true]);
    });
  });

  describe('entered orders', () => {
    it('show what was quoted, what was ordered above it, and returns', async () => {
      const quote = await app.as(book.kam)(ops.createQuote, { accountId: book.accountId, lines: [line('98')] });
      const made = await app.as(book.kam)(enterOrder, {
        accountId: book.accountId,
        quoteId: quote.id,
        lines: [line('99', '4')],
        note: '首批',
      });
      const { rows } = await app.as(book.kam)(ops.listEnteredOrders, { quoteId: quote.id });
      const [row] = rows;
      assert.deepEqual(
        [row?.id, row?.quote?.number, row?.total.minor, row?.aboveQuote?.minor, row?.concessionBp, row?.note],
        [made.id, quote.number, '39600', '400', 200, '首批'],
      );
      const { checked } = await app.as(book.kam)(ops.getEnteredOrder, { id: made.id });
      assert.deepEqual(
        checked.map(({ price, quotedPrice, isReturn, authorityBp }) => [price, quotedPrice, isReturn, authorityBp]),
        [['99', '98', false, 300]],
      );
      const back = await app.as(book.kam)(enterOrder, { accountId: book.accountId, lines: [line('99', '-1')] });
      const returned = await app.as(book.kam)(ops.getEnteredOrder, { id: back.id });
      assert.deepEqual(
        [returned.total.minor, returned.concessionBp, returned.aboveQuote, returned.checked[0]?.isReturn],
        ['-9900', null, null, true],
      );
    });
    it('of somebody else’s account are neither listed nor found', async () => {
      const [row] = (await app.as(book.kam)(ops.listEnteredOrders, {})).rows;
      assert.deepEqual((await app.as(book.otherKam)(ops.listEnteredOrders, {})).rows, []);
      await assert.rejects(
        app.as(book.otherKam)(ops.getEnteredOrder, { id: row?.id ?? '' }),
        refusedWith('pricing.order-not-found'),
      );
    });
  });

  describe('the pattern of concessions', () => {
    it('counts a quote once, not again the orders called off from it', async () => {
      const own = (await app.as(book.director)(ops.concessionPattern, {})).rows.find(
        ({ userId }) => userId === book.kam.id,
      );
      assert.deepEqual(
        [own?.documents, own?.list.minor, own?.averageBp, own?.atEdge, own?.byBand],
        [1, '100000', 200, 0, [1, 0, 0, 0, 0]],
      );
    });
    it('counts agreed prices as the quotes that they stand for', async () => {
      const other = await pricedBook(app, '协议让利');
      const line = { productId: other.panel, quantity: '10', price: '98' };
      const days = { validFrom: '2026-01-01', validTo: '2026-12-31' };
      const terms = { accountId: other.accountId, title: '框架', ...days, lines: [line] };
      const { id, version } = await app.as(other.kam)(ops.createAgreement, terms);
      await app.as(other.kam)(ops.signAgreement, { id, version });
      const { rows } = await app.as(other.director)(ops.concessionPattern, {});
      assert.deepEqual(
        rows.map(({ userId, documents, averageBp }) => [userId, documents, averageBp]),
        [[other.kam.id, 1, 200]],
      );
    });
    it('knows who goes to the edge of the own authority', async () => {
      const other = await pricedBook(app, '让利到边');
      const quote = { accountId: other.accountId, lines: [{ productId: other.panel, quantity: '10', price: '97' }] };
      await app.as(other.kam)(ops.createQuote, quote);
      const { rows } = await app.as(other.director)(ops.concessionPattern, {});
      assert.deepEqual(
        rows.map(({ userId, atEdge }) => [userId, atEdge]),
        [[other.kam.id, 1]],
      );
    });
  });

  describe('a request', () => {
    it('names its products, its value and who may sign, and does not count before itself', async () => {
      const other = await pricedBook(app, '申请页面');
      const asked = { accountId: other.accountId, lines: [{ productId: other.panel, quantity: '10', price: '95' }] };
      const draft = await app.as(other.kam)(ops.createRequest, { ...asked, reason: '大单', noLeverReason: '标准品' });
      assert.deepEqual([draft.amount, draft.askedNames, draft.openRoles], [null, [], []]);
      const sent = await app.as(other.kam)(ops.submitRequest, { id: draft.id, version: draft.version });
      assert.deepEqual([sent.amount?.minor, sent.products.map(({ code }) => code)], ['95000', ['P-100']]);
      assert.deepEqual([sent.openRoles, sent.askedNames.length], [['director'], 2]);
      const mine = await app.as(other.kam)(ops.listRequests, { mine: true });
      assert.deepEqual(
        mine.rows.map(({ id }) => id),
        [sent.id],
      );
      assert.deepEqual((await app.as(other.director)(ops.listRequests, { mine: true })).rows, []);
      const apart = await app.as(other.director)(ops.check, { ...asked, requestId: sent.id });
      const doubled = await app.as(other.director)(ops.check, asked);
      assert.deepEqual([apart.window.concessionBp, doubled.window.concessionBp], [0, 500]);
      await assert.rejects(
        app.as(book.director)(ops.check, { accountId: book.accountId, lines: [line('95')], requestId: sent.id }),
        refusedWith('pricing.request-not-found'),
      );
      await app.as(other.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
      const quote = await app.as(other.kam)(ops.quoteRequest, { id: sent.id });
      assert.deepEqual((await app.as(other.kam)(ops.getRequest, { id: sent.id })).quote, {
        id: quote.id,
        number: quote.number,
      });
    });
  });
});
