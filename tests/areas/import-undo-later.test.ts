import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importDesk } from '#tests/import-undo';

const { getProduct, setCreditLimit } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;
const accounts = accountsContract.operations;

describe('the undo of an import that a later one followed', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('先后');
  });
  after(async () => await app.close());
  const { bring, undo, mustAccount, productIdOf } = importDesk(() => ({ app, company }));

  it('keeps what a later import changed, whose own undo then gives what stood before both', async () => {
    const heading = 'code,name,region,creditLimit';
    await bring('accounts', heading, 'B1,戊公司,北京,100');
    const second = await bring('accounts', heading, 'B1,戊公司,上海,200');
    const third = await bring('accounts', heading, 'B1,戊公司,广州,300');
    const kept = await undo(second);
    assert.deepEqual(
      kept?.items.map(({ fields }) => fields),
      [['creditLimit'], ['region']],
    );
    assert.equal((await mustAccount('B1')).region, '广州');
    assert.equal(await undo(third), null);
    assert.equal((await mustAccount('B1')).region, '北京');
  });

  it('keeps what a later import set again to the same value', async () => {
    const heading = 'code,name,region';
    await bring('accounts', heading, 'S1,复公司,北');
    const second = await bring('accounts', heading, 'S1,复公司,南');
    const { id, version } = await mustAccount('S1');
    await app.as(company.admin)(accounts.update, { id, version, region: '东' });
    const third = await bring('accounts', heading, 'S1,复公司,南');
    assert.deepEqual(
      (await undo(second))?.items.map(({ fields }) => fields),
      [['region']],
    );
    assert.equal((await mustAccount('S1')).region, '南');
    assert.equal(await undo(third), null);
    assert.equal((await mustAccount('S1')).region, '东');
  });

  it('leaves the images of earlier imports when the later one is undone first', async () => {
    const heading = 'code,name,region';
    await bring('accounts', heading, 'E1,先公司,北');
    const second = await bring('accounts', heading, 'E1,先公司,南');
    const third = await bring('accounts', heading, 'E1,先公司,北');
    const { id } = await mustAccount('E1');
    const setRegion = async (region: string) => {
      const { version } = await mustAccount('E1');
      await app.as(company.admin)(accounts.update, { id, version, region });
    };
    await setRegion('东');
    await undo(third);
    await setRegion('南');
    assert.equal(await undo(second), null);
    assert.equal((await mustAccount('E1')).region, '北');
  });

  it('keeps a cost that a later file set again', async () => {
    const as = app.as(company.admin);
    await bring('products', 'code,name', 'N1,型材');
    const heading = 'product,validFrom,unitCost';
    await bring('costs', heading, 'N1,2024-01-01,5');
    const second = await bring('costs', heading, 'N1,2024-01-01,8');
    const id = await productIdOf('N1');
    const costOf = async () => (await as(getProduct, { id })).prices[0]?.unitCost;
    // Only finance lowers a cost that holds.
    const finance = await app.person(company, 'finance');
    await app.as(finance)(setPrice, { id, validFrom: '2024-01-01', unitCost: '6', reason: '降价' });
    await app.runJobs();
    const third = await bring('costs', heading, 'N1,2024-01-01,8');
    assert.deepEqual(
      (await undo(second))?.items.map(({ fields }) => fields),
      [['unitCost']],
    );
    assert.equal(await costOf(), '8');
    await undo(third, finance);
    assert.equal(await costOf(), '6');
  });

  it('keeps a parent that a later file set again', async () => {
    const heading = 'code,name,parentCode';
    await bring('accounts', heading, 'T1,集团甲,', 'T2,集团乙,', 'T3,集团丙,', 'TC,孩子公司,T1');
    const second = await bring('accounts', heading, 'TC,孩子公司,T2');
    const [child, other] = [await mustAccount('TC'), await mustAccount('T3')];
    await app.as(company.admin)(accounts.update, { id: child.id, version: child.version, parentId: other.id });
    const third = await bring('accounts', heading, 'TC,孩子公司,T2');
    assert.deepEqual(
      (await undo(second))?.items.map(({ code, fields }) => [code, fields]),
      [['TC', ['parentId']]],
    );
    assert.equal((await mustAccount('TC')).parent?.code, 'T2');
    assert.equal(await undo(third), null);
    assert.equal((await mustAccount('TC')).parent?.code, 'T3');
  });

  it('keeps a credit limit that a later file of the same day set again', async () => {
    const heading = 'code,name,creditLimit';
    await bring('accounts', heading, 'V1,额度公司,100');
    const second = await bring('accounts', heading, 'V1,额度公司,200');
    const { id } = await mustAccount('V1');
    const validFrom = app.clock.now().toISOString().slice(0, 10);
    await app.as(company.admin)(setCreditLimit, { id, limit: '250', validFrom });
    const third = await bring('accounts', heading, 'V1,额度公司,200');
    const limits = async () => {
      const { rows } = await app.database.withOrg(
        company.id,
        async (db) =>
          await sql<{ limits: string[] }>`
            select array(select limit_minor::text from credit_limit
              where org_id = ${company.id} and account_id = ${id} order by valid_from) as limits`.execute(db),
      );
      return rows[0]?.limits;
    };
    assert.deepEqual(
      (await undo(second))?.items.map(({ fields }) => fields),
      [['creditLimit']],
    );
    assert.deepEqual(await limits(), ['10000', '20000']);
    assert.equal(await undo(third), null);
    assert.deepEqual(await limits(), ['10000', '25000']);
  });

  it('takes an earlier price back as well after a price that people changed was given back to it', async () => {
    const as = app.as(company.admin);
    await bring('products', 'code,name', 'N2,胶条');
    const heading = 'product,validFrom,listPrice,unitCost';
    const first = await bring('costs', heading, 'N2,2024-01-01,20,8');
    const second = await bring('costs', heading, 'N2,2024-01-01,20,9');
    const id = await productIdOf('N2');
    await as(setPrice, { id, validFrom: '2024-01-01', listPrice: '25' });
    await app.runJobs();
    const pricesNow = async () =>
      (await as(getProduct, { id })).prices.map(({ listPrice, unitCost }) => [listPrice, unitCost]);
    const finance = await app.person(company, 'finance');
    assert.equal(await undo(second, finance), null);
    assert.deepEqual(await pricesNow(), [['25', '8']]);
    assert.deepEqual(
      (await undo(first))?.items.map(({ fields }) => fields),
      [['listPrice']],
    );
    assert.deepEqual(await pricesNow(), [['25', null]]);
  });
});
