import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract, mappingSchema } from '#areas/ledger/contract';
import { AppError } from '#kernel/app-error';
import { jobsContract } from '#platform/jobs/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const ops = ledgerContract.operations;

const orderMapping: Mapping = {
  kind: 'orders',
  source: 'erp',
  columns: {
    orderNo: 'Order',
    lineNo: 'Line',
    account: 'Customer',
    product: 'Item',
    orderedOn: 'Date',
    quantity: 'Qty',
    net: 'Net',
    cost: 'Cost',
    kind: 'Kind',
    currency: 'Currency',
  },
  createMissing: { accounts: true, products: true },
};

const heading = 'Order,Line,Customer,Item,Date,Qty,Net,Cost,Kind,Currency';
const fileOf = (...rows: readonly string[]): string => [heading, ...rows].join('\n');

const ledgerTables = [
  'order_line',
  'invoice',
  'payment',
  'payment_allocation',
  'pocket_item',
  'cost_to_serve',
  'product_price',
  'fact_month',
  'account_month',
  'account_snap',
  'org_month',
] as const;

describe('imports', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('进料');
  });
  after(async () => app.close());

  const importAs = async (mapping: Mapping, body: string) => importFileAs(app, company.admin, { mapping, body });
  const importOrders = async (...rows: readonly string[]) => importAs(orderMapping, fileOf(...rows));

  /** Every row of the ledger and of its facts, as one text. */
  const ledgerText = async (): Promise<string> =>
    app.database.withOrg(company.id, async (db) => {
      const parts: string[] = [];
      for (const table of ledgerTables) {
        const { rows } = await sql<{ text: string | null }>`
          select string_agg((to_jsonb(r) - 'changed_at')::text, E'\n' order by (to_jsonb(r) - 'changed_at')::text) as text from ${sql.table(table)} r where org_id = ${company.id}`.execute(
          db,
        );
        parts.push(`${table}\n${rows[0]?.text ?? ''}`);
      }
      return parts.join('\n');
    });

  const undo = async (id: string) => {
    await app.as(company.admin)(ops.undoImport, { id });
    await app.runJobs();
    return await app.as(company.admin)(ops.getImport, { id });
  };

  const checkFacts = async () => {
    const { jobId } = await app.as(company.admin)(ops.checkFacts, {});
    await app.runJobs();
    const job = await app.as(company.admin)(jobsContract.operations.get, { id: jobId });
    assert.deepEqual(job.result, { ...Object(job.result), isEqual: true, differences: [] });
  };

  it('books good rows, keeps bad ones with line and reason, and totals them', async () => {
    const result = await importOrders(
      'A1,1,K1,P1,2026-01-05,2,200.00,120.5,,',
      'A1,2,K1,P2,2026-01-05,1,50,,,',
      'A2,1,K2,P1,2026-02-30,1,10,5,,',
      'A3,1,K2,P1,0207-01-01,1,10,5,,',
      'A4,1,K2,P1,2026-02-03,1,10,5,,dollars?',
      'A5,1,K2,P1,2026-02-03,1,10,5,,USD',
      'A1,1,K2,P9,2026-02-03,1,10,5,,',
      'A6,1,K2,P1,2026-02-03,-1,-10,-5,,',
    );
    assert.equal(result.state, 'done');
    assert.deepEqual(
      { ...result.counts },
      {
        read: 8,
        rejected: 5,
        filtered: 0,
        duplicates: 0,
        booked: 3,
        inserted: 3,
        updated: 0,
        unchanged: 0,
        newAccounts: 2,
        newProducts: 3,
      },
    );
    assert.equal(result.report?.totals['netE4'], '2400000');
    const reasons = result.report?.firstRefusals.map(
      ({ line, reasons: all }) => `${line} ${all.map(({ code }) => code).join()}`,
    );
    assert.deepEqual(reasons, [
      '4 not-a-date',
      '5 date-out-of-range',
      '6 wrong-currency',
      '7 no-rate',
      '8 key-repeated',
    ]);
    const file = await app.download(ops.rejectedRows, { id: result.id }, { as: company.admin });
    const text = await file.text();
    assert.match(text, /A2,1,K2,P1,2026-02-30,1,10,5,,,4,1,Row 4/);
    await checkFacts();
  });

  it('changes nothing when the same file comes again', async () => {
    const rows = ['B1,1,K1,P1,2026-03-01,1,99.99,,,', 'B2,1,K2,P1,2026-03-02,3,30,12,,'];
    const first = await importOrders(...rows);
    assert.equal(first.counts.inserted, 2);
    const stood = await ledgerText();
    const again = await importOrders(...rows);
    assert.deepEqual([again.counts.inserted, again.counts.updated, again.counts.unchanged], [0, 0, 2]);
    assert.equal(await ledgerText(), stood);
  });

  it('undoes a batch to the byte, with lines that it changed and accounts that lost them', async () => {
    await importOrders('C1,1,K1,P1,2026-04-01,1,10,4,,', 'C1,2,K1,P2,2026-04-01,1,20,,,');
    const stood = await ledgerText();
    const change = await importOrders(
      'C1,1,K2,P1,2026-04-01,1,11,4,,',
      'C9,1,K7,P8,2026-05-09,1,70,,sample,',
      'C9,2,K1,P8,2026-05-09,1,0,7,free goods,',
    );
    assert.deepEqual([change.counts.inserted, change.counts.updated], [2, 1]);
    await checkFacts();
    const undone = await undo(change.id);
    assert.equal(undone.state, 'undone');
    await checkFacts();
    assert.equal(await ledgerText(), stood);
  });

  it('refuses to undo under a later batch that changed its rows', async () => {
    const earlier = await importOrders('D1,1,K1,P1,2026-04-03,1,10,4,,');
    const later = await importOrders('D1,1,K1,P1,2026-04-03,1,12,4,,');
    await assert.rejects(
      app.as(company.admin)(ops.undoImport, { id: earlier.id }),
      (error) => error instanceof AppError && error.code === 'ledger.undo-later-first',
    );
    await undo(later.id);
    assert.equal((await undo(earlier.id)).state, 'undone');
    await checkFacts();
  });

  it('counts free goods and samples exactly once', async () => {
    const batch = await importOrders(
      'E1,1,KE,P1,2026-06-01,1,100,60,,',
      'E1,2,KE,P1,2026-06-01,1,0,60,free goods,',
      'E1,3,KE,P1,2026-06-01,1,0,20,sample,',
    );
    assert.equal(batch.counts.booked, 3);
    const { rows } = await app.as(company.admin)(ops.listAccounts, { q: 'KE' });
    const [row] = rows;
    assert.equal(row?.figures?.net12.minor, '10000');
    assert.equal(row?.figures?.pocket12?.minor, '6000');
    assert.equal(row?.figures?.serve12?.minor, '2000');
    assert.equal(row?.figures?.contribution12?.minor, '-4000');
    await checkFacts();
  });

  it('takes an unknown cost from the price list of the order day, and follows it', async () => {
    await importOrders('F1,1,KF,PF,2026-06-02,2,100,,,');
    const before = (await app.as(company.admin)(ops.listAccounts, { q: 'KF' })).rows[0];
    assert.equal(before?.figures?.contribution12, null);
    const costs: Mapping = {
      kind: 'costs',
      source: 'erp',
      columns: { product: 'Item', validFrom: 'From', unitCost: 'Cost' },
    };
    const booked = await importAs(costs, 'Item,From,Cost\nPF,2026-01-01,30\nPF,2026-06-03,99\n');
    assert.equal(booked.counts.inserted, 2);
    const after = (await app.as(company.admin)(ops.listAccounts, { q: 'KF' })).rows[0];
    assert.equal(after?.figures?.contribution12?.minor, '4000');
    await checkFacts();
    await undo(booked.id);
    const undone = (await app.as(company.admin)(ops.listAccounts, { q: 'KF' })).rows[0];
    assert.equal(undone?.figures?.contribution12, null);
    await checkFacts();
  });

  it('allocates payments to the named invoice, then to the oldest open ones', async () => {
    const invoices: Mapping = {
      kind: 'invoices',
      source: 'erp',
      columns: { invoiceNo: 'No', account: 'Customer', issuedOn: 'Issued', dueOn: 'Due', amount: 'Amount' },
      createMissing: { accounts: true },
    };
    const payments: Mapping = {
      kind: 'payments',
      source: 'bank',
      columns: { paymentNo: 'No', account: 'Customer', paidOn: 'Paid', amount: 'Amount', invoiceNo: 'Invoice' },
    };
    await importAs(
      invoices,
      'No,Customer,Issued,Due,Amount\nI1,KI,2026-01-01,2026-01-31,100\nI2,KI,2026-02-01,2026-03-02,50\nI3,KI,2026-03-01,2026-03-31,30\n',
    );
    const paid = await importAs(
      payments,
      'No,Customer,Paid,Amount,Invoice\nZ1,KI,2026-02-10,40,I2\nZ2,KI,2026-02-20,120,\nZ3,KI,2026-02-21,11,I2\n',
    );
    assert.deepEqual([paid.counts.booked, paid.counts.rejected], [2, 1]);
    assert.equal(paid.report?.firstRefusals[0]?.reasons[0]?.code, 'payment-above-invoice');
    const account = (await app.as(company.admin)(ops.listAccounts, { q: 'KI' })).rows[0];
    assert.ok(account);
    const { rows } = await app.as(company.admin)(ops.accountInvoices, { id: account.id });
    assert.deepEqual(
      rows.map(({ invoiceNo, paid: part, settledOn }) => [invoiceNo, part.minor, settledOn]),
      [
        ['I3', '1000', null],
        ['I2', '5000', '2026-02-20'],
        ['I1', '10000', '2026-02-20'],
      ],
    );
    assert.equal(account.figures?.open.minor, '2000');
    const again = await importAs(
      payments,
      'No,Customer,Paid,Amount,Invoice\nZ1,KI,2026-02-10,40,I2\nZ2,KI,2026-02-20,120,\n',
    );
    assert.equal(again.counts.unchanged, 2);
    await undo(paid.id);
    const open = (await app.as(company.admin)(ops.listAccounts, { q: 'KI' })).rows[0];
    assert.equal(open?.figures?.open.minor, '18000');
    await checkFacts();
  });

  it('converts by the rate of the day, half to even once', async () => {
    await app.as(company.admin)(ops.setRate, { currency: 'USD', validFrom: '2026-01-01', rate: '7.12345' });
    await app.as(company.admin)(ops.setRate, { currency: 'USD', validFrom: '2026-07-01', rate: '7.00005' });
    const batch = await importOrders(
      'G1,1,KG,P1,2026-06-30,1,100.0001,,,USD',
      'G2,1,KG,P1,2026-07-01,1,0.5,,,USD',
      'G3,1,KG,P1,2025-12-31,1,1,,,USD',
    );
    assert.deepEqual([batch.counts.booked, batch.counts.rejected], [2, 1]);
    assert.equal(batch.report?.totals['netE4'], String(7_123_457n + 35_000n));
  });

  it('reports in a dry run what it would do and writes nothing', async () => {
    const stood = await ledgerText();
    const { import: uploaded } = Object(
      await app.upload(
        ops.uploadImport,
        { kind: 'orders', fileName: 'orders.csv' },
        { as: company.admin, body: fileOf('H1,1,进料公司,P1,2026-01-01,1,5,,,', 'H1,2,K1,P1,2026-01-01,1,5,,,') },
      ),
    );
    const { createMissing: _, ...rest } = orderMapping;
    const mapping = mappingSchema.parse(rest);
    await app.as(company.admin)(ops.checkImport, { id: uploaded.id, mapping });
    await app.runJobs();
    const checked = await app.as(company.admin)(ops.getImport, { id: uploaded.id });
    assert.equal(checked.state, 'checked');
    assert.deepEqual([checked.counts.read, checked.counts.rejected, checked.report?.unmatchedAccountCount], [2, 1, 1]);
    assert.equal(await ledgerText(), stood);
    const preview = await app.as(company.admin)(ops.previewImport, { id: uploaded.id, mapping });
    assert.equal(preview.rows[1]?.values['net'], '5');
    const unmapped = { id: uploaded.id, mapping: { ...mapping, columns: {} } };
    const { rows } = await app.as(company.admin)(ops.previewImport, unmapped);
    assert.equal(rows[0]?.outcome, 'bad');
    assert.deepEqual(
      rows[0].reasons.map(({ text }) => text),
      ['Order no', 'Account', 'Product', 'Ordered on', 'Quantity'].map(
        (field) => `Row 2: the mapping names no column for “${field}”, so the row cannot be read.`,
      ),
    );
  });

  it('is for those with the right to import', async () => {
    const kam = await app.person(company, 'kam');
    await assert.rejects(
      app.as(kam)(ops.listImports, {}),
      (error) => error instanceof AppError && error.code === 'platform.forbidden',
    );
  });

  it('hides cost and contribution from roles without the fields', async () => {
    const service = await app.person(company, 'service');
    const { rows } = await app.as(service)(ops.listAccounts, { q: 'KE' });
    assert.equal(rows[0]?.figures?.contribution12, null);
    assert.equal(rows[0]?.figures?.net12.minor, '10000');
  });
});
