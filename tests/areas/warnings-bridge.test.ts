import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { warningsContract } from '#areas/warnings/contract';
import { toldEffects } from '#domain/warnings';
import { addMonths, monthOf } from '#kernel/day';
import type { TestApp, TestCompany } from '#tests/app';
import { demoPart } from '#tests/identified-book';
import { adventureWorksBook, adventureWorksMissing, demoBook } from '#tests/prepared-book';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';
import { readSharedBytes, sharedDataMissing } from '#tests/shared-data';
import { accountBridgeOf, periodEnding, readAccountBook } from '../../src/areas/warnings/operations/account-bridge.ts';
import { sumOfBridge } from '../../src/areas/warnings/domain/index.ts';

const { bridge, companyBridge, computeBridge, startRun } = warningsContract.operations;
const { namePromotion } = ledgerContract.operations;
const promotions = 'demo/aw_promotions.csv';
/** What is told of a bridge to who sees no cost. */
const openEffects = ['discount', 'exchange-rate', 'goods', 'list-price', 'service', 'terms'];

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

/** What the credit granted by each account's invoices costs at 8 % a year, by month, e4: computed apart from the bridge. */
const creditOf = async (app: TestApp, company: TestCompany): Promise<(accountId: string, month: string) => bigint> =>
  await app.database.withOrg(company.id, async (db) => {
    const { rows } = await sql<{ key: string; cost: string }>`
      select account_id || to_char(issued_on, ' YYYY-MM') as key,
        round(sum(amount_minor * 100::numeric * (due_on - issued_on)) * 8 / 36500)::text as cost
      from invoice where org_id = ${company.id} group by 1`.execute(db);
    const costs = new Map(rows.map(({ key, cost }) => [key, BigInt(cost)]));
    return (accountId, month) => costs.get(`${accountId} ${month}`) ?? 0n;
  });

const sumOf = (amounts: Iterable<{ readonly minor: string }>): bigint =>
  [...amounts].reduce((sum, { minor }) => sum + BigInt(minor), 0n);

/** What is shown of a bridge, in minor units, adds up. */
const assertShown = (found: z.output<typeof bridge.output>['bridge'], told: string): void => {
  const change = BigInt(found.change.minor);
  assert.equal(change, BigInt(found.after.contribution.minor) - BigInt(found.before.contribution.minor), told);
  assert.equal(sumOf(Object.values(found.effects)), change, told);
  for (const effect of ['terms', 'service'] as const)
    assert.equal(sumOf(Object.values(found[effect])).toString(), found.effects[effect]?.minor, told);
  const products = found.products ?? [];
  for (const { change: own, effects } of products)
    assert.equal(sumOf(Object.values(effects)).toString(), own.minor, told);
  if (products.length === 0 || products.length === 50) return;
  for (const effect of toldEffects)
    if (products[0]?.effects[effect] !== undefined && !['terms', 'service', 'coverage'].includes(effect))
      assert.equal(
        sumOf(products.flatMap(({ effects }) => effects[effect] ?? [])).toString(),
        found.effects[effect]?.minor,
        `${told} ${effect}`,
      );
};

/** Every account and month against the month and the year before: the effects add up to the change of the facts less the cost of credit. */
const assertTies = async (
  app: TestApp,
  company: TestCompany,
  { currency, end, months }: { readonly currency: string; readonly end: string; readonly months: number },
): Promise<number> => {
  const facts = await factsOf(app, company);
  const credit = await creditOf(app, company);
  const own = { currency, capitalRateBp: 800 };
  let compared = 0;
  for (const [accountId, known] of facts) {
    const book = await app.database.withOrg(
      company.id,
      async (db) =>
        await readAccountBook(db, { orgId: company.id, accountId, own }, [periodEnding(monthOf(end), months)]),
    );
    for (let i = 0; i < months; i += 1) {
      const month = monthOf(addMonths(`${monthOf(end)}-01`, -i));
      for (const lag of [1, 12]) {
        const against = monthOf(addMonths(`${month}-01`, -lag));
        if (i + lag >= months) continue;
        const { amounts, changeE4 } = accountBridgeOf(book, periodEnding(against, 1), periodEnding(month, 1));
        assert.equal(sumOfBridge(amounts), changeE4);
        const ofMonth = (of: string): bigint => (known.get(of) ?? 0n) - credit(accountId, of);
        assert.equal(changeE4, ofMonth(month) - ofMonth(against), `${accountId} ${month}`);
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
    ({ app, company } = await demoBook());
    const records = demoPart(20);
    const code = records.truths.trueKeyAccounts.find((one) => records.accounts.some((account) => account.code === one));
    accountId = (await app.as(company.admin)(accountsContract.operations.find, { key: code ?? '' })).id;
  });
  after(async () => await app.close());

  it('tie to the monthly facts for every account and month', async () => {
    const compared = await assertTies(app, company, { currency: 'CNY', end: '2026-10-31', months: 36 });
    assert.ok(compared > 1_000, `${compared}`);
  });

  it('add up as they are shown, to the cent, for every account and month', async () => {
    for (const own of (await factsOf(app, company)).keys())
      for (const month of ['2026-10', '2026-09', '2026-03', '2025-12'])
        for (const months of [1, 12]) {
          const { bridge: found } = await app.as(company.admin)(bridge, { accountId: own, month, months });
          assertShown(found, `${own} ${month} ${months}`);
        }
  });

  it('of the company and its groups add up as they are shown', async () => {
    const as = app.as(company.admin);
    for (const month of ['2026-10', '2026-09']) {
      const found = await as(companyBridge, { month });
      assertShown(found.bridge, month);
      for (const by of ['owner', 'tier', 'line'] as const) {
        const cut = found.groups.filter((group) => group.by === by);
        assert.equal(sumOf(cut.map((group) => group.before)).toString(), found.bridge.before.contribution.minor, by);
        assert.equal(sumOf(cut.map((group) => group.after)).toString(), found.bridge.after.contribution.minor, by);
        assert.equal(sumOf(cut.map((group) => group.change)).toString(), found.bridge.change.minor, by);
        for (const { key, change } of cut) {
          const group = await as(companyBridge, { month, by, key });
          assertShown(group.bridge, `${by} ${key}`);
          assert.deepEqual(group.bridge.change, change);
        }
      }
      for (const { account, change } of [...found.falls, ...found.rises]) {
        const own = await as(bridge, { accountId: account.id, month });
        assert.deepEqual(own.bridge.change, change);
      }
    }
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

  it('of the company are added up by the worker after a watch, and equal the accounts’ to the last 1/10,000', async () => {
    const as = app.as(company.admin);
    const live = await as(companyBridge, {});
    assert.equal(live.computedAt, null);
    app.clock.advance(1_000);
    await as(startRun, {});
    await app.runJobs();
    const kept = await as(companyBridge, {});
    assert.notEqual(kept.computedAt, null);
    assert.deepEqual({ ...kept, computedAt: null }, live);
    const facts = await factsOf(app, company);
    const { from } = kept.bridge.after;
    let changed = 0n;
    for (const own of facts.keys()) {
      const { bridge: found } = await as(bridge, { accountId: own, month: from });
      changed += BigInt(found.changeE4);
    }
    assert.equal(kept.bridge.changeE4, changed.toString());
    for (const by of ['owner', 'tier', 'line'] as const) {
      const cut = kept.groups.filter((group) => group.by === by);
      assert.ok(cut.length > 0);
      assert.equal(cut.reduce((sum, { changeE4 }) => sum + BigInt(changeE4), 0n).toString(), kept.bridge.changeE4, by);
      for (const { key, changeE4, accounts } of cut) {
        const group = await as(companyBridge, { by, key });
        assert.deepEqual([group.bridge.changeE4, group.accounts], [changeE4, accounts], `${by} ${key}`);
        const sum = Object.values(group.bridge.effectsE4).reduce((total, effect) => total + BigInt(effect), 0n);
        assert.equal(sum.toString(), changeE4);
      }
    }
    await assert.rejects(as(companyBridge, { by: 'tier', key: 'Z' }), refusedWith('warnings.group-not-found'));
  });

  it('of other periods are added up on demand, by those who may start a watch', async () => {
    const as = app.as(company.admin);
    const asked = { month: '2026-09', months: 3 };
    await as(computeBridge, asked);
    await app.runJobs();
    const found = await as(companyBridge, asked);
    assert.notEqual(found.computedAt, null);
    assert.deepEqual([found.bridge.before.from, found.bridge.after.to], ['2025-07', '2026-09']);
    const executive = await app.person(company, 'executive');
    await assert.rejects(app.as(executive)(computeBridge, asked), refusedWith('platform.forbidden'));
    // Whoever sees a part of the company sees that part added up, never what was kept of the whole.
    const kam = await app.person(company, 'kam');
    const own = await app.as(kam)(companyBridge, {});
    assert.deepEqual([own.accounts, own.computedAt, own.groups], [0, null, []]);
  });

  it('hide single costs from managers, all of it from those without margins, and accounts of others', async () => {
    const kam = await app.person(company, 'kam');
    await assert.rejects(app.as(kam)(bridge, { accountId, month: '2026-10' }), refusedWith('accounts.not-found'));
    const as = app.as(company.admin);
    const { version } = await as(accountsContract.operations.get, { id: accountId });
    await as(accountsContract.operations.update, { id: accountId, version, ownerId: kam.id });
    const chosen = [{ month: '2026-06' }, { against: '2020-01' }, { months: 1 }];
    for (const periods of chosen) {
      await assert.rejects(app.as(kam)(bridge, { accountId, ...periods }), refusedWith('warnings.periods-hidden'));
      await assert.rejects(app.as(kam)(companyBridge, periods), refusedWith('warnings.periods-hidden'));
    }
    await assert.rejects(app.as(kam)(companyBridge, { by: 'line', key: '' }), refusedWith('warnings.lines-hidden'));
    const own = await app.as(kam)(bridge, { accountId });
    assert.equal(own.bridge.products, null);
    assert.ok(own.bridge.promotions.every(({ marginAfter }) => marginAfter === null));
    assert.deepEqual(Object.keys(own.bridge.effectsE4).toSorted(), openEffects);
    const sum = Object.values(own.bridge.effectsE4).reduce((total, effect) => total + BigInt(effect), 0n);
    assert.equal(sum.toString(), own.bridge.changeE4);
    const { after: year, before: prior } = own.bridge;
    assert.deepEqual([year.from, year.to, prior.from, prior.to], ['2025-11', '2026-10', '2024-11', '2025-10']);
    const company12 = await app.as(kam)(companyBridge, {});
    assert.equal(company12.bridge.changeE4, own.bridge.changeE4);
    assert.deepEqual(Object.keys(company12.bridge.effects).toSorted(), openEffects);
    assert.deepEqual(new Set(company12.groups.map(({ by }) => by)), new Set(['owner', 'tier']));
    const named = [...company12.groups, ...company12.falls, ...company12.rises].map(({ effect }) => effect);
    assert.ok(named.every((effect) => effect === null || openEffects.includes(effect)));
    const service = await app.person(company, 'service');
    await assert.rejects(app.as(service)(bridge, { accountId, month: '2026-10' }), refusedWith('platform.forbidden'));
  });

  it('hear credit terms that grow longer, at the account and in the company', async () => {
    const as = app.as(company.admin);
    const { id } = await as(accountsContract.operations.create, { code: 'TERMS', name: '账期客户' });
    const termsOf = async (answer: typeof companyBridge | typeof bridge): Promise<bigint> => {
      const asked = { month: '2026-10', months: 1 };
      const found = answer === bridge ? await as(bridge, { ...asked, accountId: id }) : await as(companyBridge, asked);
      return BigInt(found.bridge.effectsE4['terms'] ?? 0);
    };
    const before = await termsOf(companyBridge);
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'invoices',
        source: 'terms',
        decimal: '.',
        columns: { invoiceNo: 'no', account: 'account', issuedOn: 'day', dueOn: 'due', amount: 'amount' },
      },
      body: 'no,account,day,due,amount\n1,TERMS,2025-10-10,2025-11-09,36500.00\n2,TERMS,2026-10-10,2027-01-08,36500.00\n',
    });
    // 36,500 for 30 days at 8 % cost 240, for 90 days 720.
    assert.equal(await termsOf(bridge), -4_800_000n);
    assert.equal((await termsOf(companyBridge)) - before, -4_800_000n);
    const { bridge: found } = await as(bridge, { accountId: id, month: '2026-10', months: 1 });
    assert.deepEqual([found.terms['credit']?.minor, found.change.minor], ['-48000', '-48000']);
  });
});

describe('the bridges of AdventureWorks', { skip: adventureWorksMissing || sharedDataMissing(promotions) }, () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    ({ app, company } = await adventureWorksBook());
    const rows: readonly Readonly<Record<string, string>>[] = parse(readSharedBytes(promotions), {
      columns: true,
      bom: true,
    });
    for (const { PromotionKey: code = '', EnglishPromotionName: name = '' } of rows)
      await app.as(company.admin)(namePromotion, { code, name });
  });
  after(async () => await app.close());

  it('tie to the monthly facts for every reseller and month', async () => {
    const compared = await assertTies(app, company, { currency: 'CNY', end: '2013-11-30', months: 36 });
    assert.ok(compared > 5_000, `${compared}`);
  });

  const promotionsOf = (found: z.output<typeof bridge.output>['bridge']) =>
    found.promotions.map(({ name, marginAfter }) => [name, marginAfter?.minor ?? null] as const);

  it('name what the clearance of Mountain-100 lost in November 2011, for the company and at the accounts', async () => {
    const as = app.as(company.admin);
    const { bridge: found, falls } = await as(companyBridge, { month: '2011-11', against: '2011-10' });
    assert.deepEqual([found.before.contribution.minor, found.after.contribution.minor], ['8727926', '-60520444']);
    assert.equal(found.change.minor, '-69248370');
    const sum = Object.values(found.effectsE4).reduce((total, effect) => total + BigInt(effect), 0n);
    assert.equal(sum.toString(), found.changeE4);
    assert.deepEqual(promotionsOf(found)[0], ['Mountain-100 Clearance Sale', '-61751377']);
    assert.ok(found.products?.slice(0, 5).some(({ change }) => BigInt(change.minor) < 0n));
    const [worst] = falls;
    assert.ok(worst && BigInt(worst.change.minor) < 0n);
    const own = await as(bridge, { accountId: worst.account.id, month: '2011-11', against: '2011-10' });
    assert.equal(own.bridge.change.minor, worst.change.minor);
    assert.equal(promotionsOf(own.bridge)[0]?.[0], 'Mountain-100 Clearance Sale');
  });

  it('name what the Touring promotions lost from December 2012 to February 2013', async () => {
    const { bridge: found } = await app.as(company.admin)(companyBridge, {
      month: '2013-02',
      against: '2012-11',
      months: 3,
    });
    const lost = new Map(promotionsOf(found));
    assert.equal(lost.get('Touring-1000 Promotion'), '-54790505');
    assert.equal(lost.get('Touring-3000 Promotion'), '-27707113');
    assert.deepEqual(
      promotionsOf(found)
        .slice(0, 2)
        .map(([name]) => name),
      ['Touring-1000 Promotion', 'Touring-3000 Promotion'],
    );
  });

  it('add up: the bridge of the company is the sum of its accounts, month by month', async () => {
    const facts = await factsOf(app, company);
    for (const month of ['2011-05', '2011-11', '2012-12', '2013-06', '2013-11']) {
      const against = monthOf(addMonths(`${month}-01`, -12));
      const { bridge: found } = await app.as(company.admin)(companyBridge, { month });
      const changed = [...facts.values()].reduce(
        (total, known) => total + (known.get(month) ?? 0n) - (known.get(against) ?? 0n),
        0n,
      );
      assert.equal(found.changeE4, changed.toString(), month);
    }
  });
});
