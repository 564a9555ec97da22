/** A plan bears the costs of all its days: those to come, as far as they are recorded, and those since it began. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { addSales } from '#tests/sales';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('the days of a whole-business plan', () => {
  let app: TestApp;
  let book: PricedBook;
  let lineId: string;
  let companies = 0;

  /** One line with one product, bought for 10,000 at list 100; its floor is 72.9444. */
  const basis = (rateBp: number) => ({
    accountId: book.accountId,
    lineIds: [lineId],
    baseFrom: '2026-01-01',
    baseTo: '2026-06-30',
    steps: [{ lines: 1, leastVolume: '0', rateBp }],
    creditDays: 30,
  });
  const sign = async (rateBp: number, validFrom: string, validTo: string) => {
    const draft = await app.as(book.director)(ops.createBusinessPlan, {
      title: '整体优惠',
      validFrom,
      validTo,
      ...basis(rateBp),
    });
    return await app.as(book.director)(ops.signBusinessPlan, { id: draft.id, version: draft.version });
  };
  const order = async (more: Readonly<Record<string, unknown>>) =>
    await app.as(book.director)(enterOrder, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '10', price: '100', ...more }],
    });

  before(async () => {
    app = await testApp();
  });
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `计划日期公司 ${companies}`);
    await addSales(app, book.company.id, {
      rows: [['B-1', book.accountId, book.panel, '2026-02-01', 100, '10000.00']],
    });
    lineId = (await app.as(book.kam)(ops.listProductLines, {})).rows[0]?.id ?? '';
  });
  after(async () => app.close());

  it('a cost that is recorded for one of them stops the plan, and no plan that ends before', async () => {
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2027-02-01', unitCost: '92' });
    await assert.rejects(sign(500, '2026-11-21', '2027-10-31'), refusedWith('pricing.room-too-small'));
    assert.equal((await sign(500, '2026-11-21', '2027-01-31')).state, 'in-force');
  });

  it('the preview says so before it is drafted', async () => {
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2027-02-01', unitCost: '92' });
    const preview = async (days: Readonly<Record<string, string>>) =>
      (await app.as(book.finance)(ops.previewBusinessPlan, { ...basis(500), ...days })).refusal;
    assert.deepEqual(
      [await preview({}), await preview({ validTo: '2027-01-31' }), await preview({ validTo: '2027-02-01' })],
      [null, null, 'room-too-small'],
    );
  });

  it('an order that was entered since it began keeps above its floor, freight and all', async () => {
    // Floor 92.7436: the freight of 4 is borne, the plan of 4 % is borne, both are not.
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-01-01', unitCost: '89' });
    await order({ freight: '4' });
    await assert.rejects(sign(400, '2026-11-01', '2027-10-31'), refusedWith('pricing.plan-undercuts-order'));
    assert.equal((await sign(400, '2026-11-22', '2027-10-31')).state, 'upcoming');
  });

  it('goods that were sold since it began at a cost that has fallen keep above the floor of that cost', async () => {
    const rows = [['B-2', book.accountId, book.panel, '2026-11-10', 10, '1000.00']] as const;
    await addSales(app, book.company.id, { rows, unitCost: 95 });
    await assert.rejects(sign(500, '2026-11-01', '2027-10-31'), refusedWith('pricing.plan-undercuts-sold'));
    await assert.rejects(sign(500, '2025-11-20', '2027-10-31'), refusedWith('pricing.plan-too-far-back'));
    assert.equal((await sign(500, '2026-11-11', '2027-10-31')).state, 'in-force');
  });
});
