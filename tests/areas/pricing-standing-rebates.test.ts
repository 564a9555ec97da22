/** What an account earns under papers in force counts in every other promise to it: above the floor, and in who may grant it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { addSales } from '#tests/sales';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('rebates in force', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;
  let other: string;

  const line = (price: string, productId = book.panel) => ({ productId, quantity: '10', price });
  const rebated = (rateBp: number, more: Readonly<Record<string, unknown>> = {}) => ({
    accountId: book.accountId,
    title: '返利协议',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    lines: [line('50', other)],
    rebateKind: 'retroactive' as const,
    rebateBasis: 'all' as const,
    tiers: [
      { from: '100', rateBp: 50 },
      { from: '1000000', rateBp },
    ],
    ...more,
  });
  const agree = async (input: ReturnType<typeof rebated>) => {
    const { id, version } = await app.as(book.executive)(ops.createAgreement, input);
    return await app.as(book.executive)(ops.signAgreement, { id, version });
  };
  const quote = async (price: string, accountId = book.accountId) =>
    await app.as(book.executive)(ops.createQuote, { accountId, lines: [line(price)] });
  const checked = async (price: string) => {
    const { lines } = await app.as(book.finance)(ops.check, { accountId: book.accountId, lines: [line(price)] });
    assert.ok(lines[0]);
    return lines[0];
  };
  /** A hundred panels each. */
  const sold = async (...rows: readonly (readonly [day: string, net: string])[]): Promise<void> =>
    await addSales(app, book.company.id, {
      rows: rows.map(([day, net], at) => [`S-${at}`, book.accountId, book.panel, day, 100, net]),
    });
  const fresh = async (unitCost = '86'): Promise<void> => {
    companies += 1;
    book = await pricedBook(app, `返利公司 ${companies}`);
    const made = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code: 'P-300',
      name: 'P-300',
      line: ['幕墙板'],
    });
    other = made.id;
    await app.as(book.finance)(setPrice, { id: other, validFrom: '2026-01-01', listPrice: '50', unitCost: '30' });
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-06-01', unitCost });
  };

  before(async () => {
    app = await testApp();
  });
  after(async () => app.close());

  it('are in the net price that is held against the floor, at their highest step', async () => {
    await fresh();
    // The floor is 89.6174: net of 5 %, 94.34 is 89.623 and 94.33 is under it.
    const { number } = await agree(rebated(500));
    const found = await checked('94.33');
    assert.deepEqual([found.pocketPrice, found.isBelowFloor], ['89.6135', true]);
    assert.deepEqual(found.standing, { rebateBp: 500, numbers: [number] });
    assert.equal((await checked('94.34')).isBelowFloor, false);
    await assert.rejects(quote('94.33'), refusedWith('pricing.below-floor'));
    await assert.rejects(
      app.as(book.executive)(enterOrder, { accountId: book.accountId, lines: [line('94.33')] }),
      refusedWith('pricing.below-floor'),
    );
    await assert.rejects(
      agree(rebated(0, { lines: [line('94.33')], rebateBasis: 'agreed', tiers: [] })),
      refusedWith('pricing.below-floor'),
    );
    const tender = { accountId: book.accountId, title: '投标', lines: [line('94.33')] };
    const { id, version } = await app.as(book.executive)(ops.createTender, tender);
    await assert.rejects(
      app.as(book.executive)(ops.commitPurchase, { id, version }),
      refusedWith('pricing.below-floor'),
    );
  });

  it('of a group hold for its members, those of another product or of other days do not', async () => {
    await fresh();
    const member = await app.as(book.director)(accountsContract.operations.create, {
      name: '子公司',
      ownerId: book.kam.id,
      parentId: book.accountId,
    });
    const days = { validFrom: '2027-06-01', validTo: '2027-12-31' };
    await agree(rebated(500, days));
    await agree(rebated(500, { rebateBasis: 'agreed' }));
    await quote('94.33', member.id);
    assert.deepEqual((await checked('94.33')).standing, { rebateBp: 0, numbers: [] });
    await fresh();
    const below = await app.as(book.director)(accountsContract.operations.create, {
      name: '子公司',
      ownerId: book.kam.id,
      parentId: book.accountId,
    });
    await agree(rebated(500, { coversGroup: true }));
    await assert.rejects(quote('94.33', below.id), refusedWith('pricing.below-floor'));
  });

  it('are not counted beside the agreement that follows theirs', async () => {
    // The floor is 95.87: 99 bears 3 %, and would not bear them twice.
    await fresh('92');
    const made = await agree(rebated(300, { lines: [line('99')], rebateBasis: 'agreed' }));
    const next = await app.as(book.executive)(ops.renewAgreement, { id: made.id });
    const typed = async (more: { readonly from: string; readonly to: string; readonly agreementId?: string }) => {
      const input = { accountId: book.accountId, lines: [{ ...line('99'), rebateBp: 300 }], holds: more };
      return (await app.as(book.finance)(ops.check, input)).lines[0]?.isBelowFloor;
    };
    // Over days that both hold the one before counts, but never beside the draft that follows it.
    const overlapping = { from: made.validFrom, to: next.validTo };
    assert.deepEqual([await typed(overlapping), await typed({ ...overlapping, agreementId: next.id })], [true, false]);
    const done = await app.as(book.executive)(ops.signAgreement, { id: next.id, version: next.version });
    assert.equal(done.state, 'upcoming');
  });

  it('are refused where they would take a price under its floor that binds already', async () => {
    await fresh();
    const open = await quote('92');
    await assert.rejects(agree(rebated(500)), refusedWith('pricing.rebate-undercuts'));
    await app.as(book.executive)(ops.closeQuote, { id: open.id, version: open.version, as: 'withdrawn' });
    await agree(rebated(0, { lines: [line('92')], tiers: [], rebateBasis: 'agreed' }));
    await assert.rejects(agree(rebated(500)), refusedWith('pricing.rebate-undercuts'));
    await agree(rebated(200));
  });

  it('are refused where they would take an order under its floor that was entered since the agreement begins', async () => {
    await fresh();
    const order = async (price: string) =>
      await app.as(book.executive)(enterOrder, { accountId: book.accountId, lines: [line(price)] });
    // The floor is 89.6174: 92 bears 2 %, not 5 %, which the year pays back on this order too.
    await order('92');
    await assert.rejects(agree(rebated(500)), refusedWith('pricing.rebate-undercuts-order'));
    // Neither one of products that it does not pay on, nor one of a day before it begins, nor one that was cancelled.
    await agree(rebated(500, { rebateBasis: 'agreed', validTo: '2026-11-30' }));
    await agree(rebated(500, { validFrom: '2026-12-01' }));
    await fresh();
    await order('92');
    await agree(rebated(200));
    await fresh();
    const { id: wrong } = await order('92');
    await app.as(book.executive)(ops.cancelOrder, { id: wrong, reason: '录错' });
    await agree(rebated(500));
  });

  it('hold an order against the floor of its own day, whatever the goods cost when the agreement is signed', async () => {
    await fresh();
    await app.as(book.executive)(enterOrder, { accountId: book.accountId, lines: [line('95')] });
    app.clock.advance(86_400_000);
    book = { ...book, finance: await app.again(book.finance), executive: await app.again(book.executive) };
    // 95 less 5 % is 90.25: above 89.6174, the floor of the day of the order; under 93.7857, that of the day of signing.
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-11-22', unitCost: '90' });
    await agree(rebated(500));
    await fresh('90');
    await app.as(book.executive)(enterOrder, { accountId: book.accountId, lines: [line('95')] });
    app.clock.advance(86_400_000);
    book = { ...book, finance: await app.again(book.finance), executive: await app.again(book.executive) };
    await app.as(book.finance)(setPrice, { id: book.panel, validFrom: '2026-11-23', unitCost: '70', reason: '降本' });
    await assert.rejects(agree(rebated(500)), refusedWith('pricing.rebate-undercuts-order'));
  });

  it('count once on what was called off from an agreement that pays a rebate itself', async () => {
    await fresh();
    // 95 bears its own 3 % (92.15) and 2 % of another (90.25), not 3 % twice (87.4).
    await agree(rebated(300, { lines: [line('95')], rebateBasis: 'agreed' }));
    await app.as(book.executive)(enterOrder, { accountId: book.accountId, lines: [line('95')] });
    await agree(rebated(200));
  });

  it('on sales before the signing leave none of them under its floor, and reach back a year at most', async () => {
    await fresh('70');
    // At 74 with a cost of 70: 3 % of it would leave 71.78, under the floor of 72.94; at 76 they leave 73.72.
    await sold(['2026-03-01', '7400.00']);
    await assert.rejects(agree(rebated(300)), refusedWith('pricing.rebate-undercuts-sold'));
    await agree(rebated(300, { validFrom: '2026-03-02', rebateBasis: 'agreed' }));
    await fresh('70');
    await sold(['2026-03-01', '7600.00']);
    await agree(rebated(300));
    await fresh('70');
    await assert.rejects(agree(rebated(300, { validFrom: '2025-11-01' })), refusedWith('pricing.rebate-too-far-back'));
    await agree(rebated(300, { validFrom: '2025-12-01' }));
  });

  it('are in the concession that routes, counted once with what the window holds', async () => {
    await fresh();
    await agree(rebated(500, { validTo: '2027-12-31' }));
    // Its 5 % is in the window of 90 days: 4 % more are 9 %, not 8.8 % and 5 %.
    const first = await checked('96');
    assert.deepEqual([first.ownBp, first.judgedBp], [880, 900]);
    await assert.rejects(
      app.as(book.director)(ops.createQuote, { accountId: book.accountId, lines: [line('96')] }),
      refusedWith('pricing.above-authority'),
    );
    app.clock.advance(95 * 86_400_000);
    const finance = await signedInAgain(app, book.finance);
    const { lines, window } = await app.as(finance)(ops.check, { accountId: book.accountId, lines: [line('96')] });
    assert.deepEqual([window.concessionBp, lines[0]?.ownBp, lines[0]?.judgedBp], [0, 880, 880]);
  });
});
