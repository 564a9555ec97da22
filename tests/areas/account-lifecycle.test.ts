import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { create, find, update } = accountsContract.operations;
const { listAccounts, undoImport } = ledgerContract.operations;
const hour = 3_600_000;

/** The clock starts on 21 November 2026. */
describe('the lifecycle of an account', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company();
    await app.as(company.admin)(create, { code: 'K1', name: '杭州一号幕墙' });
  });
  after(async () => await app.close());

  const importOrders = async (rows: string) =>
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        decimal: '.',
        createMissing: { accounts: true, products: true },
        columns: {
          orderNo: 'no',
          lineNo: 'line',
          account: 'account',
          product: 'item',
          orderedOn: 'day',
          quantity: 'qty',
          net: 'net',
        },
      },
      body: `no,line,account,item,day,qty,net\n${rows}`,
    });
  const k1 = async () => await app.as(company.admin)(find, { key: 'K1' });
  const setLost = async (isLost: boolean): Promise<void> => {
    const { id, version } = await k1();
    await app.as(company.admin)(update, { id, version, isLost });
  };

  it('begins as prospect, turns active with the first order, and back with its undo', async () => {
    assert.equal((await k1()).lifecycle, 'prospect');
    const before = await k1();
    const batch = await importOrders('1,1,K1,P1,2026-10-10,1,100\n');
    assert.equal((await k1()).lifecycle, 'active');
    assert.equal((await k1()).version, before.version, 'an import is no edit that a form has to fear');
    const { rows } = await app.as(company.admin)(listAccounts, { lifecycle: 'active' });
    assert.deepEqual(
      rows.map(({ code }) => code),
      ['K1'],
    );
    await app.as(company.admin)(undoImport, { id: batch.id });
    await app.runJobs();
    assert.equal((await k1()).lifecycle, 'prospect');
  });

  it('turns active again after a person called it lost, when it orders', async () => {
    await importOrders('2,1,K1,P1,2026-10-12,1,100\n');
    await setLost(true);
    assert.deepEqual([(await k1()).lifecycle, (await k1()).lostOn], ['lost', '2026-11-21']);
    await importOrders('3,1,K1,P1,2026-11-20,1,100\n');
    assert.equal((await k1()).lifecycle, 'lost', 'an order from before that day changes nothing');
    await setLost(false);
    assert.deepEqual([(await k1()).lifecycle, (await k1()).lostOn], ['active', null]);
    await setLost(true);
    app.clock.advance(2 * 24 * hour);
    company = { ...company, admin: await app.again(company.admin) };
    await importOrders('4,1,K1,P1,2026-11-22,1,100\n');
    assert.equal((await k1()).lifecycle, 'active');
    await setLost(false);
  });

  it('falls asleep as time passes while others order', async () => {
    app.clock.advance(347 * 24 * hour);
    company = { ...company, admin: await app.again(company.admin) };
    await importOrders('5,1,K2,P1,2027-11-02,1,100\n');
    assert.equal((await k1()).lifecycle, 'active');
    app.clock.advance(20 * 24 * hour);
    await app.runJobs();
    company = { ...company, admin: await app.again(company.admin) };
    assert.equal((await k1()).lifecycle, 'dormant');
  });

  it('is brought right by the day for accounts whose figures nothing has touched since', async () => {
    // The book has ended: its window stands still, and nothing refreshes its accounts.
    app.clock.advance(40 * 24 * hour);
    await app.runJobs();
    await sql`update account set lifecycle = 'prospect', ledger_lifecycle = 'prospect' where org_id = ${company.id}`.execute(
      app.database.root,
    );
    app.clock.advance(24 * hour);
    await app.runJobs();
    company = { ...company, admin: await app.again(company.admin) };
    assert.equal((await k1()).lifecycle, 'dormant');
  });
});
