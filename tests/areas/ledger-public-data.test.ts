import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { presets } from '../../src/areas/ledger/domain/import/index.ts';
import type { Mapping } from '../../src/areas/ledger/domain/import/index.ts';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { sharedDataMissing } from '#tests/shared-data';

const dataFile = (name: string) => new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../../shared/data', name)));

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

  it('books AdventureWorks to the cent', { skip: sharedDataMissing('demo/aw_reseller_sales.csv.gz') }, async () => {
    await importFileAs(app, company.admin, {
      mapping: presetOf('adventure-works-accounts'),
      body: dataFile('demo/aw_resellers.csv.gz'),
    });
    await importFileAs(app, company.admin, {
      mapping: presetOf('adventure-works-orders'),
      body: dataFile('demo/aw_reseller_sales.csv.gz'),
    });
    assert.deepEqual(await factsOf('adventure-works'), {
      lines: 60_855,
      net: '804505969823',
      cost: '799801143790',
      duplicates: 0,
      factNet: '804505969823',
    });
  });
});
