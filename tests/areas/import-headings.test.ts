import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ledgerContract } from '#areas/ledger/contract';
import { isAppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const { importFile, uploadImport } = ledgerContract.operations;

const body = '发票号,客户编码,开票日期,金额,金额\nF-1,K1,2026-03-01,100,113\n';

const mappingOf = (amount: string): Mapping => ({
  kind: 'invoices',
  source: 'erp',
  columns: { invoiceNo: '发票号', account: '客户编码', issuedOn: '开票日期', amount },
  createMissing: { accounts: true },
});

describe('two equal headings', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('同名列');
  });
  after(async () => app.close());

  it('without a mapping are refused, with both columns and the way to name one', async () => {
    const input = { kind: 'invoices', source: 'erp', fileName: 'a.csv' };
    await assert.rejects(app.upload(importFile, input, { as: company.admin, body }), (error: unknown) => {
      assert.ok(isAppError(error));
      assert.equal(error.code, 'ledger.mapping-same-heading');
      assert.deepEqual(
        [error.params['column'], error.params['choices'], error.params['example']],
        ['金额', 'D: 金额 (1) / E: 金额 (2)', '金额 (1)'],
      );
      return true;
    });
  });

  it('are asked about in the wizard, which proposes neither', async () => {
    const input = { kind: 'invoices', source: 'erp', fileName: 'a.csv' };
    const { proposal } = uploadImport.output.parse(await app.upload(uploadImport, input, { as: company.admin, body }));
    assert.ok(proposal.questions.some(({ code, column }) => code === 'same-heading' && column === '金额'));
    assert.equal(proposal.mapping.columns['amount'], undefined);
  });

  it('under a mapping that names the bare heading book nothing', async () => {
    const batch = await importFileAs(app, company.admin, { mapping: mappingOf('金额'), body });
    assert.equal(batch.state, 'failed');
    assert.equal(batch.counts.booked, 0);
  });

  it('are told apart by their number', async () => {
    const batch = await importFileAs(app, company.admin, { mapping: mappingOf('金额 (2)'), body });
    assert.equal(batch.report?.totals['amountMinor'], '11300');
  });
});
