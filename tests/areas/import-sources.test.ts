import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ledgerContract, mappingSchema } from '#areas/ledger/contract';
import { jobsContract } from '#platform/jobs/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const ops = ledgerContract.operations;
const uploaded = ops.uploadImport.output;
const started = z.object({ id: z.string(), jobId: z.string() });
const outcome = z.object({
  warnings: z.array(z.object({ code: z.string(), text: z.string(), rows: z.number() })),
  rejectedFile: z.string().nullable(),
});

const orders: Mapping = {
  kind: 'orders',
  source: 'erp',
  columns: { orderNo: 'no', account: 'account', product: 'item', orderedOn: 'day', quantity: 'qty', net: 'net' },
  createMissing: { accounts: true, products: true },
};
const heading = 'no,account,item,day,qty,net';
const three = [heading, 'A1,K1,P1,2026-03-02,1,100', 'A2,K1,P1,2026-03-03,1,100', 'A2,K2,P1,2026-03-03,1,100'].join(
  '\n',
);

describe('the size of an import', () => {
  it('is limited by the setting, packed and unpacked, and the server tells the limit', async () => {
    const app = await testApp({ uploadLimitBytes: 2_000 });
    try {
      const { admin } = await app.company('大小');
      const send = (body: string | Uint8Array<ArrayBuffer>) =>
        app.upload(ops.uploadImport, { kind: 'orders', fileName: 'orders.csv.gz' }, { as: admin, body });
      const long = `${three}\n`.repeat(20);
      assert.deepEqual(await app.as(admin)(ops.importLimits, {}), { fileBytes: 2_000 });
      await send(three);
      await assert.rejects(send(long), refusedWith('platform.too-large'));
      await assert.rejects(send(new Uint8Array(gzipSync(long))), refusedWith('sheets.too-large'));
    } finally {
      await app.close();
    }
  });
});

describe('the source of an import', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('来源');
  });
  after(async () => app.close());

  const upload = async (fileName: string, source?: string) =>
    uploaded.parse(
      await app.upload(
        ops.uploadImport,
        { kind: 'orders', fileName, ...(source !== undefined && { source }) },
        { as: company.admin, body: three },
      ),
    );
  const questionsOf = ({ proposal }: z.output<typeof uploaded>) => proposal.questions.map(({ code }) => code);
  const outcomeOf = async (jobId: string) =>
    outcome.parse((await app.as(company.admin)(jobsContract.operations.get, { id: jobId })).result);

  it('is asked of a person, never taken from the name of a file', async () => {
    const named = await upload('2026 三月.csv');
    assert.ok(questionsOf(named).includes('source'));
    assert.ok(!questionsOf(await upload('2026 三月.csv', 'erp')).includes('source'));
    await assert.rejects(
      app.upload(ops.importFile, { kind: 'orders', fileName: 'march.csv' }, { as: company.admin, body: three }),
      refusedWith('ledger.source-needed'),
    );
  });

  it('is known once a file with these headings was imported', async () => {
    await importFileAs(app, company.admin, { mapping: orders, body: three, fileName: 'march.csv' });
    const again = await upload('march (2).csv');
    assert.deepEqual([questionsOf(again), again.import.source, again.proposal.sources], [[], 'erp', ['erp']]);
    const { counts } = await importFileAs(app, company.admin, { mapping: orders, body: three, fileName: 'copy.csv' });
    assert.equal(counts.unchanged, 3);
  });

  it('under another name, the dry run tells which source holds the same orders already, and how many', async () => {
    const other = mappingSchema.parse({ ...orders, source: 'march copy' });
    const { import: batch } = await upload('march copy.csv', 'march copy');
    await app.as(company.admin)(ops.checkImport, { id: batch.id, mapping: other });
    await app.runJobs();
    const { report } = await app.as(company.admin)(ops.getImport, { id: batch.id });
    const [warning] = report?.warnings ?? [];
    assert.deepEqual(
      { code: warning?.code, rows: warning?.rows, firstLine: warning?.firstLine, params: warning?.params },
      {
        code: 'known-elsewhere',
        rows: 3,
        firstLine: 2,
        params: { source: 'erp', numbers: 2, own: 'march copy' },
      },
    );
    assert.match(warning?.text ?? '', /2 .*erp/);

    const given = { kind: 'orders', map: other, fileName: 'march copy.csv' } as const;
    const { jobId } = started.parse(await app.upload(ops.importFile, given, { as: company.admin, body: three }));
    await app.runJobs();
    assert.equal((await outcomeOf(jobId)).warnings[0]?.code, 'known-elsewhere');
  });

  it('other orders of another source pass without a word', async () => {
    const fresh = `${heading}\nB1,K1,P1,2026-03-02,1,100`;
    const { report } = await importFileAs(app, company.admin, { mapping: { ...orders, source: 'shop' }, body: fresh });
    assert.deepEqual(report?.warnings, []);
  });

  it('payments that name no known invoice or are negative are booked with a warning', async () => {
    const columns = { account: 'account', paidOn: 'day', amount: 'amount', invoiceNo: 'invoice' };
    const map = { kind: 'payments', source: 'bank', columns } as const;
    const body = 'account,day,amount,invoice\nK1,2026-04-01,50,INV-404\nK1,2026-04-02,-20,\nK9,2026-04-02,1,';
    const given = { kind: 'payments', map, fileName: '../四月 回款.csv' } as const;
    const { jobId } = started.parse(await app.upload(ops.importFile, given, { as: company.admin, body }));
    await app.runJobs();
    const { warnings, rejectedFile } = await outcomeOf(jobId);
    assert.deepEqual(warnings.map(({ code, rows }) => `${code} ${rows}`).toSorted(), [
      'invoice-unknown 1',
      'negative-payment 1',
    ]);
    assert.match(basename(rejectedFile ?? ''), /^四月_回款-.+\.csv$/);
    assert.ok(existsSync(rejectedFile ?? ''));
    assert.match(readFileSync(rejectedFile ?? '', 'utf8'), /K9,2026-04-02/);
  });

  it('a mapping that leaves out required fields is told all of them, in words', async () => {
    const body = 'no,net\nA1,1';
    const refused = await app.request('/api/ledger/imports/start?kind=orders&source=erp&fileName=a.csv', {
      method: 'POST',
      as: company.admin,
      body,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { code, title } = await refused.json();
    assert.equal(code, 'ledger.mapping-field-missing');
    for (const word of ['Account', 'Product', 'Ordered on', 'Quantity', 'orderedOn'])
      assert.ok(title.includes(word), title);
  });
});
