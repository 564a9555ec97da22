import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { accountProducts, getProduct, listAccounts, listProducts, undoImport } = ledgerContract.operations;

const lines = `Code,Name,Line,LineEn
B1,石材板,幕墙板/石材,Façade panels/Stone
B2,角码,配件/连接件,Accessories
B3,无线,,
`;

describe('product lines', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('产品线');
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'products',
        source: 'erp',
        columns: { code: 'Code', name: 'Name', line: 'Line', lineEn: 'LineEn' },
      },
      body: lines,
    });
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        createMissing: { accounts: true },
        columns: {
          orderNo: 'No',
          lineNo: 'Line',
          account: 'Account',
          orderedOn: 'On',
          product: 'Product',
          quantity: 'Quantity',
          net: 'Net',
        },
      },
      body: 'No,Line,Account,On,Product,Quantity,Net\nO1,1,杭州甲公司,2026-01-05,B1,2,200\nO1,2,杭州甲公司,2026-01-05,B2,1,10\n',
    });
  });
  after(async () => await app.close());

  it('are answered in both languages, part by part', async () => {
    const as = app.as(company.admin);
    const { rows } = await as(listProducts, {});
    assert.deepEqual(
      rows
        .map(({ code, line, lineEn }) => [code, line, lineEn])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      [
        ['B1', ['幕墙板', '石材'], ['Façade panels', 'Stone']],
        ['B2', ['配件', '连接件'], ['Accessories', '连接件']],
        ['B3', [], []],
      ],
    );
    const stone = rows.find(({ code }) => code === 'B1');
    assert.deepEqual((await as(getProduct, { id: stone?.id ?? '' })).lineEn, ['Façade panels', 'Stone']);
  });

  it('stand in what an account buys, by line and by family', async () => {
    const as = app.as(company.admin);
    const [account] = (await as(listAccounts, {})).rows;
    const linesBy = async (by: 'line' | 'family') =>
      (await as(accountProducts, { id: account?.id ?? '', by })).rows.map(({ line, lineEn }) => [line, lineEn]);
    assert.deepEqual(await linesBy('line'), [
      ['幕墙板 / 石材', 'Façade panels / Stone'],
      ['配件 / 连接件', 'Accessories / 连接件'],
    ]);
    assert.deepEqual(await linesBy('family'), [
      ['幕墙板', 'Façade panels'],
      ['配件', 'Accessories'],
    ]);
  });

  it('take the English names of a later file, keep those that it does not give, and get them back when it is undone', async () => {
    const as = app.as(company.admin);
    const linesOfBoth = async () =>
      Object.fromEntries((await as(listProducts, {})).rows.map(({ code, lineEn }) => [code, lineEn]));
    const before = await linesOfBoth();
    const { id, state } = await importFileAs(app, company.admin, {
      mapping: {
        kind: 'products',
        source: 'erp',
        columns: { code: 'Code', name: 'Name', line: 'Line', lineEn: 'LineEn' },
      },
      body: 'Code,Name,Line,LineEn\nB1,石材板,幕墙板/石材,Curtain wall panels\nB2,角码,配件/连接件,Accessories/Connectors\n',
    });
    assert.equal(state, 'done');
    assert.deepEqual(await linesOfBoth(), {
      ...before,
      B1: ['Curtain wall panels', 'Stone'],
      B2: ['Accessories', 'Connectors'],
    });
    await as(undoImport, { id });
    await app.runJobs();
    assert.deepEqual(await linesOfBoth(), before);
  });
});
