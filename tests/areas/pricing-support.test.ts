/** A risk check that a warning asks for precedes support: free goods and marketing support wait for its answers. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { workflowsContract } from '#workflows/contract';
import { isAppError } from '#kernel/app-error';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { TestApp } from '#tests/app';
import { pricedBook } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { toldWarning } from '#tests/told-warning';

const ops = pricingContract.operations;
const warnings = warningsContract.operations;
const { enterOrder } = workflowsContract.operations;

describe('support before a risk check', () => {
  let app: TestApp;
  let book: PricedBook;
  let companies = 0;

  before(async () => {
    app = await testApp();
  });
  beforeEach(async () => {
    companies += 1;
    book = await pricedBook(app, `风险检查公司 ${companies}`);
  });
  after(async () => await app.close());

  const warn = async () =>
    await toldWarning(app, book.company, { accountId: book.accountId, kind: 'odd-order', step: 'check-order' });
  const plain = () => ({
    accountId: book.accountId,
    lines: [{ productId: book.panel, quantity: '100', price: '100' }],
  });
  const free = () => ({
    accountId: book.accountId,
    lines: [{ productId: book.panel, quantity: '100', price: '100', freeQuantity: '1' }],
  });
  const supported = () => ({ ...plain(), marketingSupport: '50' });
  const answerAll = async (): Promise<void> => {
    const director = app.as(book.director);
    const [warning] = (await director(warnings.list, { kind: 'odd-order' })).rows;
    assert.ok(warning);
    let { version } = warning;
    for (const { check } of warning.checks) {
      app.clock.advance(1_000);
      ({ version } = await director(warnings.answerCheck, { id: warning.id, version, check, answer: 'not-needed' }));
    }
  };

  it('is refused in quotes and orders, by the name of the warning, until every check is answered', async () => {
    const kam = app.as(book.kam);
    await kam(ops.createQuote, free());
    await warn();
    const says = (warning: string, checks: string) => (error: unknown) =>
      isAppError(error) &&
      error.code === 'pricing.risk-unchecked' &&
      [error.params['warning'], error.params['since'], error.params['checks']].join('|') ===
        [warning, '2026-11-20', checks].join('|');
    for (const promised of [free(), supported()])
      await assert.rejects(
        kam(ops.createQuote, promised),
        says('Odd big order', 'advance payment, custom stock, and follow-up'),
      );
    await kam(identityContract.operations.updateMe, { language: 'zh-CN' });
    await assert.rejects(kam(enterOrder, free()), says('异常大单', '预付款、定制备货和后续订单'));
    await kam(ops.createQuote, plain());
    await kam(enterOrder, plain());
    await answerAll();
    await kam(ops.createQuote, supported());
    await kam(enterOrder, free());
  });

  it('that was promised before is delivered all the same', async () => {
    const kam = app.as(book.kam);
    const { id } = await kam(ops.createQuote, free());
    await warn();
    await kam(enterOrder, { ...free(), quoteId: id });
  });

  const asked = async () =>
    await app.as(book.kam)(ops.createRequest, {
      accountId: book.accountId,
      lines: [{ productId: book.panel, quantity: '100', price: '94', freeQuantity: '1' }],
      reason: '大项目',
      offered: [{ lever: 'delivery', answer: 'declined', note: null }],
    });
  const approved = async () => {
    const { id, version } = await asked();
    const sent = await app.as(book.kam)(ops.submitRequest, { id, version });
    const decided = await app.as(book.director)(ops.decideRequest, { id, version: sent.version, verdict: 'approve' });
    assert.equal(decided.state, 'approved');
    return decided;
  };

  it('is told of an approval until it is quoted, since it is promised then', async () => {
    const { id, lines } = await approved();
    const told = async () =>
      (await app.as(book.director)(ops.check, { accountId: book.accountId, lines, requestId: id })).openRisk?.since;
    await warn();
    assert.equal(await told(), '2026-11-20');
    await answerAll();
    await app.as(book.kam)(ops.quoteRequest, { id });
    await app.database.withOrg(book.company.id, async (db) => {
      await sql`update warning set checks = '{}'`.execute(db);
    });
    assert.equal(await told(), undefined);
    assert.notEqual((await app.as(book.kam)(ops.check, free())).openRisk, null);
  });

  it('is refused when a request is sent and when it is quoted', async () => {
    const kam = app.as(book.kam);
    const first = await approved();
    await warn();
    await assert.rejects(kam(ops.quoteRequest, { id: first.id }), refusedWith('pricing.risk-unchecked'));
    const second = await asked();
    const submit = { id: second.id, version: second.version };
    await assert.rejects(kam(ops.submitRequest, submit), refusedWith('pricing.risk-unchecked'));
    await answerAll();
    await kam(ops.quoteRequest, { id: first.id });
    await kam(ops.submitRequest, submit);
  });

  it('is refused when an agreement or an exchange with free goods binds us', async () => {
    const kam = app.as(book.kam);
    const { accountId, lines } = free();
    const days = { validFrom: '2026-12-01', validTo: '2027-11-30' };
    const draft = await kam(ops.createAgreement, { accountId, title: '框架', ...days, lines });
    const sign = { id: draft.id, version: draft.version };
    const theirs = [{ text: '钢材', quantity: '5', price: '160', source: '当日市场价' }];
    const exchange = { accountId, title: '换货', kind: 'exchange' as const, lines, theirs };
    const made = await kam(ops.createReciprocal, exchange);
    const { id, version } = await app.as(book.finance)(ops.approvePurchase, { id: made.id, version: made.version });
    await warn();
    await assert.rejects(kam(ops.signAgreement, sign), refusedWith('pricing.risk-unchecked'));
    await assert.rejects(kam(ops.commitPurchase, { id, version }), refusedWith('pricing.risk-unchecked'));
    await answerAll();
    await kam(ops.signAgreement, sign);
    await kam(ops.commitPurchase, { id, version });
  });

  it('is told beforehand by the checks of prices and orders, with the warning to answer', async () => {
    const kam = app.as(book.kam);
    const warning = await warn();
    const risk = {
      warningId: warning,
      warning: 'Odd big order',
      since: '2026-11-20',
      checks: 'advance payment, custom stock, and follow-up',
    };
    const told = async (promised: ReturnType<typeof plain>) => {
      const price = await kam(ops.check, promised);
      const order = await kam(ops.checkOrder, promised);
      return [price.openRisk, order.openRisk, order.mayEnter];
    };
    assert.deepEqual(await told(plain()), [null, null, true]);
    for (const promised of [free(), supported()]) assert.deepEqual(await told(promised), [risk, risk, false]);
    await answerAll();
    assert.deepEqual(await told(free()), [null, null, true]);
  });

  it('is refused in an order by itself and in a draft that is quoted without an answer', async () => {
    const kam = app.as(book.kam);
    const draft = await kam(ops.createRequest, free());
    await warn();
    await assert.rejects(kam(enterOrder, supported()), refusedWith('pricing.risk-unchecked'));
    await assert.rejects(kam(ops.quoteRequest, { id: draft.id }), refusedWith('pricing.risk-unchecked'));
    await answerAll();
    await kam(enterOrder, supported());
    await kam(ops.quoteRequest, { id: draft.id });
  });

  it('that an agreement promised before is called off, and not more than that', async () => {
    const kam = app.as(book.kam);
    const { accountId, lines } = free();
    const days = { validFrom: '2026-11-21', validTo: '2027-11-30' };
    const draft = await kam(ops.createAgreement, { accountId, title: '框架', ...days, lines });
    await kam(ops.signAgreement, { id: draft.id, version: draft.version });
    await warn();
    assert.equal((await kam(ops.checkOrder, free())).openRisk, null);
    await kam(enterOrder, free());
    assert.notEqual((await kam(ops.checkOrder, free())).openRisk, null);
    await assert.rejects(kam(enterOrder, free()), refusedWith('pricing.risk-unchecked'));
  });

  it('that was bid and won before is carried out by an agreement, which adds none', async () => {
    const kam = app.as(book.kam);
    const { accountId, lines } = free();
    const made = await kam(ops.createTender, { accountId, title: '年度招标', lines });
    const bid = await kam(ops.commitPurchase, { id: made.id, version: made.version });
    await kam(ops.closeTender, { id: bid.id, version: bid.version, result: 'won', reason: 'price' });
    const draft = await kam(ops.agreeTender, { id: bid.id });
    await warn();
    const { title, validFrom, validTo } = draft;
    const twoFree = lines.map((line) => ({ ...line, freeQuantity: '2' }));
    const checked = async (some: typeof lines, coversGroup = false) => {
      const holds = { from: validFrom, to: validTo, coversGroup, agreementId: draft.id };
      return (await kam(ops.check, { accountId, lines: some, holds })).openRisk;
    };
    const fewer = lines.map((line) => ({ ...line, quantity: '99' }));
    assert.deepEqual(
      [await checked(lines), await checked(lines, true)].map((risk) => risk?.since),
      [undefined, '2026-11-20'],
    );
    for (const asked of [twoFree, fewer]) assert.equal((await checked(asked))?.since, '2026-11-20');
    const key = { id: draft.id, version: draft.version };
    const more = await kam(ops.updateAgreement, { ...key, title, validFrom, validTo, lines: twoFree });
    const sign = { id: more.id, version: more.version };
    await assert.rejects(kam(ops.signAgreement, sign), refusedWith('pricing.risk-unchecked'));
    const same = await kam(ops.updateAgreement, { ...sign, title, validFrom, validTo, lines });
    assert.equal((await kam(ops.signAgreement, { id: same.id, version: same.version })).state, 'in-force');
    // What was promised once is called off once.
    const ofBid = { ...free(), purchaseId: bid.id };
    await assert.rejects(kam(enterOrder, ofBid), refusedWith('pricing.tender-carried-out'));
    await kam(enterOrder, free());
    await assert.rejects(kam(enterOrder, free()), refusedWith('pricing.risk-unchecked'));
  });

  it('is a refused row of a file of agreements, in its dry run and when it is signed', async () => {
    const { code } = await app.as(book.kam)(accountsContract.operations.get, { id: book.accountId });
    const rows = [
      '协议编号,客户编码,生效日期,到期日期,产品编码,约定数量,协议单价,赠品数量',
      `HT-1,${code},2026-12-01,2027-11-30,P-200,100,100,`,
      `HT-1,${code},2026-12-01,2027-11-30,P-100,100,100,1`,
    ];
    await warn();
    for (const sign of [false, true]) {
      const response = await app.request(`/api/pricing/agreements/import?sign=${sign}`, {
        method: 'POST',
        as: book.director,
        headers: { 'content-type': 'application/octet-stream' },
        body: rows.join('\n'),
      });
      const { signed, refused } = ops.importAgreements.output.parse(await response.json());
      assert.deepEqual(
        [signed, refused.filter(({ line }) => line === 3).map(({ code: why }) => why)],
        [0, ['pricing.risk-unchecked']],
      );
    }
    assert.deepEqual((await app.as(book.director)(ops.listAgreements, {})).rows, []);
  });
});
