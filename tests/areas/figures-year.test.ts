/** Twelve months that end with a month under way are compared with twelve that end on the same day. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { dayBeforeYear } from '../../src/areas/ledger/store/facts/company-window.ts';

const { accountFigures, accountProducts } = ledgerContract.operations;

describe('the twelve months before', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('同期比较');
  });
  after(async () => app.close());

  it('end on the day a year before, a month’s last day on its last day', () => {
    assert.deepEqual(['2026-11-21', '2026-11-30', '2025-02-28', '2024-02-29', '2024-02-28'].map(dayBeforeYear), [
      '2025-11-21',
      '2025-11-30',
      '2024-02-29',
      '2023-02-28',
      '2023-02-28',
    ]);
  });

  it('leave out what was sold and returned later in that month', async () => {
    const rows = [
      'A1,2024-11-25,A,7,0.70',
      'B1,2025-11-10,A,100,10.00',
      'B2,2025-11-21,B,1,0.10',
      'B3,2025-11-22,A,40,4.00',
      'B4,2025-11-30,A,-4,-0.40',
      'C1,2025-12-01,A,5,0.50',
      'C2,2026-11-20,A,120,12.00',
    ];
    await importFileAs(app, company.admin, {
      mapping: {
        source: 'erp',
        decimal: '.',
        kind: 'orders',
        createMissing: { accounts: true, products: true },
        columns: {
          orderNo: 'no',
          account: 'account',
          orderedOn: 'day',
          product: 'item',
          quantity: 'qty',
          net: 'net',
        },
      },
      body: `no,account,day,item,qty,net\n${rows.map((row) => row.replace(',', ',K1,')).join('\n')}\n`,
    });
    const { id } = await app.as(company.admin)(accountsContract.operations.find, { key: 'K1' });
    const { figures } = await app.as(company.admin)(accountFigures, { id });
    assert.deepEqual([figures?.asOf, figures?.net12.minor, figures?.netPrior12.minor], ['2026-11-21', '1250', '1010']);
    const mix = (await app.as(company.admin)(accountProducts, { id, by: 'product', limit: 10 })).rows;
    assert.deepEqual(
      mix.map(({ product, net12, netPrior12 }) => [product?.code, net12.minor, netPrior12.minor]),
      [
        ['A', '1250', '1000'],
        ['B', '0', '10'],
      ],
    );
  });
});
