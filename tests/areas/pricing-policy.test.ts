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
const { setPrice } = workflowsContract.operations;

describe('floors, list prices and policy', () => {
  let app: TestApp;
  let book: PricedBook;
  const fresh = async (): Promise<PricedBook> => await pricedBook(app, '另一家价格公司');
  const quoteAs = (person: PricedBook['kam'], price: string) =>
    app.as(person)(ops.createQuote, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '10', price }],
    });

  before(async () => {
    app = await testApp();
    book = await pricedBook(app);
  });
  after(async () => app.close());

  describe('the floor', () => {
    it('is shown to those who see cost, and to a manager only as a yes or no', async () => {
      const seen = await app.as(book.finance)(ops.productFloor, { id: book.panel });
      assert.deepEqual([seen.floor, seen.unitCost, seen.freightService], [panelFloor, '70', '2.1']);
      const kam = await app.as(book.kam)(ops.productFloor, { id: book.panel, tier: 'A' });
      assert.deepEqual([kam.floor, kam.unitCost, kam.freightService], [null, null, null]);
      assert.deepEqual([kam.isCostKnown, kam.isListBelowFloor], [true, false]);
      assert.deepEqual([kam.startPrice, kam.targetPrice], ['99', '97']);
    });
    it('is unknown while the cost is', async () => {
      const found = await app.as(book.finance)(ops.productFloor, { id: book.unknown });
      assert.deepEqual([found.isCostKnown, found.floor, found.isListBelowFloor], [false, null, null]);
    });
    it('follows credit days', async () => {
      const found = await app.as(book.finance)(ops.productFloor, { id: book.panel, creditDays: 90 });
      assert.ok(Number(found.floor) > Number(panelFloor));
    });
  });

  describe('list prices', () => {
    it('stay above the floor, for everybody', async () => {
      const at = { id: book.panel, validFrom: '2026-12-01' };
      for (const person of [book.director, book.finance, book.company.admin])
        await assert.rejects(
          app.as(person)(setPrice, { ...at, listPrice: '72.94' }),
          refusedWith('pricing.below-floor'),
        );
      await app.as(book.finance)(setPrice, { ...at, listPrice: panelFloor, reason: '清仓' });
    });
    it('of an unknown cost are refused as unknown', async () => {
      const at = { id: book.unknown, validFrom: '2026-12-01', listPrice: '100' };
      await assert.rejects(app.as(book.director)(setPrice, at), refusedWith('pricing.cost-unknown'));
    });
    it('that a later one has replaced are history', async () => {
      await app.as(book.director)(setPrice, { id: book.panel, validFrom: '2020-01-01', listPrice: '1' });
    });
    it('cannot be freed by lowering the cost: finance alone does that, with a reason, on the record', async () => {
      const one = await fresh();
      const at = { id: one.panel, validFrom: '2026-11-21', unitCost: '40' };
      await assert.rejects(app.as(one.director)(setPrice, at), refusedWith('platform.forbidden'));
      await assert.rejects(app.as(one.company.admin)(setPrice, at), refusedWith('platform.forbidden'));
      await assert.rejects(app.as(one.finance)(setPrice, at), refusedWith('workflows.reason-missing'));
      await app.as(one.finance)(setPrice, { ...at, reason: '呆滞库存减值' });
      const { floor } = await app.as(one.finance)(ops.productFloor, { id: one.panel });
      assert.ok(Number(floor) < 45);
    });
  });

  describe('the policy', () => {
    it('is kept in versions; a new matrix routes otherwise', async () => {
      const held = await app.as(book.finance)(ops.getPolicy, {});
      assert.equal(held.version, 1);
      await assert.rejects(
        app.as(book.director)(ops.savePolicy, { policy: held.policy, basedOn: 1 }),
        refusedWith('platform.forbidden'),
      );
      const bad = { ...held.policy, bands: held.policy.bands.slice(0, 2) };
      await assert.rejects(
        app.as(book.finance)(ops.savePolicy, { policy: bad, basedOn: 1 }),
        refusedWith('pricing.policy-refused'),
      );
      const bands = held.policy.bands.map((band, at) => (at === 0 ? { ...band, uptoBp: 100 } : band));
      const saved = await app.as(book.finance)(ops.savePolicy, { policy: { ...held.policy, bands }, basedOn: 1 });
      assert.equal(saved.version, 2);
      await assert.rejects(
        app.as(book.finance)(ops.savePolicy, { policy: held.policy, basedOn: 1 }),
        refusedWith('pricing.policy-changed-meanwhile'),
      );
      await assert.rejects(quoteAs(book.kam, '98'), refusedWith('pricing.above-authority'));
    });
    it('has a matrix that executives and finance alone change, and an administrator only while there is neither', async () => {
      const one = await pricedBook(app, '管理员改矩阵公司');
      const admin = app.as(one.company.admin);
      const held = await admin(ops.getPolicy, {});
      const bands = held.policy.bands.map((band, at) => (at === 0 ? { ...band, uptoBp: 200 } : band));
      const rules = [{ tier: 'A' as const, familyId: null, fromMinor: null, bands: held.policy.bands }];
      assert.equal(held.mayChangeMatrix, false);
      for (const change of [{ bands }, { rules }])
        await assert.rejects(
          admin(ops.savePolicy, { policy: { ...held.policy, ...change }, basedOn: 1 }),
          refusedWith('pricing.matrix-not-yours'),
        );
      const rest = { ...held.policy, quoteDays: held.policy.quoteDays + 1 };
      assert.equal((await admin(ops.savePolicy, { policy: rest, basedOn: 1, note: '报价期' })).note, '报价期');
      const executive = app.as(one.executive);
      assert.equal((await executive(ops.getPolicy, {})).mayChangeMatrix, true);
      const saved = await executive(ops.savePolicy, { policy: { ...rest, bands }, basedOn: 2 });
      assert.deepEqual([saved.version, saved.note], [3, null]);

      const bare = await app.company('还没有财务的公司');
      await app.person(bare, 'director');
      const setUp = app.as(bare.admin);
      assert.equal((await setUp(ops.getPolicy, {})).mayChangeMatrix, true);
      const first = await setUp(ops.savePolicy, { policy: { ...held.policy, bands }, basedOn: 1 });
      const why = 'no active user held the executive or finance role';
      assert.equal(first.note, `Authority matrix set up by an administrator: ${why}`);
      const noted = await setUp(ops.savePolicy, { policy: held.policy, basedOn: 2, note: 'Start' });
      assert.equal(noted.note, `Start (authority matrix set up by an administrator: ${why})`);
      await app.person(bare, 'finance');
      await assert.rejects(
        setUp(ops.savePolicy, { policy: { ...held.policy, bands }, basedOn: 3 }),
        refusedWith('pricing.matrix-not-yours'),
      );
    });
    it('may give one role every concession above the floor', async () => {
      const one = await pricedBook(app, '一人放行公司');
      const { policy } = await app.as(one.finance)(ops.getPolicy, {});
      const last = { uptoBp: null, needs: ['executive' as const], needsExpiry: false };
      const bands = [...policy.bands.slice(0, 2), last];
      await app.as(one.finance)(ops.savePolicy, { policy: { ...policy, bands }, basedOn: 1 });
      const quote = { accountId: one.accountId, lines: [{ productId: one.panel, quantity: '10', price: '74' }] };
      await assert.rejects(app.as(one.director)(ops.createQuote, quote), refusedWith('pricing.above-authority'));
      const checked = await app.as(one.executive)(ops.check, quote);
      assert.equal(checked.lines[0]?.authorityBp, 10_000);
      await app.as(one.executive)(ops.createQuote, quote);
      const below = { ...quote, lines: [{ productId: one.panel, quantity: '10', price: '72' }] };
      await assert.rejects(app.as(one.executive)(ops.createQuote, below), refusedWith('pricing.below-floor'));
    });
  });
});
