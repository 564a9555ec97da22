import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { presets } from '../../src/areas/ledger/domain/import/index.ts';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { readSharedBytes, sharedDataMissing } from '#tests/shared-data';

/** The preset of a public set in the company's own currency. */
const presetOf = (id: string): Mapping => {
  const preset = presets.find((one) => one.id === id);
  assert.ok(preset);
  const { currency: _, ...mapping } = preset.mapping;
  return { ...mapping, createMissing: { accounts: true, products: true } };
};

describe('public data', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('Books');
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

  it(
    'books AdventureWorks to the cent',
    { skip: sharedDataMissing('demo/aw_reseller_sales.csv.gz', 'demo/aw_resellers.csv.gz') },
    async () => {
      await importFileAs(app, company.admin, {
        mapping: presetOf('adventure-works-accounts'),
        body: readSharedBytes('demo/aw_resellers.csv.gz'),
      });
      await importFileAs(app, company.admin, {
        mapping: presetOf('adventure-works-orders'),
        body: readSharedBytes('demo/aw_reseller_sales.csv.gz'),
      });
      assert.deepEqual(await factsOf('adventure-works'), {
        lines: 60_855,
        net: '804505969823',
        cost: '799801143790',
        duplicates: 0,
        factNet: '804505969823',
      });
    },
  );

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
      const { rows } = await app.database.withOrg(company.id, async (db) =>
        sql<{ late: string; disputed: string; lateIfDisputed: string; byCountry: string }>`
        with bill as (
          select i.*, a.region, case when i.settled_on > i.due_on then 1 else 0 end as is_late
          from invoice i join account_card a on a.org_id = i.org_id and a.id = i.account_id where i.org_id = ${company.id}
        )
        select round(avg(is_late), 4)::text as late, round(avg(disputed::integer), 4)::text as disputed,
          round(avg(is_late) filter (where disputed), 4)::text as late_if_disputed,
          (select string_agg(region || ':' || n || ':' || late, ' ' order by region) from (
            select region, count(*) as n, round(avg(is_late), 4) as late from bill group by region) as c) as by_country
        from bill`.execute(db),
      );
      assert.deepEqual(rows[0], {
        late: '0.3556',
        disputed: '0.2275',
        lateIfDisputed: '0.6827',
        byCountry: '391:616:0.2549 406:561:0.4153 770:506:0.3874 818:387:0.4134 897:396:0.3308',
      });
    },
  );
});
