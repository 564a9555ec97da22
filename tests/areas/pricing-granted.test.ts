/** Who granted an account what in a period: every kind of paper, with who decided it and not who drafted it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { insertRow } from '#tests/insert-row';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder } = workflowsContract.operations;

type Made = { readonly id: string; readonly version: number };
const from = '2026-11-01';

describe('who granted what', () => {
  let app: TestApp;
  let book: PricedBook;
  let customers = 0;

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '让利公司');
  });
  after(async () => await app.close());

  const customer = async (parentId?: string): Promise<string> => {
    customers += 1;
    const account = {
      name: `让利客户 ${customers}`,
      ownerId: book.kam.id,
      ...(parentId !== undefined && { parentId }),
    };
    return (await app.as(book.director)(accountsContract.operations.create, account)).id;
  };
  const lines = (price: string, quantity = '10') => [{ productId: book.panel, quantity, price }];
  const granted = async (id: string, more: Readonly<Record<string, unknown>> = {}, as: Person = book.kam) =>
    await app.as(as)(ops.accountGranted, { id, from, ...more });
  /** Kind, who decided, day, share of the deepest line and money of every paper. */
  const told = async (id: string, more: Readonly<Record<string, unknown>> = {}, as?: Person) =>
    (await granted(id, more, as)).rows.map((row) => [
      row.kind,
      row.names,
      row.on,
      row.concessionBp,
      row.conceded?.minor ?? null,
    ]);
  const approved = async (accountId: string, price: string): Promise<string> => {
    const asked = { accountId, lines: lines(price), reason: '大项目' };
    const draft = await app.as(book.kam)(ops.createRequest, {
      ...asked,
      offered: [{ lever: 'delivery', answer: 'declined', note: null }],
    });
    const { id, version } = await app.as(book.kam)(ops.submitRequest, { id: draft.id, version: draft.version });
    app.clock.advance(86_400_000);
    book = { ...book, kam: await app.again(book.kam), director: await app.again(book.director) };
    await app.as(book.director)(ops.decideRequest, { id, version, verdict: 'approve' });
    return id;
  };
  const frame = (price: string, more: Readonly<Record<string, unknown>> = {}) => ({
    title: '年度框架',
    validFrom: '2027-01-01',
    validTo: '2027-12-31',
    lines: lines(price, '100'),
    ...more,
  });
  const agreed = async (accountId: string, price: string, more: Readonly<Record<string, unknown>> = {}) => {
    const { id, version } = await app.as(book.kam)(ops.createAgreement, { accountId, ...frame(price, more) });
    return await app.as(book.executive)(ops.signAgreement, { id, version });
  };
  const committed = async ({ id, version }: Made, as: Person = book.executive) =>
    await app.as(as)(ops.commitPurchase, { id, version });

  it('names who gave a quote or an order on own authority, by the deepest of its own lines', async () => {
    const accountId = await customer();
    const quote = await app.as(book.kam)(ops.createQuote, { accountId, lines: lines('99') });
    await app.as(book.director)(enterOrder, { accountId, lines: lines('97') });
    await app.as(book.director)(enterOrder, { accountId, lines: lines('100') });
    // Called off from the quote, which granted it.
    await app.as(book.kam)(enterOrder, { accountId, quoteId: quote.id, lines: lines('99', '5') });
    assert.deepEqual(await told(accountId), [
      // 3 % of its own, not 4 % with what the quote gave before.
      ['order', [book.director.name], '2026-11-21', 300, '3000'],
      ['quote', [book.kam.name], '2026-11-21', 100, '1000'],
    ]);
    const other = await customer();
    const wrong = await app.as(book.kam)(enterOrder, { accountId: other, lines: lines('99') });
    await app.as(book.kam)(ops.cancelOrder, { id: wrong.id, reason: '录错客户' });
    const { id, version } = await app.as(book.kam)(ops.createQuote, { accountId: other, lines: lines('99') });
    await app.as(book.kam)(ops.closeQuote, { id, version, as: 'lost', reason: '对手中标' });
    assert.deepEqual(await told(other), []);
  });

  it('names the signer of an agreement, not who drafted it, and the approval that it stands on', async () => {
    const accountId = await customer();
    const own = await agreed(accountId, '98');
    assert.deepEqual(await told(accountId), [['agreement', [book.executive.name], '2026-11-21', 200, '20000']]);
    assert.equal((await granted(accountId)).rows[0]?.request, null);
    const { id, version } = await app.as(book.kam)(ops.createAgreement, {
      accountId,
      ...frame('95', { validFrom: '2028-01-01', validTo: '2028-12-31' }),
    });
    const asked = await app.as(book.kam)(ops.requestAgreement, { id, version });
    const offered = [{ lever: 'delivery' as const, answer: 'declined' as const, note: null }];
    const ready = await app.as(book.kam)(ops.updateRequest, { id: asked.id, version: asked.version, offered });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: ready.id, version: ready.version });
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    const held = await app.as(book.kam)(ops.getAgreement, { id });
    await app.as(book.kam)(ops.signAgreement, { id, version: held.version });
    const { rows } = await granted(accountId);
    const of = new Map(rows.map(({ number, names, request }) => [number, [names, request?.number ?? null]]));
    assert.deepEqual(of.get(own.number), [[book.executive.name], null]);
    assert.deepEqual(of.get(held.number), [[book.kam.name], sent.number]);
    assert.deepEqual(of.get(sent.number), [[book.director.name], null]);
  });

  it('names who handed in a tender, and finance beside the signer of a lease or an exchange', async () => {
    const accountId = await customer();
    const kam = app.as(book.kam);
    await committed(await kam(ops.createTender, { accountId, title: '招标', lines: lines('99.5') }));
    const lease = await kam(ops.createLease, {
      accountId,
      title: '租赁',
      lines: [{ productId: book.panel, quantity: '100' }],
      startsOn: '2026-12-01',
      months: 12,
      annuity: { value: '9800', interval: 1, isInAdvance: false },
      residual: '100',
      residualSource: '二手行情',
    });
    const residual = await app.as(book.finance)(ops.approvePurchase, { id: lease.id, version: lease.version });
    await committed(residual);
    const theirs = [{ text: '钢材', quantity: '5', price: '194', source: '当日市场价' }];
    const swap = await kam(ops.createReciprocal, {
      accountId,
      title: '换钢材',
      kind: 'exchange',
      lines: lines('97'),
      theirs,
    });
    await committed(await app.as(book.finance)(ops.approvePurchase, { id: swap.id, version: swap.version }));
    const found = await told(accountId);
    assert.deepEqual(
      found.map(([kind, names]) => [kind, names]),
      [
        ['lease', [book.finance.name, book.executive.name]],
        ['reciprocal', [book.finance.name, book.executive.name]],
        ['tender', [book.executive.name]],
      ],
    );
    assert.deepEqual(found.slice(1), [
      ['reciprocal', [book.finance.name, book.executive.name], '2026-11-21', 300, '3000'],
      ['tender', [book.executive.name], '2026-11-21', 50, '500'],
    ]);
  });

  it('names both who signed an estimate, to those who may see estimates', async () => {
    const accountId = await customer();
    const { id: productId } = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code: 'M-1',
      name: '弧形板',
      line: ['定制'],
    });
    const draft = await app.as(book.finance)(ops.createEstimate, {
      accountId,
      productId,
      title: '大堂',
      quantity: '200',
      listPrice: '100',
      validFrom: '2026-01-01',
      validUntil: '2027-12-31',
      lines: [{ kind: 'materials', label: '材料', basis: 'unit', amount: '65' }],
    });
    const half = await app.as(book.executive)(ops.signForProduction, { id: draft.id, version: draft.version });
    assert.deepEqual(await told(accountId), []);
    await app.as(book.finance)(ops.signForFinance, { id: half.id, version: half.version });
    assert.deepEqual(await told(accountId), [
      ['estimate', [book.executive.name, book.finance.name], '2026-11-21', null, null],
    ]);
  });

  it('takes in plans and agreements of the group that hold for the account, and says that they are the group’s', async () => {
    const group = await customer();
    const member = await customer(group);
    await agreed(group, '99', { coversGroup: true });
    const { rows: allLines } = await app.as(book.kam)(ops.listProductLines, {});
    await app.database.withOrg(book.company.id, async (db) => {
      const sold = {
        order_no: 'B-1',
        line_no: 1,
        account_id: member,
        product_id: book.panel,
        ordered_on: '2026-03-01',
      };
      const sums = { quantity_e4: 1_000_000, net_e4: 100_000_000, cost_e4: 70_000_000 };
      const flags = { is_special: false, is_duplicate: false, cost_from_source: false, merged_from: '{}' };
      const line = { month: '2026-03-01', kind: 'sale', currency: 'CNY', source: 'erp', ...sold, ...sums, ...flags };
      await insertRow(db, 'order_line', { org_id: book.company.id, ...line });
    });
    const plan = await app.as(book.kam)(ops.createBusinessPlan, {
      accountId: group,
      title: '集团整体优惠',
      validFrom: '2026-11-01',
      validTo: '2027-10-31',
      lineIds: allLines.filter(({ name }) => name === '幕墙板').map(({ id }) => id),
      baseFrom: '2026-01-01',
      baseTo: '2026-06-30',
      steps: [{ lines: 1, rateBp: 200 }],
      creditDays: 30,
    });
    await app.as(book.executive)(ops.signBusinessPlan, { id: plan.id, version: plan.version });
    const [deeper, other] = (await granted(member)).rows;
    assert.deepEqual(
      [deeper, other].map((row) => [row?.kind, row?.names, row?.concessionBp, row?.conceded?.minor, row?.isOfGroup]),
      [
        ['plan', [book.executive.name], 200, '20000', true],
        ['agreement', [book.executive.name], 100, '10000', true],
      ],
    );
    assert.deepEqual(
      (await granted(group)).rows.map(({ isOfGroup }) => isOfGroup),
      [false, false],
    );
  });

  it('counts what was decided or begins in the period alone', async () => {
    const accountId = await customer();
    await agreed(accountId, '98');
    assert.equal((await granted(accountId, { from: '2026-11-22', to: '2026-12-31' })).total, 0);
    assert.equal((await granted(accountId, { from: '2026-12-01', to: '2027-01-01' })).total, 1);
    assert.equal((await granted(accountId, { from: '2026-01-01', to: '2026-11-20' })).total, 0);
    await assert.rejects(granted(accountId, { to: '2026-10-01' }), refusedWith('pricing.dates-crossed'));
  });

  it('is told to those who may read the prices of the account', async () => {
    const accountId = await customer();
    await agreed(accountId, '98');
    await assert.rejects(granted(accountId, {}, book.otherKam), refusedWith('accounts.not-found'));
    const member = await app.person(book.company, 'member');
    await assert.rejects(granted(accountId, {}, member), refusedWith('platform.forbidden'));
    // The group's paper stays hidden from who may not read the group.
    const group = await customer();
    await agreed(group, '98', { coversGroup: true });
    const below = await app.as(book.director)(accountsContract.operations.create, {
      name: '别人的分公司',
      ownerId: book.otherKam.id,
      parentId: group,
    });
    assert.deepEqual(await told(below.id, {}, book.otherKam), []);
    assert.equal((await granted(below.id, {}, book.director)).total, 1);
  });

  it('names the approvers of a request, on the day of their answer, not its drafter', async () => {
    const accountId = await customer();
    const id = await approved(accountId, '95');
    assert.deepEqual(await told(accountId), [['request', [book.director.name], '2026-11-22', 500, '5000']]);
    // What is quoted under it was granted with it.
    await app.as(book.kam)(ops.quoteRequest, { id });
    assert.equal((await granted(accountId)).total, 1);
  });
});
