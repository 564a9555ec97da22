import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { accountsContract } from '#areas/accounts/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';

const { undoImport, accountPayments } = ledgerContract.operations;

/** A mapping whose headings are the names of the fields. */
const mapped = (kind: Mapping['kind'], heading: string, more: Partial<Mapping> = {}): Mapping => ({
  kind,
  source: 'erp',
  columns: Object.fromEntries(heading.split(',').map((field) => [field, field])),
  ...more,
});

const orderHeading = 'orderNo,account,product,orderedOn,quantity,net,kind,cost';
const making = { createMissing: { accounts: true, products: true } } as const;

describe('what the report of an import says', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('报告');
  });
  after(async () => app.close());

  const bring = async (mapping: Mapping, heading: string, ...rows: readonly string[]) =>
    await importFileAs(app, company.admin, { mapping, body: [heading, ...rows].join('\n') });
  const orders = async (...rows: readonly string[]) =>
    await bring(mapped('orders', orderHeading, making), orderHeading, ...rows);
  const warningOf = (batch: Awaited<ReturnType<typeof bring>>, code: string) =>
    batch.report?.warnings.find((warning) => warning.code === code);
  const undo = async (id: string): Promise<void> => {
    await app.as(company.admin)(undoImport, { id });
    await app.runJobs();
  };

  describe('of the file as a whole', () => {
    it('warns of amounts that are below zero for the most part, with counts and rows', async () => {
      const batch = await orders(
        'N1,K1,P1,2026-01-02,-1,-100,,',
        'N2,K1,P1,2026-01-02,-1,-5,,',
        'N3,K1,P1,2026-01-02,1,7,,',
      );
      const warning = warningOf(batch, 'mostly-negative');
      assert.deepEqual(warning?.params, { n: 2, total: 3, lines: '2, 3' });
      assert.match(warning?.text ?? '', /2 of the 3 rows/);
      const heading = 'account,paidOn,amount';
      const paid = await bring(mapped('payments', heading), heading, 'K1,2026-01-02,-3', 'K1,2026-01-03,-4');
      assert.deepEqual(warningOf(paid, 'mostly-negative')?.params, { n: 2, total: 2, lines: '2, 3' });
    });

    it('says nothing of a few returns, or of one refund alone', async () => {
      const some = await orders(
        'M1,K1,P1,2026-01-02,-1,-100,,',
        'M2,K1,P1,2026-01-02,1,5,,',
        'M3,K1,P1,2026-01-02,1,7,,',
      );
      assert.equal(warningOf(some, 'mostly-negative'), undefined);
      const heading = 'account,paidOn,amount';
      const refund = await bring(mapped('payments', heading), heading, 'K1,2026-02-02,-3');
      assert.equal(warningOf(refund, 'mostly-negative'), undefined);
    });

    it('warns of days after the company’s today, and not of today', async () => {
      const batch = await orders('T1,K1,P1,2026-11-21,1,1,,', 'T2,K1,P1,2026-11-22,1,1,,', 'T3,K1,P1,2031-01-02,1,1,,');
      const expected = { n: 2, today: '2026-11-21', lines: '3, 4', last: '2031-01-02' };
      assert.deepEqual(warningOf(batch, 'future-date')?.params, expected);
      await undo(batch.id);
      const heading = 'invoiceNo,account,issuedOn,amount,settledOn';
      const bills = await bring(mapped('invoices', heading), heading, 'T-1,K1,2026-11-01,5,2027-01-01');
      assert.deepEqual(
        bills.report?.warnings.map(({ code, field }) => `${code} ${field}`),
        ['future-date settledOn'],
      );
      await undo(bills.id);
    });
  });

  describe('of the account that a row names', () => {
    it('finds it by a name that differs in width and spaces alone, and refuses one that is two or none', async () => {
      const accounts = 'code,name,uscc';
      await bring(mapped('accounts', accounts), accounts, 'N-1,北辰（天津）重工,', 'N-2,同名,', 'N-3,同名,');
      const heading = 'orderNo,account,product,orderedOn,quantity,net';
      const batch = await bring(
        mapped('orders', heading),
        heading,
        'A1,北辰(天津) 重工,P1,2026-01-02,1,1',
        'A2,同名,P1,2026-01-02,1,1',
        'A3,北辰,P1,2026-01-02,1,1',
      );
      assert.equal(batch.counts.booked, 1);
      assert.deepEqual(
        batch.report?.firstRefusals.map(({ reasons }) => reasons[0]?.text),
        [
          'Row 3: “同名” fits more than one account. Use the account code.',
          'Row 4: no account “北辰” was found. Import the accounts first, or choose which one it means.',
        ],
      );
    });

    it('takes the code as it is written before one that differs in case', async () => {
      const accounts = 'code,name';
      await bring(mapped('accounts', accounts), accounts, 'AB-1,大写,', 'ab-1,小写,');
      const heading = 'orderNo,account,product,orderedOn,quantity,net';
      const batch = await bring(
        mapped('orders', heading),
        heading,
        'C1,AB-1,P1,2026-01-02,1,1',
        'C2,ab-1,P1,2026-01-02,1,1',
        'C3,Ab-1,P1,2026-01-02,1,1',
      );
      assert.equal(batch.counts.booked, 2);
      assert.deepEqual(
        batch.report?.firstRefusals.map(({ line, reasons }) => [line, reasons[0]?.code]),
        [[4, 'ambiguous-account']],
      );
    });
  });

  describe('of accounts', () => {
    const uscc = '91110000802100433B';

    it('warns of a credit code that two accounts have, in the file or beside the ledger', async () => {
      const heading = 'code,name,uscc';
      const both = await bring(mapped('accounts', heading), heading, `U1,甲,${uscc}`, `U2,乙,${uscc}`);
      assert.equal(both.counts.booked, 2);
      assert.equal(warningOf(both, 'uscc-shared')?.rows, 2);
      const third = await bring(mapped('accounts', heading), heading, `U3,丙,${uscc}`);
      assert.deepEqual(warningOf(third, 'uscc-shared')?.params, { value: uscc, code: 'U3', others: 'U1, U2' });
    });

    it('takes back with an import the credit limits that it set for accounts that stood', async () => {
      const limitsOf = async (): Promise<readonly (string | null)[]> =>
        await app.database.withOrg(company.id, async (db) => {
          const { rows } = await sql<{ limit: string | null }>`
            select (select limit_minor::text from credit_limit c where c.org_id = a.org_id and c.account_id = a.id
              order by valid_from desc limit 1) as limit
            from account a where a.org_id = ${company.id} and a.code in ('L1', 'L2') order by a.code`.execute(db);
          return rows.map(({ limit }) => limit);
        });
      const heading = 'code,name,creditLimit';
      await bring(mapped('accounts', heading), heading, 'L1,甲,1000', 'L2,乙,');
      const second = await bring(mapped('accounts', heading), heading, 'L1,甲,2000', 'L2,乙,500');
      assert.deepEqual(await limitsOf(), ['200000', '50000']);
      await undo(second.id);
      assert.deepEqual(await limitsOf(), ['100000', null]);
    });
  });

  it('knows the dated costs of products beside those of the file', async () => {
    const costs = 'product,validFrom,unitCost';
    await bring(mapped('costs', costs, making), costs, 'D1,2026-03-01,4');
    const batch = await orders(
      'D1,K1,D1,2026-02-28,2,20,,',
      'D2,K1,D1,2026-03-01,2,20,,',
      'D3,K1,D1,2026-03-02,1,0,free-goods,',
      'D4,K1,D2,2026-03-02,1,0,free-goods,',
      'D5,K1,D2,2026-03-02,1,9,,5',
    );
    const { costE4, netOfUnknownCostE4 } = batch.report?.totals ?? {};
    assert.deepEqual([costE4, netOfUnknownCostE4], ['170000', '200000']);
    assert.deepEqual(
      [warningOf(batch, 'given-without-cost')?.rows, warningOf(batch, 'given-without-cost')?.firstLine],
      [1, 5],
    );
  });

  it('treats a payment above its invoice alike, whichever of them came first', async () => {
    const bills = 'invoiceNo,account,issuedOn,amount';
    const payments = 'paymentNo,account,paidOn,amount,invoiceNo';
    await bring(mapped('invoices', bills), bills, 'V1,K1,2026-01-01,100');
    const later = await bring(mapped('payments', payments), payments, 'P-1,K1,2026-02-01,120,V1');
    assert.deepEqual(later.report?.refusalsByReason, { 'payment-above-invoice': 1 });
    await bring(mapped('payments', payments), payments, 'P-2,K1,2026-02-01,120,V2', 'P-3,K1,2026-02-01,80,V3');
    const sooner = await bring(mapped('invoices', bills), bills, 'V2,K1,2026-01-01,100', 'V3,K1,2026-01-01,80');
    assert.deepEqual(sooner.report?.refusalsByReason, { 'payments-above-invoice': 1 });
    assert.equal(
      sooner.report?.firstRefusals[0]?.reasons[0]?.text,
      'Row 2: “Amount” is below what booked payments that name invoice V2 come to, 120.00 CNY; the row is not booked. Check the invoice or those payments.',
    );
    const { id } = await app.as(company.admin)(accountsContract.operations.find, { key: 'K1' });
    const { rows } = await app.as(company.admin)(accountPayments, { id });
    assert.ok(rows.some(({ paymentNo, invoices }) => paymentNo === 'P-3' && invoices[0]?.invoiceNo === 'V3'));
    const again = await bring(mapped('invoices', bills), bills, 'V2,K1,2026-01-01,150', 'V3,K1,2026-01-01,80');
    assert.deepEqual([again.counts.rejected, again.counts.booked], [0, 2]);
  });

  it('refuses a payment above its invoice when the others came in another file of its source', async () => {
    const bills = 'invoiceNo,account,issuedOn,amount';
    const heading = 'paymentNo,account,paidOn,amount,invoiceNo';
    const pay = async (...rows: readonly string[]) => await bring(mapped('payments', heading), heading, ...rows);
    await bring(mapped('invoices', bills), bills, 'W1,K1,2026-01-01,100');
    const first = ['Q-1,K1,2026-02-01,60,W1', 'Q-2,K1,2026-02-02,30,W1'];
    assert.equal((await pay(...first)).counts.rejected, 0);
    assert.equal((await pay(...first)).counts.unchanged, 2);
    const above = await pay('Q-3,K1,2026-02-03,11,W1', 'Q-4,K1,2026-02-03,10,W1');
    assert.deepEqual(above.report?.refusalsByReason, { 'payment-above-invoice': 1 });
    assert.equal(above.counts.inserted, 1);
    const large = await pay('Q-1,K1,2026-02-01,150,W1', 'Q-5,K1,2026-02-03,50,W1');
    assert.deepEqual([large.report?.refusalsByReason, large.counts.inserted], [{ 'payment-above-invoice': 2 }, 0]);
    const less = await pay('Q-1,K1,2026-02-01,40,W1', 'Q-3,K1,2026-02-03,20,W1');
    assert.deepEqual([less.counts.rejected, less.counts.updated, less.counts.inserted], [0, 1, 1]);
  });

  it('does not count the settlement that an invoice brought itself against payments of its source', async () => {
    const bills = 'invoiceNo,account,issuedOn,amount,settledOn';
    const heading = 'paymentNo,account,paidOn,amount,invoiceNo';
    await bring(mapped('invoices', bills), bills, 'X1,K1,2026-01-01,100,2026-01-31');
    const paid = await bring(mapped('payments', heading), heading, 'X-1,K1,2026-01-31,100,X1');
    assert.equal(paid.counts.rejected, 0);
  });

  it('warns of columns of a products file that look like a price or a cost', async () => {
    const heading = 'code,name,List price,成本价';
    const batch = await bring(mapped('products', 'code,name'), heading, 'Y1,板,10,5');
    const warning = warningOf(batch, 'prices-unread');
    assert.equal(warning?.rows, 1);
    assert.match(warning.text, /“List price, 成本价”.*kind costs/);
  });
});
