import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { seededRandom } from '#kernel/random';
import type { RecordKind } from '#domain/ledger';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { paidOf, trueTrade, writingOf } from '#tests/trade-files';
import type { Writing } from '#tests/trade-files';

describe('files written down in any way', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('往返二');
  });
  after(async () => await app.close());

  type File = {
    readonly kind: RecordKind;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };

  /** Imports the file twice: all of it is booked, and nothing changes the second time. */
  const bring = async (writing: Writing, { kind, header, rows }: File): Promise<void> => {
    const mapping = writing.mapping(kind, 'erp', header);
    const body = () => new Blob([writing.encode([header, ...rows])]);
    const first = await importFileAs(app, company.admin, { mapping, body: body() });
    assert.deepEqual([first.counts.booked, first.counts.rejected], [rows.length, 0], JSON.stringify(first.report));
    const again = await importFileAs(app, company.admin, { mapping, body: body() });
    assert.equal(again.counts.unchanged, rows.length, kind);
  };
  const textsOf = async (
    query: (orgId: number) => ReturnType<typeof sql<{ text: string }>>,
  ): Promise<readonly string[]> =>
    await app.database.withOrg(company.id, async (db) =>
      (await query(company.id).execute(db)).rows.map(({ text }) => text).toSorted((a, b) => (a < b ? -1 : 1)),
    );
  const sorted = (texts: readonly string[]): readonly string[] => texts.toSorted((a, b) => (a < b ? -1 : 1));

  for (const seed of [3, 5, 8, 13, 21, 34])
    it(`book invoices and payments as they truly are, and pay bills to the cent (${seed})`, async () => {
      const writing = writingOf(seed);
      const { bills, payments } = trueTrade(seed);
      await bring(writing, {
        kind: 'invoices',
        header: writing.isChinese
          ? ['发票号', '客户编码', '开票日期', '到期日', '金额', '有争议']
          : ['Invoice no', 'Customer code', 'Invoice date', 'Due date', 'Amount', 'Disputed'],
        rows: bills.map(({ invoiceNo, account, issuedOn, dueOn, minor, disputed }) => [
          invoiceNo,
          account,
          writing.day(issuedOn),
          writing.day(dueOn),
          writing.amount(minor * 100n),
          disputed ? writing.yes : '',
        ]),
      });
      await bring(writing, {
        kind: 'payments',
        header: writing.isChinese
          ? ['收款单号', '客户编码', '收款日期', '金额', '发票号']
          : ['Payment no', 'Customer code', 'Payment date', 'Amount', 'Invoice no'],
        rows: payments.map(({ paymentNo, account, paidOn, minor, invoiceNo }) => [
          paymentNo,
          account,
          writing.day(paidOn),
          writing.amount(minor * 100n),
          invoiceNo ?? '',
        ]),
      });
      const paid = paidOf(bills, payments);
      assert.deepEqual(
        await textsOf(
          (orgId) => sql`
            select concat_ws(' ', i.invoice_no, a.code, i.issued_on, i.due_on, i.amount_minor, i.disputed, i.paid_minor) as text
            from invoice i join account a on a.org_id = ${orgId} and a.id = i.account_id
            where i.org_id = ${orgId} and i.invoice_no like ${`F${seed}-%`}`,
        ),
        sorted(
          bills.map(({ invoiceNo, account, issuedOn, dueOn, minor, disputed }) =>
            [invoiceNo, account, issuedOn, dueOn, minor, disputed ? 't' : 'f', paid.get(invoiceNo) ?? 0n].join(' '),
          ),
        ),
      );
      assert.deepEqual(
        await textsOf(
          (orgId) => sql`
            select concat_ws(' ', p.payment_no, a.code, p.paid_on, p.amount_minor, p.invoice_no) as text
            from payment p join account a on a.org_id = ${orgId} and a.id = p.account_id
            where p.org_id = ${orgId} and p.payment_no like ${`Z${seed}-%`}`,
        ),
        sorted(
          payments.map(({ paymentNo, account, paidOn, minor, invoiceNo }) =>
            [paymentNo, account, paidOn, minor, ...(invoiceNo === null ? [] : [invoiceNo])].join(' '),
          ),
        ),
      );
    });

  for (const seed of [2, 4, 7, 11])
    it(`book products and their dated prices as they truly are (${seed})`, async () => {
      const writing = writingOf(seed);
      const random = seededRandom(seed * 31);
      const products = Array.from({ length: 9 }, (_, at) => ({
        code: `RP${seed}-${at}`,
        name: writing.isChinese ? `石材板“${at}”` : `Panel "${at}", big`,
        unit: random() < 0.5 ? 'm²' : '',
        isComplex: random() < 0.3,
      }));
      await bring(writing, {
        kind: 'products',
        header: writing.isChinese
          ? ['产品编码', '产品名称', '单位', '复杂产品']
          : ['Product code', 'Product name', 'Unit', 'Complex product'],
        rows: products.map(({ code, name, unit, isComplex }) => [
          code,
          name,
          unit.replace('²', '2'),
          isComplex ? writing.yes : '',
        ]),
      });
      assert.deepEqual(
        await textsOf(
          (orgId) => sql`
            select concat_ws(' ', code, name, unit, is_complex) as text from product
            where org_id = ${orgId} and code like ${`RP${seed}-%`}`,
        ),
        sorted(
          products.map(({ code, name, unit, isComplex }) =>
            [code, name, ...(unit === '' ? [] : ['m2']), isComplex ? 't' : 'f'].join(' '),
          ),
        ),
      );
      const prices = products.flatMap(({ code }) =>
        ['2023-12-31', '2024-02-01', '2024-11-30'].map((validFrom) => ({
          code,
          validFrom,
          costE4: BigInt(1 + Math.floor(random() * 9_000_000)),
        })),
      );
      await bring(writing, {
        kind: 'costs',
        header: writing.isChinese ? ['产品编码', '生效日期', '单位成本'] : ['Product code', 'Valid from', 'Unit cost'],
        rows: prices.map(({ code, validFrom, costE4 }) => [code, writing.day(validFrom), writing.amount(costE4)]),
      });
      assert.deepEqual(
        await textsOf(
          (orgId) => sql`
            select concat_ws(' ', i.code, p.valid_from, p.unit_cost_e4) as text
            from product_price p join product i on i.org_id = ${orgId} and i.id = p.product_id
            where p.org_id = ${orgId} and i.code like ${`RP${seed}-%`}`,
        ),
        sorted(prices.map(({ code, validFrom, costE4 }) => `${code} ${validFrom} ${costE4}`)),
      );
    });
});
