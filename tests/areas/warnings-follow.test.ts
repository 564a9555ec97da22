import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { identificationContract } from '#areas/identification/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { startRun } = identificationContract.operations;

const orders = (number: number, day: string): string =>
  `no,line,account,item,day,qty,net,cost\n${number},1,K1,P1,${day},1,900,500\n${number},2,K2,P1,${day},2,80,60\n`;

describe('the watch over a book', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('跟随');
  });
  after(async () => await app.close());

  const bring = async (number: number, day: string): Promise<void> => {
    const { state } = await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        decimal: '.',
        columns: {
          orderNo: 'no',
          lineNo: 'line',
          account: 'account',
          product: 'item',
          orderedOn: 'day',
          quantity: 'qty',
          net: 'net',
          cost: 'cost',
        },
        createMissing: { accounts: true, products: true },
      },
      body: orders(number, day),
    });
    assert.equal(state, 'done');
    await app.runJobs();
  };
  const watches = async (): Promise<readonly string[]> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ text: string }>`
        select j.state || ' ' || coalesce(r.as_of::text, '-') as text from job j
        left join warning_run r on r.org_id = j.org_id and r.id = j.id
        where j.org_id = ${company.id} and j.kind = 'warnings.run' order by j.created_at, j.id`.execute(db);
      return rows.map(({ text }) => text);
    });

  it('does not begin while a new company is only being filled', async () => {
    await bring(1, '2026-09-10');
    assert.deepEqual(await watches(), []);
  });

  it('begins by itself after an identification, and then after every import', async () => {
    await app.as(company.admin)(startRun, { asOf: '2026-09-30' });
    await app.runJobs();
    assert.deepEqual(await watches(), ['done 2026-09-30']);
    app.clock.advance(1_000);
    await bring(2, '2026-10-12');
    assert.deepEqual(await watches(), ['done 2026-09-30', 'done 2026-10-31']);
  });

  it('waits once for several that ended before it could begin', async () => {
    app.clock.advance(1_000);
    await app.database.withOrg(company.id, async (db) => {
      await sql`
        insert into job (org_id, id, kind, payload, exclusive_key, language, created_by, created_by_name, created_at)
        select ${company.id}, gen_random_uuid(), 'warnings.run', '{}'::jsonb, 'warnings.run', 'zh-CN', created_by, 'operator', ${app.clock.now()}
        from job where org_id = ${company.id} and kind = 'warnings.run' limit 1`.execute(db);
      await sql`update job set state = 'running', lease_holder = gen_random_uuid(), lease_until = now() + interval '1 hour'
        where org_id = ${company.id} and kind = 'warnings.run' and state = 'queued'`.execute(db);
    });
    await bring(3, '2026-10-20');
    await bring(4, '2026-10-21');
    const states = (await watches()).map((text) => text.replace(/ .*/, '')).toSorted();
    assert.deepEqual(states, ['done', 'done', 'queued', 'running']);
  });
});
