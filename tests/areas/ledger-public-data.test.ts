import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { ibmReceivables, ibmReceivablesAbsent } from '#tests/ibm-receivables';
import type { Receivable } from '#tests/ibm-receivables';
import { importFileAs } from '#tests/ledger-import';
import { adventureWorksBook, adventureWorksMissing, presetOf } from '#tests/prepared-book';
import { readSharedBytes, sharedDataMissing } from '#tests/shared-data';

type Shares = readonly [bills: number, late: number];

/** The same shares, counted over the rows of the English text without the product. */
const sharesApart = () => {
  const late = ({ dueDay, payments }: Receivable): boolean => payments.some(({ day }) => day > dueDay);
  const by = (keyOf: (row: Receivable) => string): Readonly<Record<string, Shares>> =>
    Object.fromEntries(
      [...Map.groupBy(ibmReceivables(), keyOf)].map(([key, rows]) => [
        key,
        [rows.length, Math.round((rows.filter(late).length / rows.length) * 10_000) / 10_000],
      ]),
    );
  return { byCountry: by(({ country }) => country), byDispute: by(({ isDisputed }) => String(isDisputed)) };
};

describe('public data', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    if (adventureWorksMissing === false) ({ app, company } = await adventureWorksBook());
    else {
      app = await testApp();
      company = await app.company('Books');
    }
  });
  after(async () => app.close());

  const factsOf = async (source: string) => {
    const { rows } = await app.database.withOrg(company.id, async (db) =>
      sql<{ lines: number; net: string; cost: string; duplicates: number; factNet: string }>`
        select count(*) as lines, sum(net_e4)::text as net, sum(cost_e4)::text as cost,
          count(*) filter (where is_duplicate) as duplicates,
          (select sum(net_e4)::text from fact_month where org_id = ${company.id}) as "factNet"
        from order_line where org_id = ${company.id} and source = ${source}`.execute(db),
    );
    return rows[0];
  };

  it('books AdventureWorks to the cent', { skip: adventureWorksMissing }, async () => {
    assert.deepEqual(await factsOf('adventure-works'), {
      lines: 60_855,
      net: '804505969823',
      cost: '799801143790',
      duplicates: 0,
      factNet: '804505969823',
    });
  });

  it(
    'books Online Retail with its bad rows apart',
    { skip: sharedDataMissing('online_retail_2010-12_2011-08.csv.gz') },
    async () => {
      const result = await importFileAs(app, company.admin, {
        mapping: presetOf('online-retail-orders'),
        body: readSharedBytes('online_retail_2010-12_2011-08.csv.gz'),
      });
      assert.deepEqual(
        [result.counts.read, result.counts.rejected, result.counts.booked, result.counts.duplicates],
        [320_705, 88_652, 232_053, 2_483],
      );
      assert.equal(result.report?.warnings.find(({ code }) => code === 'exact-duplicate')?.rows, 2_450);
      const facts = await factsOf(result.source);
      // Shown as 4,919,107.73. 33 of the repeats have no customer, so they are among the refused rows.
      assert.deepEqual([facts?.lines, facts?.net, facts?.duplicates], [232_053, '49191077320', 2_450]);
      const worth = await app.database.withOrg(company.id, async (db) =>
        sql<{ net: string | null }>`
          select sum(l.net_e4)::text as net from order_line l
          join account_card a on a.org_id = l.org_id and a.id = l.account_id
          where l.org_id = ${company.id} and a.org_id = ${company.id} and a.code = '12346'`.execute(db),
      );
      assert.equal(worth.rows[0]?.net, '0');
    },
  );

  it(
    'reads the receivables of the Chinese workbook',
    { skip: sharedDataMissing('ibm_accounts_receivable_zh.xlsx') },
    async () => {
      const result = await importFileAs(app, company.admin, {
        mapping: presetOf('ibm-invoices-zh'),
        body: readSharedBytes('ibm_accounts_receivable_zh.xlsx'),
      });
      assert.deepEqual([result.counts.read, result.counts.booked], [2_466, 2_466]);
      const { total, byRegion, byDispute } = await app.as(company.admin)(
        ledgerContract.operations.paymentBehaviour,
        {},
      );
      assert.deepEqual(
        [total.bills, total.late, total.lateBp, total.disputed, total.disputedBp],
        [2_466, 877, 3_556, 561, 2_275],
      );
      const shares = ({ bills, late }: { readonly bills: number; readonly late: number }): Shares => [
        bills,
        Math.round((late / bills) * 10_000) / 10_000,
      ];
      const shown = {
        byCountry: Object.fromEntries(byRegion.map((row) => [row.region, shares(row)])),
        byDispute: Object.fromEntries(byDispute.map((row) => [String(row.isDisputed), shares(row)])),
      };
      assert.deepEqual(shown.byCountry, {
        391: [616, 0.2549],
        406: [561, 0.4153],
        770: [506, 0.3874],
        818: [387, 0.4134],
        897: [396, 0.3308],
      });
      assert.deepEqual(shown.byDispute, { false: [1_905, 0.2593], true: [561, 0.6827] });
      for (const row of [...byRegion, ...byDispute])
        assert.equal(row.lateBp, Math.round((row.late / row.judged) * 10_000));
      if (ibmReceivablesAbsent === false) assert.deepEqual(shown, sharesApart());
    },
  );
});
