import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { warningsContract } from '#areas/warnings/contract';
import { auditContract } from '#platform/audit/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';

const ops = warningsContract.operations;

const bills = `no,account,day,due,amount
1,K1,2026-06-01,2026-07-01,1000.00
2,K1,2026-08-01,2026-08-31,500.00
3,K1,2026-11-01,2026-12-01,300.00
4,K2,2026-10-01,2026-10-31,200.00
`;
const paid = `no,account,day,amount,bill
1,K1,2026-07-11,1000.00,1
2,K2,2026-10-30,200.00,4
`;

/** The company's day is 21 November 2026. */
describe('credit of an account', () => {
  let app: TestApp;
  let company: TestCompany;
  let kam: Person;
  let [k1, k2] = ['', ''];
  const creditOf = async (accountId: string, person = company.admin) =>
    (await app.as(person)(ops.credit, { accountId })).credit;

  before(async () => {
    app = await testApp();
    company = await app.company('信用公司');
    kam = await app.person(company, 'kam');
    const common = { source: 'erp', decimal: '.', createMissing: { accounts: true, products: true } } as const;
    const { id } = await importFileAs(app, company.admin, {
      mapping: {
        ...common,
        kind: 'invoices',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' },
      },
      body: bills,
    });
    assert.ok(id);
    await importFileAs(app, company.admin, {
      mapping: {
        ...common,
        kind: 'payments',
        columns: { paymentNo: 'no', account: 'account', paidOn: 'day', amount: 'amount', invoiceNo: 'bill' },
      },
      body: paid,
    });
    const { find, get, update } = accountsContract.operations;
    k1 = (await app.as(company.admin)(find, { key: 'K1' })).id;
    k2 = (await app.as(company.admin)(find, { key: 'K2' })).id;
    const { version } = await app.as(company.admin)(get, { id: k1 });
    await app.as(company.admin)(update, { id: k1, version, ownerId: kam.id });
  });
  after(async () => await app.close());

  it('is graded by its worst sign, open overdue bills included', async () => {
    const found = await creditOf(k1);
    // 1,000 paid 10 days late; 500 open and 82 days overdue; 300 not yet due.
    assert.equal(found.asOf, '2026-11-21');
    assert.equal(found.daysBeyondTerms, (1_000 * 10 + 500 * 82) / 1_500);
    assert.deepEqual(
      [found.open.minor, found.overdue.minor, found.ageing?.current.minor, found.ageing?.to90.minor],
      ['80000', '50000', '30000', '50000'],
    );
    assert.equal(found.grade, 'D');
    assert.deepEqual(found.reasons[0]?.grade, 'D');
    // 800 exposed, 20 % default, 55 % lost.
    assert.equal(found.expectedLoss?.minor, '8800');
    assert.deepEqual([found.hold?.reasons, found.hold?.payFirst.minor], [['grade-d'], '50000']);
    const good = await creditOf(k2);
    assert.deepEqual([good.grade, good.hold, good.expectedLoss?.minor], ['A', null, '0']);
  });

  it('goes by the chances and bounds that the company sets, and refuses bounds that do not rise', async () => {
    const as = app.as(company.admin);
    const { policy, version } = await as(ops.getPolicy, {});
    const lenient = {
      ...policy.credit,
      daysA: 30,
      daysB: 40,
      daysC: 60,
      chanceBBp: 1_000,
      chanceCBp: 2_500,
      lossBp: 10_000,
    };
    const saved = await as(ops.savePolicy, { policy: { ...policy, credit: lenient }, basedOn: version });
    const found = await creditOf(k1);
    const bySign = new Map(found.reasons.map(({ sign, grade }) => [sign, grade]));
    assert.equal(bySign.get('daysBeyondTerms'), 'B');
    // The share over 60 days late still makes it D, whose chance stands at 20 %; all of it is lost.
    assert.deepEqual([found.grade, found.expectedLoss?.minor], ['D', '16000']);
    const crossed = { ...lenient, daysB: 10 };
    await assert.rejects(
      as(ops.savePolicy, { policy: { ...policy, credit: crossed }, basedOn: saved.version }),
      refusedWith('platform.invalid-input'),
    );
    const eased = { ...lenient, over60ABp: 5_000, over60BBp: 6_000, over60CBp: 7_000 };
    const next = await as(ops.savePolicy, { policy: { ...policy, credit: eased }, basedOn: saved.version });
    assert.equal((await creditOf(k1)).grade, 'B');
    for (const wrong of [{ over60BBp: 7_100 }, { lateABp: 5_100 }, { promisesA: 2 }])
      await assert.rejects(
        as(ops.savePolicy, { policy: { ...policy, credit: { ...eased, ...wrong } }, basedOn: next.version }),
        refusedWith('platform.invalid-input'),
      );
    await as(ops.savePolicy, { policy, basedOn: next.version });
  });

  it('proposes to hold orders when the exposure passes the limit', async () => {
    const { setCreditLimit } = ledgerContract.operations;
    await app.as(company.admin)(setCreditLimit, { id: k1, limit: '600', validFrom: '2026-11-01' });
    const found = await creditOf(k1);
    assert.deepEqual(found.hold?.reasons, ['grade-d', 'over-limit']);
    assert.equal(found.hold?.payFirst.minor, '50000');
  });

  it('becomes a warning of the run, with the same grade', async () => {
    app.clock.advance(1_000);
    await app.as(company.admin)(ops.startRun, {});
    await app.runJobs();
    const { rows } = await app.as(company.admin)(ops.list, { kind: 'credit' });
    assert.deepEqual(
      rows.map(({ account, step, evidence }) => [account.code, step, evidence['grade'], evidence['payFirstMinor']]),
      [['K1', 'hold-orders', 'D', '50000']],
    );
    assert.ok((await creditOf(k1)).reasons.some(({ sign }) => sign === 'lateProbability'));
  });

  it('logs promises to pay, and tells kept from broken', async () => {
    const as = app.as(kam);
    const promise = (madeOn: string, dueOn: string, amount: string) =>
      as(ops.addPromise, { accountId: k1, madeOn, dueOn, amount, promisedBy: '财务部王经理' });
    await promise('2026-07-02', '2026-07-12', '1000');
    await promise('2026-09-15', '2026-10-15', '500');
    const { id } = await promise('2026-11-20', '2026-12-01', '300');
    const { promises } = await creditOf(k1, kam);
    assert.deepEqual(
      promises.map(({ dueOn, state, paid }) => [dueOn, state, paid.minor]),
      [
        ['2026-12-01', 'open', '0'],
        ['2026-10-15', 'broken', '0'],
        ['2026-07-12', 'kept', '100000'],
      ],
    );
    await assert.rejects(as(ops.withdrawPromise, { id, reason: '' }), refusedWith('platform.invalid-input'));
    await as(ops.withdrawPromise, { id, reason: '记错了客户' });
    await assert.rejects(as(ops.withdrawPromise, { id, reason: '再来' }), refusedWith('warnings.promise-not-found'));
    const [withdrawn] = (await creditOf(k1, kam)).promises;
    assert.deepEqual(
      [withdrawn?.state, withdrawn?.withdrawal?.byName, withdrawn?.withdrawal?.reason],
      ['withdrawn', kam.name, '记错了客户'],
    );
  });

  it('leaves a promise whose day has come to finance and directors, and keeps it in the list', async () => {
    const finance = await app.person(company, 'finance');
    const brokenIn = async () => {
      const { promises, reasons } = await creditOf(k1, kam);
      const one = promises.find(({ dueOn }) => dueOn === '2026-10-15');
      assert.ok(one);
      return { one, count: reasons.find(({ sign }) => sign === 'brokenPromises')?.value };
    };
    const { one, count } = await brokenIn();
    assert.deepEqual([one.state, one.mayWithdraw, count], ['broken', false, 1]);
    const withdraw = (person: Person) => app.as(person)(ops.withdrawPromise, { id: one.id, reason: '客户已书面改期' });
    await assert.rejects(withdraw(kam), refusedWith('warnings.promise-due'));
    const ahead = await app.as(finance)(ops.addPromise, { accountId: k1, dueOn: '2026-12-05', amount: '10' });
    await assert.rejects(
      app.as(kam)(ops.withdrawPromise, { id: ahead.id, reason: '不想要' }),
      refusedWith('warnings.promise-of-other'),
    );
    await withdraw(finance);
    const after = await brokenIn();
    assert.deepEqual([after.one.state, after.count], ['withdrawn', 0]);
    const { rows } = await app.as(company.admin)(auditContract.operations.list, { action: 'withdraw-promise' });
    const told = rows.find(({ before }) => JSON.stringify(before).includes('2026-10-15'));
    assert.match(JSON.stringify(told), /"50000".*客户已书面改期/);
  });

  it('refuses promises that cannot be, and accounts of others', async () => {
    const as = app.as(kam);
    const base = { accountId: k1, dueOn: '2026-12-01', amount: '10' };
    await assert.rejects(as(ops.addPromise, { ...base, amount: '0' }), refusedWith('warnings.invalid-amount'));
    await assert.rejects(as(ops.addPromise, { ...base, madeOn: '2026-11-22' }), refusedWith('warnings.day-ahead'));
    await assert.rejects(as(ops.addPromise, { ...base, dueOn: '2026-11-20' }), refusedWith('warnings.dates-crossed'));
    await assert.rejects(as(ops.addPromise, { ...base, accountId: k2 }), refusedWith('accounts.not-found'));
    await assert.rejects(as(ops.credit, { accountId: k2 }), refusedWith('accounts.not-found'));
  });
});
