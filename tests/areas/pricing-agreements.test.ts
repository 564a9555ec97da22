import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { listAgreementBreaches } from '#areas/pricing';
import { pricingContract } from '#areas/pricing/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';

const ops = pricingContract.operations;
const { enterOrder, setPrice } = workflowsContract.operations;

describe('framework agreements', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;
  let other: string;

  const terms = (more: Readonly<Record<string, unknown>> = {}) => ({
    accountId: book.accountId,
    title: '年度框架协议',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
    lines: [{ productId: book.panel, quantity: '1000', price: '97' }],
    ...more,
  });
  const draft = async (more = {}, as: Person = book.kam) => await app.as(as)(ops.createAgreement, terms(more));
  const signed = async (more = {}, as: Person = book.kam) => {
    const { id, version } = await draft(more, as);
    return await app.as(as)(ops.signAgreement, { id, version });
  };
  const line = (price: string, more: Readonly<Record<string, unknown>> = {}) => ({
    productId: book.panel,
    quantity: '10',
    price,
    ...more,
  });
  const checked = async (lines: readonly ReturnType<typeof line>[], more = {}) =>
    await app.as(book.kam)(ops.checkOrder, { accountId: book.accountId, lines: [...lines], ...more });
  const fresh = async (): Promise<void> => {
    companies += 1;
    book = await pricedBook(app, `协议公司 ${companies}`);
    const { id } = await app.as(book.finance)(ledgerContract.operations.createProduct, {
      code: 'P-300',
      name: 'P-300',
      line: ['幕墙板'],
    });
    other = id;
    await app.as(book.finance)(setPrice, { id, validFrom: '2026-01-01', listPrice: '50', unitCost: '30' });
  };

  before(async () => {
    app = await testApp();
    await fresh();
  });
  after(async () => app.close());

  it('are drafted, changed and signed, and hold from their first day', async () => {
    const made = await draft();
    assert.match(made.number, /^A2026-\d{4}$/);
    assert.deepEqual([made.state, made.lines.length, made.mayChange], ['draft', 0, true]);
    const { accountId: _fixed, ...rest } = terms({ title: '二〇二六年框架', noticeDays: 30 });
    const changed = await app.as(book.kam)(ops.updateAgreement, { id: made.id, version: made.version, ...rest });
    const done = await app.as(book.kam)(ops.signAgreement, { id: made.id, version: changed.version });
    assert.deepEqual([done.state, done.signedOn, done.lines[0]?.price], ['in-force', '2026-11-21', '97']);
    assert.deepEqual([done.renewalDueOn, done.isDueForRenewal, done.mayChange], ['2026-12-01', false, false]);
    const again = { id: made.id, version: done.version };
    await assert.rejects(app.as(book.kam)(ops.signAgreement, again), refusedWith('pricing.wrong-state'));
  });

  it('count as a grant of the 90 days', async () => {
    const { window } = await app.as(book.kam)(ops.check, { accountId: book.accountId, lines: [line('100')] });
    assert.deepEqual([window.concessionBp, window.grants[0]?.kind], [300, 'agreement']);
    assert.match(window.grants[0]?.number ?? '', /^A2026/);
  });

  it('refuse terms that contradict themselves, with a word for each', async () => {
    const tier = (from: string, rateBp: number) => ({ from, rateBp });
    const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['pricing.dates-crossed', { validTo: '2025-12-31' }],
      ['pricing.agreement-too-long', { validTo: '2036-12-31' }],
      ['pricing.product-twice', { lines: [line('97'), line('98')] }],
      ['pricing.tiers-without-kind', { tiers: [tier('1', 100)] }],
      ['pricing.tiers-not-rising', { rebateKind: 'retroactive', tiers: [tier('2', 100), tier('1', 200)] }],
      ['pricing.invalid-amount', { lines: [{ ...line('97'), quantity: '0' }] }],
    ];
    for (const [code, more] of cases) await assert.rejects(draft(more), refusedWith(code), code);
  });

  it('sign no price below its floor, whoever signs, with the highest rebate in it', async () => {
    await fresh();
    const under = await draft({ lines: [line('72.94')] }, book.executive);
    await assert.rejects(
      app.as(book.executive)(ops.signAgreement, { id: under.id, version: under.version }),
      refusedWith('pricing.below-floor'),
    );
    const tiers = [{ from: '0', rateBp: 1_000 }];
    const rebated = await draft({ lines: [line('81')], rebateKind: 'retroactive', tiers }, book.executive);
    await assert.rejects(
      app.as(book.executive)(ops.signAgreement, { id: rebated.id, version: rebated.version }),
      refusedWith('pricing.below-floor'),
    );
    const unknown = await draft({ lines: [{ productId: book.unknown, quantity: '1', price: '100' }] }, book.executive);
    await assert.rejects(
      app.as(book.executive)(ops.signAgreement, { id: unknown.id, version: unknown.version }),
      refusedWith('pricing.cost-unknown'),
    );
    assert.deepEqual((await app.as(book.kam)(ops.listAgreementLines, {})).rows, []);
  });

  it('above the own authority are signed under an approved request, which is used once', async () => {
    await fresh();
    const made = await draft({ lines: [line('95', { quantity: '1000' })] });
    await assert.rejects(
      app.as(book.kam)(ops.signAgreement, { id: made.id, version: made.version }),
      refusedWith('pricing.above-authority'),
    );
    const asked = await app.as(book.kam)(ops.requestAgreement, { id: made.id, version: made.version });
    assert.equal(asked.agreement?.id, made.id);
    const ready = await app.as(book.kam)(ops.updateRequest, {
      id: asked.id,
      version: asked.version,
      offered: [{ lever: 'volume', answer: 'accepted', note: null }],
    });
    const sent = await app.as(book.kam)(ops.submitRequest, { id: ready.id, version: ready.version });
    await app.as(book.director)(ops.decideRequest, { id: sent.id, version: sent.version, verdict: 'approve' });
    const { version } = await app.as(book.kam)(ops.getAgreement, { id: made.id });
    const done = await app.as(book.kam)(ops.signAgreement, { id: made.id, version });
    assert.deepEqual([done.state, done.lines[0]?.isApproved], ['in-force', true]);
    await assert.rejects(app.as(book.kam)(ops.quoteRequest, { id: sent.id }), refusedWith('pricing.approval-used'));
    // The approval ends in 30 days; what was agreed under it is ordered until the agreement ends.
    const order = await app.as(book.kam)(enterOrder, { accountId: book.accountId, lines: [line('95')] });
    const { checked: lines } = await app.as(book.kam)(ops.getEnteredOrder, { id: order.id });
    assert.deepEqual([lines[0]?.agreedPrice, lines[0]?.agreement?.number], ['95', made.number]);
  });

  it('say of every order line how it stands to them', async () => {
    await fresh();
    await signed();
    const found = async (one: ReturnType<typeof line>, more = {}) => {
      const [first] = (await checked([one], more)).lines;
      return [first?.finding, first?.verdict, first?.deviation?.minor ?? null];
    };
    assert.deepEqual(await found(line('97')), ['as-agreed', 'allowed', '0']);
    assert.deepEqual(await found(line('98')), ['above-agreed', 'allowed', '1000']);
    assert.deepEqual(await found(line('96')), ['below-agreed', 'above-authority', '-1000']);
    assert.deepEqual(await found(line('97', { quantity: '1001' })), ['beyond-agreed', 'above-authority', '0']);
    assert.deepEqual(await found(line('97', { rebateBp: 100 })), ['beyond-agreed', 'above-authority', '0']);
    assert.deepEqual(await found({ ...line('50'), productId: other }), ['not-agreed', 'allowed', null]);
  });

  it('promise as many units as were agreed, orders entered one after the other', async () => {
    for (const quantity of ['600', '400'])
      await app.as(book.kam)(enterOrder, { accountId: book.accountId, lines: [line('97', { quantity })] });
    const [left] = (await checked([line('97', { quantity: '1' })])).lines;
    assert.equal(left?.finding, 'beyond-agreed');
  });

  it('of a group hold for the accounts below it', async () => {
    await fresh();
    const member = await app.as(book.director)(accountsContract.operations.create, {
      name: '重庆大厦建筑璧山分公司',
      ownerId: book.kam.id,
      parentId: book.accountId,
    });
    const alone = await signed();
    const at = async () => (await checked([line('97')], { accountId: member.id })).lines[0]?.finding ?? null;
    assert.equal(await at(), null);
    await app.as(book.kam)(ops.closeAgreement, { id: alone.id, version: alone.version, reason: '改为集团协议' });
    const group = await app.as(book.director)(ops.createAgreement, {
      ...terms({ coversGroup: true, validFrom: '2026-11-22' }),
    });
    await app.as(book.director)(ops.signAgreement, { id: group.id, version: group.version });
    app.clock.advance(86_400_000);
    book = { ...book, kam: await signedInAgain(app, book.kam) };
    assert.equal(await at(), 'as-agreed');
    await app.as(book.kam)(enterOrder, { accountId: member.id, lines: [line('97')] });
    const { rows } = await app.as(book.kam)(ops.listAgreements, { accountId: member.id });
    assert.deepEqual(
      rows.map(({ id }) => id),
      [group.id],
    );
  });

  it('do not overlap for one product, but a renewal ends what it follows', async () => {
    await fresh();
    const first = await signed();
    const second = await draft({ validFrom: '2026-12-01', validTo: '2027-06-30' });
    await assert.rejects(
      app.as(book.kam)(ops.signAgreement, { id: second.id, version: second.version }),
      refusedWith('pricing.agreement-overlaps'),
    );
    const next = await app.as(book.director)(ops.renewAgreement, { id: first.id });
    assert.deepEqual([next.validFrom, next.validTo, next.follows?.id], ['2027-01-01', '2027-12-31', first.id]);
    await assert.rejects(
      app.as(book.kam)(ops.renewAgreement, { id: first.id }),
      refusedWith('pricing.agreement-followed'),
    );
    const { accountId: _fixed, ...rest } = terms({ validFrom: '2026-12-01', validTo: '2027-11-30' });
    const earlier = await app.as(book.director)(ops.updateAgreement, { id: next.id, version: next.version, ...rest });
    await app.as(book.director)(ops.signAgreement, { id: next.id, version: earlier.version });
    const before = await app.as(book.kam)(ops.getAgreement, { id: first.id });
    assert.deepEqual([before.lastOn, before.followedBy?.id], ['2026-11-30', next.id]);
  });

  it('are on the renewal list from their notice day until something follows', async () => {
    await fresh();
    const { id } = await signed({ validTo: '2026-12-31' });
    await signed({ validTo: '2027-12-31', lines: [{ productId: other, quantity: '10', price: '50' }] }, book.director);
    const due = async () => (await app.as(book.kam)(ops.listAgreements, { due: true })).rows.map((row) => row.id);
    assert.deepEqual(await due(), [id]);
    const next = await app.as(book.director)(ops.renewAgreement, { id });
    assert.deepEqual(await due(), [id]);
    await app.as(book.director)(ops.signAgreement, { id: next.id, version: next.version });
    assert.deepEqual(await due(), []);
  });

  it('make one task for the account’s manager from their notice day, which goes when another follows', async () => {
    await fresh();
    const { id, number } = await signed({ validTo: '2026-12-31', noticeDays: 60 });
    app.clock.advance(86_400_000);
    await app.runJobs();
    book = {
      ...book,
      kam: await signedInAgain(app, book.kam),
      director: await signedInAgain(app, book.director),
    };
    const tasks = async () =>
      (await app.as(book.kam)(accountsContract.operations.listTasks, {})).rows.map(({ kind, title }) => [kind, title]);
    assert.deepEqual(await tasks(), [['agreement-ends', `框架协议 ${number} 将于 2026-12-31 到期，请决定是否续签`]]);
    const next = await app.as(book.director)(ops.renewAgreement, { id });
    await app.as(book.director)(ops.signAgreement, { id: next.id, version: next.version });
    app.clock.advance(86_400_000);
    await app.runJobs();
    book = { ...book, kam: await signedInAgain(app, book.kam) };
    assert.deepEqual(await tasks(), []);
  });

  it('accrue their rebate to the cent, and tell the breaches of imported orders', async () => {
    await fresh();
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    await importFileAs(app, book.company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: { orderNo: 'no', account: 'a', product: 'p', orderedOn: 'd', quantity: 'q', net: 'n' },
        currency: 'CNY',
        decimal: '.',
      },
      body: [
        'no,a,p,d,q,n',
        `E-1,${code},P-100,2026-10-05,100,9700.00`,
        `E-2,${code},P-100,2026-10-20,50,4800.00`,
        `E-3,${code},P-100,2026-11-02,10,971.03`,
        `E-4,${code},P-300,2026-11-03,4,200.00`,
      ].join('\n'),
    });
    const { id } = await signed(
      {
        validFrom: '2026-10-01',
        validTo: '2027-09-30',
        rebateKind: 'incremental',
        tiers: [
          { from: '10000', rateBp: 100 },
          { from: '15000', rateBp: 200 },
        ],
      },
      book.director,
    );
    const progress = await app.as(book.kam)(ops.agreementProgress, { id });
    const [period] = progress.periods;
    assert.deepEqual([period?.volume.minor, period?.accrued.minor], ['1547103', '5942']);
    assert.deepEqual([period?.tier?.rateBp, period?.nextTier, period?.forecast?.grounds], [200, null, ['pace']]);
    assert.deepEqual([progress.open?.minor, progress.outside.minor], ['5942', '20000']);
    assert.deepEqual([progress.lines[0]?.bought, progress.lines[0]?.averagePrice], ['160', '96.6939']);

    const { rows } = await app.as(book.kam)(ops.listAgreementBreaches, { agreementId: id });
    assert.deepEqual(
      rows.map(({ orderNo, kind, difference }) => [orderNo, kind, difference?.minor]),
      [
        ['E-3', 'above-agreed', '103'],
        ['E-2', 'below-agreed', '-5000'],
      ],
    );
    const beside = await app.as(book.kam)(ops.listAgreementBreaches, { kind: 'not-agreed' });
    assert.deepEqual(
      beside.rows.map(({ orderNo }) => orderNo),
      ['E-4'],
    );
    const first = await app.as(book.kam)(ops.listAgreementBreaches, { limit: 1 });
    const second = await app.as(book.kam)(ops.listAgreementBreaches, { limit: 1, cursor: first.nextCursor });
    assert.deepEqual([first.rows[0]?.orderNo, second.rows[0]?.orderNo], ['E-3', 'E-2']);
    assert.deepEqual((await app.as(book.otherKam)(ops.listAgreementBreaches, {})).rows, []);
    const all = await app.database.withOrg(book.company.id, async (db) =>
      listAgreementBreaches(db, {
        orgId: book.company.id,
        from: '2026-10-01',
        to: '2026-11-21',
        kinds: ['below-agreed'],
        limit: 10,
      }),
    );
    assert.equal(all.length, 1);
  });
});
