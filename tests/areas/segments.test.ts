import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { identificationMessages } from '#areas/identification/messages';
import { segmentsContract } from '#areas/segments/contract';
import { maySeeMeasure, measureCodes } from '#domain/identification';
import { isMeasureField, measuresElsewhere } from '#domain/segments';
import type { Rule } from '#domain/segments';
import { AppError } from '#kernel/app-error';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { testDatabase } from '#tests/database';
import { newIdAt } from '#platform/id';
import { readOnlyDatabase } from '#tests/read-only-database';
import type { ReadOnlyDatabase } from '#tests/read-only-database';
import { addRun, measure } from '#tests/run-measures';

const ops = segmentsContract.operations;
const accounts = accountsContract.operations;

const all = (...rules: Rule[]): Rule => ({ match: 'all', rules });
const largeOnes = all({ field: 'net12', op: 'at-least', value: '100000000' });

describe('segments', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let kam: Person;
  let marketer: Person;
  let member: Person;
  const ids: Record<string, string> = {};
  let readOnly: ReadOnlyDatabase;

  const figures = async (accountId: string, yuan: { readonly net: number; readonly contribution: number }) => {
    await app.database.withOrg(company.id, async (db) => {
      await sql`DELETE FROM account_snap WHERE org_id = ${company.id} AND account_id = ${accountId}`.execute(db);
      await sql`
        INSERT INTO account_snap (org_id, account_id, as_of, is_net_basis, net_12_e4, net_prior_12_e4, contribution_12_e4, whole_contribution_12_e4, whole_net_12_e4, known_share_bp,
          pocket_12_e4, serve_12_e4, orders_12, orders_all, first_order_on, last_order_on, open_minor, overdue_minor, exposure_minor, trend_e4)
        VALUES (${company.id}, ${accountId}, '2026-11-20', false, ${yuan.net * 10_000}, 10000000000, ${yuan.contribution * 10_000}, ${yuan.contribution * 10_000}, ${yuan.net * 10_000}, 10000, 0, 0, 5, 9,
          '2024-11-21', '2026-11-01', 0, 0, 0, array_fill(0::bigint, ARRAY[12]))`.execute(db);
    });
  };

  before(async () => {
    readOnly = readOnlyDatabase(await testDatabase());
    app = await testApp({ database: readOnly.database });
    company = await app.company('檐石幕墙');
    director = await app.person(company, 'director');
    kam = await app.person(company, 'kam');
    marketer = await app.person(company, 'marketer');
    member = await app.person(company, 'member');
    const add = async (name: string, more: { industry: string; tags?: string[]; ownerId?: string }) => {
      ids[name] = (await app.as(director)(accounts.create, { name, ...more })).id;
      return ids[name];
    };
    await figures(await add('重庆大厦建筑', { industry: '建筑' }), { net: 3_000_000, contribution: 300_000 });
    await figures(await add('成都亏损工程', { industry: '建筑', ownerId: kam.id }), {
      net: 2_000_000,
      contribution: -50_000,
    });
    await figures(await add('小客户', { industry: '贸易', tags: ['老客户'] }), { net: 10_000, contribution: 1_000 });
    await add('还没有交易', { industry: '贸易' });
  });
  after(async () => app.close());

  const refusedWith = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
  const namesOf = async (id: string, as: Person = director) =>
    (await app.as(as)(ops.members, { id })).rows.map(({ account }) => account.name);

  it('counts a draft with its figures and says it in words', async () => {
    const answer = await app.as(director)(ops.count, { rule: largeOnes });
    assert.equal(answer.figures.accounts, 2);
    assert.deepEqual(answer.figures.net12, { minor: '500000000', currency: 'CNY' });
    assert.deepEqual(answer.figures.contribution12, { minor: '25000000', currency: 'CNY' });
    assert.equal(answer.figures.growthBp, 15_000);
    assert.equal(answer.figures.daysAsCustomer, 730);
    assert.equal(answer.company.accounts, 4);
    assert.equal(answer.words, 'Net revenue, 12 months is at least ¥1.0M');
  });

  it('tells a missing figure from zero', async () => {
    const below = await app.as(director)(ops.count, {
      rule: all({ field: 'net12', op: 'below', value: '1000000000' }),
    });
    assert.equal(below.figures.accounts, 3);
    const missing = await app.as(director)(ops.count, { rule: all({ field: 'net12', op: 'missing' }) });
    assert.equal(missing.figures.accounts, 1);
    assert.equal(missing.figures.net12, null);
  });

  it('follows changes of accounts and figures, and keeps who came and went', async () => {
    const segment = await app.as(director)(ops.create, {
      name: '建筑或老客户',
      rule: {
        match: 'any',
        rules: [
          { field: 'tags', op: 'any-of', value: ['老客户'] },
          all(
            { field: 'industry', op: 'any-of', value: ['建筑'] },
            { field: 'net12', op: 'above', value: '250000000' },
          ),
        ],
      },
    });
    assert.deepEqual(await namesOf(segment.id), ['重庆大厦建筑', '小客户']);
    assert.equal(segment.isOpening, true);
    await figures(ids['成都亏损工程'] ?? '', { net: 2_600_000, contribution: -50_000 });
    await app.as(director)(accounts.changeTags, { ids: [ids['小客户'] ?? ''], remove: ['老客户'] });
    assert.deepEqual(await namesOf(segment.id), ['重庆大厦建筑', '小客户'], 'reading changes nothing');
    await app.runJobs();
    assert.deepEqual(await namesOf(segment.id), ['重庆大厦建筑', '成都亏损工程']);
    const { rows } = await app.as(director)(ops.changes, { id: segment.id });
    assert.deepEqual(
      new Map(rows.map(({ account, entered }) => [account.name, entered])),
      new Map([
        ['小客户', false],
        ['成都亏损工程', true],
      ]),
    );
    await figures(ids['成都亏损工程'] ?? '', { net: 2_000_000, contribution: -50_000 });
  });

  it('only reads when it is read, also when facts have changed', async () => {
    const { id } = await app.as(director)(ops.create, { name: '只读', rule: largeOnes });
    await figures(ids['小客户'] ?? '', { net: 5_000_000, contribution: 1_000 });
    await readOnly.whileReading(async () => {
      await app.as(director)(ops.list, {});
      await app.as(director)(ops.get, { id });
      assert.equal((await namesOf(id)).length, 2);
      assert.equal((await app.as(director)(ops.changes, { id })).rows.length, 0);
      const file = await app.download(ops.export, { id, format: 'csv' }, { as: director });
      assert.equal((await file.text()).trim().split('\n').length, 3);
    });
    await app.runJobs();
    assert.equal((await namesOf(id)).length, 3);
    await figures(ids['小客户'] ?? '', { net: 10_000, contribution: 1_000 });
    await app.runJobs();
    const { rows } = await app.as(director)(ops.changes, { id });
    assert.deepEqual(
      rows.map(({ account, entered }) => `${account.name} ${entered}`),
      ['小客户 false', '小客户 true'],
    );
  });

  it('pages members without gaps or repeats', async () => {
    const { id } = await app.as(director)(ops.create, { name: '全部', rule: all({ field: 'lifecycle', op: 'known' }) });
    for (const sort of ['net', 'name'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await app.as(director)(ops.members, {
          id,
          sort,
          limit: 1,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.rows.map(({ account }) => account.id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      assert.equal(new Set(seen).size, 4);
      assert.equal(seen.length, 4);
    }
  });

  it('shows a manager his own rows only, also in figures and export', async () => {
    const { id } = await app.as(director)(ops.create, { name: '大客户候选', rule: largeOnes });
    assert.deepEqual(await namesOf(id, kam), ['成都亏损工程']);
    assert.equal((await app.as(kam)(ops.get, { id })).figures.accounts, 1);
    const file = await app.download(ops.export, { id, format: 'csv' }, { as: kam });
    const text = await file.text();
    assert.ok(text.includes('成都亏损工程') && !text.includes('重庆大厦建筑'));
  });

  it('hides margin from those who may not see it, and rules that test it', async () => {
    const secret = all({ field: 'contribution12', op: 'below', value: '0' });
    await assert.rejects(app.as(marketer)(ops.count, { rule: secret }), refusedWith('segments.field-hidden'));
    await assert.rejects(
      app.as(marketer)(ops.create, { name: 'x', rule: secret }),
      refusedWith('segments.field-hidden'),
    );
    for (const condition of [
      { field: 'badges', op: 'any-of', value: ['dealer', 'loss-maker'] },
      { field: 'badges', op: 'none-of', value: ['squeezing'] },
      { field: 'badges', op: 'missing' },
      { field: 'score', op: 'above', value: 60 },
      { field: 'rank', op: 'at-most', value: 10 },
      { field: 'growthAxis', op: 'above', value: 5000 },
    ] as const)
      await assert.rejects(
        app.as(marketer)(ops.count, { rule: all(condition) }),
        refusedWith('segments.field-hidden'),
        condition.field,
      );
    await app.as(marketer)(ops.count, { rule: all({ field: 'badges', op: 'any-of', value: ['dealer'] }) });
    const offered = (await app.as(marketer)(ops.fields, {})).fields.find(({ name }) => name === 'badges');
    assert.ok(!offered?.ops.includes('known') && !offered?.choices?.some(({ value }) => value === 'loss-maker'));
    const { id } = await app.as(director)(ops.create, { name: '亏损', rule: secret });
    assert.deepEqual(await namesOf(id), ['成都亏损工程']);
    await assert.rejects(app.as(marketer)(ops.get, { id }), refusedWith('segments.not-found'));
    const { rows } = await app.as(marketer)(ops.list, {});
    assert.ok(rows.length > 0 && rows.every((row) => row.id !== id && row.figures.contribution12 === null));
    const { fields } = await app.as(marketer)(ops.fields, {});
    assert.ok(fields.every(({ name }) => name !== 'contribution12'));
    const large = await app.as(director)(ops.create, { name: '大额', rule: largeOnes });
    const file = await app.download(ops.export, { id: large.id, format: 'csv' }, { as: marketer });
    assert.ok(!(await file.text()).includes('Contribution'));
  });

  it('offers every measure of a run in its own words, those made of contribution with the right to margins', async () => {
    const elsewhere: Readonly<Record<string, string>> = measuresElsewhere;
    const { measures } = await identificationMessages.load.en();
    for (const person of [director, marketer]) {
      const { fields } = await app.as(person)(ops.fields, {});
      const labels = new Map(fields.map(({ name, label }) => [name, label]));
      for (const code of measureCodes) {
        const isOffered = labels.has(elsewhere[code] ?? code);
        assert.equal(isOffered, person === director || maySeeMeasure([], code), code);
        if (isMeasureField(code) && isOffered) assert.equal(labels.get(code), measures[code]);
      }
    }
    for (const code of measureCodes.filter((one) => isMeasureField(one) && !maySeeMeasure([], one)))
      await assert.rejects(
        app.as(marketer)(ops.count, { rule: all({ field: code, op: 'known' }) }),
        refusedWith('segments.field-hidden'),
        code,
      );
  });

  it('counts and keeps accounts by what a run measured of them', async () => {
    const late = all(
      { field: 'days-beyond-terms', op: 'above', value: 10 },
      { field: 'late-probability', op: 'at-least', value: 6000 },
    );
    const { id } = await app.as(director)(ops.create, { name: '付款迟缓', rule: late });
    assert.deepEqual(await namesOf(id), []);
    const run = async (figuresOf: Readonly<Record<string, Readonly<Record<string, number>>>>) => {
      const runId = newIdAt(new Date());
      await app.database.withOrg(company.id, async (db) => {
        await addRun(db, { orgId: company.id, runId });
        for (const [name, figuresOfOne] of Object.entries(figuresOf))
          await measure(db, { orgId: company.id, runId, accountId: ids[name] ?? '' }, figuresOfOne);
      });
      await app.runJobs();
    };
    await run({
      重庆大厦建筑: { 'days-beyond-terms': 12.4, 'late-probability': 0.6 },
      成都亏损工程: { 'days-beyond-terms': 40, 'late-probability': 0.5999 },
      小客户: { 'late-probability': 0.9 },
    });
    assert.deepEqual(await namesOf(id), ['重庆大厦建筑']);
    const answer = await app.as(marketer)(ops.count, { rule: late });
    assert.equal(answer.figures.accounts, 1);
    assert.equal(
      answer.words,
      'Days beyond terms, weighted by amount is above 10 and Probability that the next invoice is paid late is at least 60.0%',
    );
    await run({ 成都亏损工程: { 'days-beyond-terms': 40, 'late-probability': 0.8 } });
    assert.deepEqual(await namesOf(id), ['成都亏损工程']);
    const { rows } = await app.as(director)(ops.changes, { id });
    assert.equal(rows.length, 3);
  });

  it('keeps an unshared segment to its author, and lets others not change a shared one', async () => {
    const own = await app.as(kam)(ops.create, { name: '我的', rule: largeOnes, shared: false });
    await assert.rejects(app.as(director)(ops.get, { id: own.id }), refusedWith('segments.not-found'));
    const shared = await app.as(director)(ops.create, { name: '共享', rule: largeOnes });
    assert.equal((await app.as(kam)(ops.get, { id: shared.id })).may.update, false);
    await assert.rejects(
      app.as(kam)(ops.update, { id: shared.id, version: shared.version, name: '改名' }),
      refusedWith('segments.not-yours'),
    );
  });

  it('takes an offer, a new rule and a stale version as they should be taken', async () => {
    const made = await app.as(marketer)(ops.create, { name: '改规则', rule: largeOnes });
    const offered = await app.as(marketer)(ops.setOffer, {
      id: made.id,
      version: made.version,
      offer: { servicePackage: '金牌服务', price: null, campaign: null },
    });
    assert.equal(offered.isOpening, false);
    await assert.rejects(
      app.as(marketer)(ops.update, { id: made.id, version: made.version, name: 'x' }),
      refusedWith('segments.changed-meanwhile'),
    );
    const changed = await app.as(marketer)(ops.update, {
      id: made.id,
      version: offered.version,
      rule: all({ field: 'industry', op: 'any-of', value: ['贸易'] }),
    });
    assert.equal(changed.figures.accounts, 2);
    assert.equal((await app.as(marketer)(ops.changes, { id: made.id })).rows.length, 0);
  });

  it('removes and brings back', async () => {
    const { id } = await app.as(director)(ops.create, { name: '删除', rule: largeOnes });
    await app.as(director)(ops.remove, { id });
    await assert.rejects(app.as(director)(ops.get, { id }), refusedWith('segments.not-found'));
    assert.equal((await app.as(director)(ops.restore, { id })).figures.accounts, 2);
  });

  it('refuses bad rules and says which field', async () => {
    const bad: [Rule, string][] = [
      [all(), 'segments.rule-empty'],
      [all({ field: 'nonsense', op: 'known' }), 'segments.unknown-field'],
      [all({ field: 'net12', op: 'contains', value: 'x' }), 'segments.wrong-operator'],
      [all({ field: 'net12', op: 'above', value: 'much' }), 'segments.wrong-value'],
      [all({ field: 'tier', op: 'any-of', value: ['Z'] }), 'segments.wrong-value'],
      [all({ field: 'owner', op: 'any-of', value: ["'; DROP TABLE account"] }), 'segments.wrong-value'],
      [all({ field: 'lastOrderOn', op: 'within-days', value: 0 }), 'segments.wrong-value'],
    ];
    for (const [rule, code] of bad) await assert.rejects(app.as(director)(ops.count, { rule }), refusedWith(code));
  });

  it('is not for strangers, other departments and other companies', async () => {
    await assert.rejects(app.call(ops.list, {}), refusedWith('platform.not-signed-in'));
    await assert.rejects(app.as(member)(ops.list, {}), refusedWith('platform.forbidden'));
    const { id } = await app.as(director)(ops.create, { name: '本公司', rule: largeOnes });
    const other = await app.company('别家');
    await assert.rejects(app.as(other.admin)(ops.get, { id }), refusedWith('segments.not-found'));
    assert.equal((await app.as(other.admin)(ops.count, { rule: largeOnes })).figures.accounts, 0);
  });

  it('suggests what the data show and drops what is saved', async () => {
    for (let n = 0; n < 12; n += 1) {
      const { id } = await app.as(director)(accounts.create, {
        name: `广东客户${n}`,
        region: '广东省',
        industry: '幕墙',
      });
      await figures(id, { net: 100_000 + n, contribution: 1_000 });
    }
    const { suggestions } = await app.as(director)(ops.suggestions, {});
    const place = suggestions.find(({ kind }) => kind === 'region-industry');
    assert.equal(place?.accounts, 12);
    assert.ok(place !== undefined && place.why.includes('广东省') && place.why.includes('%'));
    await app.as(director)(ops.create, { name: place.name, rule: place.rule });
    const after = await app.as(director)(ops.suggestions, {});
    assert.ok(after.suggestions.every(({ name }) => name !== place.name));
  });
});
