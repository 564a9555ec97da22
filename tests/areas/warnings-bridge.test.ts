import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { warningsContract } from '#areas/warnings/contract';
import { addMonths, monthOf } from '#kernel/day';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { demoPart, importRecords } from '#tests/identified-book';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';
import { readSharedBytes, sharedDataMissing } from '#tests/shared-data';
import { accountBridgeOf, periodEnding, readAccountBook } from '../../src/areas/warnings/operations/account-bridge.ts';
import { sumOfBridge } from '../../src/areas/warnings/domain/index.ts';
import { presets } from '../../src/areas/ledger/domain/import/index.ts';

const { bridge } = warningsContract.operations;

type MonthFact = { readonly accountId: string; readonly month: string; readonly contribution: string };

const factsOf = async (app: TestApp, company: TestCompany): Promise<ReadonlyMap<string, ReadonlyMap<string, bigint>>> =>
  await app.database.withOrg(company.id, async (db) => {
    const { rows } = await sql<MonthFact>`
      select account_id, month, (known_net_e4 - cost_e4 - pocket_e4 - serve_e4)::text as contribution
      from account_month where org_id = ${company.id}`.execute(db);
    const facts = new Map<string, Map<string, bigint>>();
    for (const { accountId, month, contribution } of rows)
      facts.set(accountId, (facts.get(accountId) ?? new Map()).set(monthOf(month), BigInt(contribution)));
    return facts;
  });

/** Every account and month against the month and the year before: the effects add up to the change of the facts. */
const assertTies = async (
  app: TestApp,
  company: TestCompany,
  { currency, end, months }: { readonly currency: string; readonly end: string; readonly months: number },
): Promise<number> => {
  const facts = await factsOf(app, company);
  let compared = 0;
  for (const [accountId, known] of facts) {
    const book = await app.database.withOrg(
      company.id,
      async (db) =>
        await readAccountBook(db, { orgId: company.id, accountId, currency }, [periodEnding(monthOf(end), months)]),
    );
    for (let i = 0; i < months; i += 1) {
      const month = monthOf(addMonths(`${monthOf(end)}-01`, -i));
      for (const lag of [1, 12]) {
        const against = monthOf(addMonths(`${month}-01`, -lag));
        if (i + lag >= months) continue;
        const { amounts, changeE4 } = accountBridgeOf(book, periodEnding(against, 1), periodEnding(month, 1));
        assert.equal(sumOfBridge(amounts), changeE4);
        assert.equal(changeE4, (known.get(month) ?? 0n) - (known.get(against) ?? 0n), `${accountId} ${month}`);
        if (changeE4 !== 0n) compared += 1;
      }
    }
  }
  return compared;
};

describe('bridges of a book', () => {
  let app: TestApp;
  let company: TestCompany;
  let accountId = '';
  before(async () => {
    app = await testApp();
    company = await app.company('拆解公司');
    const records = demoPart(20);
    await importRecords(app, company, records);
    const code = records.truths.trueKeyAccounts.find((one) => records.accounts.some((account) => account.code === one));
    accountId = (await app.as(company.admin)(accountsContract.operations.find, { key: code ?? '' })).id;
  });
  after(async () => await app.close());

  it('tie to the monthly facts for every account and month', async () => {
    const compared = await assertTies(app, company, { currency: 'CNY', end: '2026-10-31', months: 36 });
    assert.ok(compared > 1_000, `${compared}`);
  });

  it('leave as effects that add up to the change, with products for those who see costs', async () => {
    const answer = await app.as(company.admin)(bridge, { accountId, month: '2026-10', months: 6 });
    const sum = Object.values(answer.bridge.effectsE4).reduce((total, effect) => total + BigInt(effect), 0n);
    assert.equal(sum.toString(), answer.bridge.changeE4);
    assert.deepEqual(
      [answer.bridge.before.from, answer.bridge.before.to, answer.bridge.after.from],
      ['2025-05', '2025-10', '2026-05'],
    );
    assert.ok((answer.bridge.products?.length ?? 0) > 3);
  });

  it('hide single costs from managers, all of it from those without margins, and accounts of others', async () => {
    const kam = await app.person(company, 'kam');
    await assert.rejects(app.as(kam)(bridge, { accountId, month: '2026-10' }), refusedWith('accounts.not-found'));
    const as = app.as(company.admin);
    const { version } = await as(accountsContract.operations.get, { id: accountId });
    await as(accountsContract.operations.update, { id: accountId, version, ownerId: kam.id });
    const own = await app.as(kam)(bridge, { accountId, month: '2026-10' });
    assert.equal(own.bridge.products, null);
    assert.ok(own.bridge.promotions.every(({ marginAfter }) => marginAfter === null));
    const service = await app.person(company, 'service');
    await assert.rejects(app.as(service)(bridge, { accountId, month: '2026-10' }), refusedWith('platform.forbidden'));
  });
});

describe('the bridges of AdventureWorks', { skip: sharedDataMissing('demo/aw_reseller_sales.csv.gz') }, () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('Bikes');
    const preset = presets.find(({ id }) => id === 'adventure-works-orders');
    assert.ok(preset);
    const { currency: _, ...mapping } = preset.mapping;
    await importFileAs(app, company.admin, {
      mapping: {
        ...mapping,
        columns: { ...mapping.columns, promotion: 'PromotionKey' },
        createMissing: { accounts: true, products: true },
      },
      body: readSharedBytes('demo/aw_reseller_sales.csv.gz'),
    });
  });
  after(async () => await app.close());

  it('tie to the monthly facts for every reseller and month', async () => {
    const compared = await assertTies(app, company, { currency: 'CNY', end: '2013-11-30', months: 36 });
    assert.ok(compared > 5_000, `${compared}`);
  });

  it('name what the clearance of Mountain-100 lost in November 2011', async () => {
    const facts = await factsOf(app, company);
    let lost = 0n;
    for (const [accountId, months] of facts) {
      if (!months.has('2011-11')) continue;
      const { bridge: found } = await app.as(company.admin)(bridge, {
        accountId,
        month: '2011-11',
        against: '2011-08',
      });
      const clearance = found.promotions.find(({ promotion }) => promotion === '7');
      if (clearance === undefined) continue;
      assert.equal(found.promotions[0]?.promotion, '7');
      lost += BigInt(clearance.marginAfter?.minor ?? '0');
    }
    assert.ok(lost > -61_751_377n - 200n && lost < -61_751_377n + 200n, `${lost}`);
  });
});
