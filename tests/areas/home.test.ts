import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { homeContract } from '#areas/home/contract';
import { AppError } from '#kernel/app-error';
import { newIdAt } from '#platform/id';
import { searchTextOf } from '#platform/search-text';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { modules } from '#registry';

const ops = homeContract.operations;
const skip = modules.every(({ contract }) => contract.area !== 'identification') && 'identification is not registered';
const accounts = accountsContract.operations;

describe('home', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let kam: Person;
  let finance: Person;
  let partner: Person;
  let keyId: string;
  let smallId: string;

  before(async () => {
    app = await testApp();
    company = await app.company('檐石幕墙');
    director = await app.person(company, 'director');
    kam = await app.person(company, 'kam');
    finance = await app.person(company, 'finance');
    partner = await app.person(company, 'partner');
  });
  after(async () => app.close());

  const refusedWith = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
  const found = async (q: string, as: Person = director) =>
    (await app.as(as)(ops.search, { q })).hits.map(({ kind, name }) => `${kind} ${name}`);

  describe('today', () => {
    it('teaches an empty company its first steps', async () => {
      const { firstSteps, data, imports } = await app.as(director)(ops.today, {});
      assert.deepEqual(
        firstSteps.map(({ name, state }) => `${name} ${state}`),
        ['accounts next', 'orders later', 'identify later', 'decide later'],
      );
      assert.equal(data.freshness, 'none');
      assert.deepEqual(imports, []);
    });
  });

  describe('health', () => {
    it('tells an administrator what the installation is, and nobody else', async () => {
      const told = await app.as(company.admin)(ops.health, {});
      assert.equal(told.engine, app.database.kind);
      assert.ok(told.answerMs >= 0 && told.serverVersion !== '');
      assert.deepEqual(told.reasons, []);
      assert.ok((told.whole?.people ?? 0) >= 4);
      await assert.rejects(app.as(kam)(ops.health, {}), refusedWith('platform.forbidden'));
    });

    it('says nothing of others where it serves several companies', async () => {
      const other = await app.company('隔壁公司');
      assert.equal((await app.as(other.admin)(ops.health, {})).whole, null);
      assert.equal((await app.as(company.admin)(ops.health, {})).whole, null);
    });
  });

  describe('search', () => {
    before(async () => {
      const make = async (name: string, more: { nameEn?: string; code?: string } = {}) =>
        (await app.as(director)(accounts.create, { name, ...more })).id;
      keyId = await make('重庆昉新建筑工程有限公司', { nameEn: 'Fangxin Construction', code: 'KH900' });
      await make('昉新分包劳务部');
      smallId = await make('新昉新材料厂');
      const own = await app.as(kam)(accounts.create, { name: '昉新（经理自己的）' });
      await app.as(director)(accounts.createPerson, {
        surname: '昉',
        givenName: '新民',
        mobile: '13900001234',
        accountId: own.id,
        title: '采购部长',
      });
      await app.database.withOrg(company.id, async (db) => {
        await sql`UPDATE account SET tier = 'S' WHERE org_id = ${company.id} AND id = ${keyId}`.execute(db);
        await sql`
          INSERT INTO order_line (org_id, source, order_no, line_no, account_id, product_id, ordered_on, month, kind, quantity_e4, net_e4, currency)
          SELECT ${company.id}, source, 'SO-2026-' || n, line, ${keyId}, ${newIdAt(new Date())}, '2026-11-01', '2026-11-01', 'sale', 10000, 10000, 'CNY'
          FROM unnest(ARRAY['erp', 'web']) AS source, generate_series(1, 2) AS n, generate_series(1, 3) AS line`.execute(
          db,
        );
      });
    });

    it('finds by substring, pinyin and initials', async () => {
      for (const q of ['昉新建筑', 'chongqingfangxin', 'cqfx', 'fangxin cons', 'kh900'])
        assert.equal((await found(q))[0], 'account 重庆昉新建筑工程有限公司', q);
    });

    it('puts what starts as typed first, then key accounts', async () => {
      const hits = await found('昉新');
      assert.equal(hits.indexOf('account 昉新分包劳务部') < hits.indexOf('account 重庆昉新建筑工程有限公司'), true);
      assert.equal(hits.indexOf('account 重庆昉新建筑工程有限公司') < hits.indexOf('account 新昉新材料厂'), true);
    });

    it('finds orders by the start of their number, each once, with its source where a number stands twice', async () => {
      const { hits } = await app.as(director)(ops.search, { q: 'so-2026' });
      const orders = hits.map(({ name, note }) => `${name} ${note}`);
      assert.deepEqual(orders, ['SO-2026-1 erp', 'SO-2026-1 web', 'SO-2026-2 erp', 'SO-2026-2 web']);
      assert.deepEqual(await found('SO-2026', kam), []);
    });

    it('forgives one wrong letter when there are few hits', async () => {
      const { hits, isGuess } = await app.as(director)(ops.search, { q: 'chongqimgfangxin' });
      assert.equal(isGuess, true);
      assert.equal(hits[0]?.name, '重庆昉新建筑工程有限公司');
    });

    it('shows a manager his own rows only', async () => {
      assert.deepEqual(await found('昉新', kam), ['account 昉新（经理自己的）', 'person 昉新民']);
    });

    it('shows a manager the own rows also where more fits than the index is asked for, each once', async () => {
      const team = await app.person(company, 'kam');
      const make = async (name: string, ownerId: string, parentId: string | null) =>
        (await app.as(director)(accounts.create, { name, ownerId, parentId })).id;
      const group = await make('檀越集团', team.id, null);
      await make('檀越分厂', team.id, group);
      await make('檀越外厂', kam.id, group);
      await make('檀越别厂', kam.id, null);
      const crowd = async (name: string, ownerId: string, count: number) =>
        await app.database.withOrg(company.id, async (db) => {
          await sql`
            INSERT INTO account (org_id, id, code, name, owner_id, sort_key, search_text, search_grams)
            SELECT ${company.id}::bigint, gen_random_uuid(), ${ownerId} || n, ${name}, ${ownerId}::uuid, 'z', ${name}, ${[...searchTextOf([name]).grams]}::text[]
            FROM generate_series(1, ${count}::integer) AS n`.execute(db);
        });
      await crowd('檀越同名', kam.id, 2000);
      const own = ['account 檀越分厂', 'account 檀越集团', 'account 檀越外厂'];
      const seen = async (q: string) => (await found(q, team)).toSorted();
      assert.deepEqual(await seen('檀越'), own.toSorted());
      assert.deepEqual(await seen('檀越分厂'), ['account 檀越分厂']);
      // Beyond a few thousand own rows the index is asked, and left again where too much fits.
      await crowd('桓公堂', team.id, 5001);
      assert.deepEqual(await seen('檀越分厂'), ['account 檀越分厂']);
      assert.deepEqual(await seen('檀越'), own.toSorted());
    });

    it('finds persons by phone only for those who see personal data', async () => {
      assert.deepEqual(await found('13900001234'), ['person 昉新民']);
      assert.deepEqual(await found('13900001234', finance), []);
      assert.ok((await found('昉新民', finance)).includes('person 昉新民'));
    });

    it('takes wildcards as plain characters and refuses an empty text', async () => {
      assert.deepEqual(await found('%%%%'), []);
      await assert.rejects(app.as(director)(ops.search, { q: ' ' }), refusedWith('platform.invalid-input'));
    });

    it('is not for strangers and partners, and never crosses companies', async () => {
      await assert.rejects(app.call(ops.search, { q: 'x' }), refusedWith('platform.not-signed-in'));
      await assert.rejects(app.as(partner)(ops.search, { q: 'x' }), refusedWith('platform.forbidden'));
      const other = await app.company('别家');
      assert.deepEqual(await found('昉新', other.admin), []);
      assert.deepEqual(await found('SO-2026', other.admin), []);
    });
  });

  describe('today with data', () => {
    it('lists proposals for those who decide them, largest first', { skip }, async () => {
      const [runId, unfinishedId] = [newIdAt(new Date()), newIdAt(new Date())];
      await app.database.withOrg(company.id, async (db) => {
        await sql`INSERT INTO policy (org_id, id, version, body, created_by_name, created_at) VALUES (${company.id}, ${runId}, 1, '{}', 'x', now())`.execute(
          db,
        );
        await sql`
          INSERT INTO identification_run (org_id, id, as_of, policy_id, policy_version, state, started_by_name, started_at)
          VALUES (${company.id}, ${runId}, '2026-10-31', ${runId}, 1, 'done', 'x', now()),
            (${company.id}, ${unfinishedId}, '2026-11-20', ${runId}, 1, 'running', 'x', now())`.execute(db);
        await sql`
          INSERT INTO tier_proposal (org_id, id, run_id, account_id, unit, rank, tier_from, tier_to, direction, score_micro, held_by)
          VALUES (${company.id}, ${runId}, ${runId}, ${keyId}, 'account', 1, 'S', 'A', 'down', 70000000, '{}'),
            (${company.id}, ${newIdAt(new Date())}, ${runId}, ${smallId}, 'account', 2, 'unrated', 'C', 'up', 9000000, '{}'),
            (${company.id}, ${newIdAt(new Date())}, ${unfinishedId}, ${keyId}, 'account', 1, 'S', 'B', 'down', 70000000, '{}')`.execute(
          db,
        );
        await sql`
          INSERT INTO account_snap (org_id, account_id, as_of, is_net_basis, net_12_e4, net_prior_12_e4, pocket_12_e4, serve_12_e4, orders_12, orders_all,
            last_order_on, open_minor, overdue_minor, exposure_minor, trend_e4)
          VALUES (${company.id}, ${keyId}, '2026-11-20', true, 30000, 0, 0, 0, 2, 2, '2026-11-01', 0, 0, 0, array_fill(0::bigint, ARRAY[12]))`.execute(
          db,
        );
      });
      const { proposals, data, firstSteps } = await app.as(director)(ops.today, {});
      assert.deepEqual(
        [proposals?.total, proposals?.keyAccounts, proposals?.others],
        [2, 1, [{ tier: 'C', count: 1 }]],
      );
      assert.equal(proposals?.rows.length, 1);
      assert.deepEqual(proposals?.rows[0]?.net12, { minor: '300', currency: 'CNY' });
      assert.deepEqual(
        { ...data, accounts: 0 },
        {
          accounts: 0,
          lastOrderOn: '2026-11-01',
          freshness: 'aging',
          staleAccounts: 0,
          runAsOf: '2026-10-31',
          isRunBehind: true,
        },
      );
      assert.deepEqual(firstSteps, []);
      const forKam = await app.as(kam)(ops.today, {});
      assert.equal(forKam.proposals, null);
      assert.equal(forKam.imports, null);
    });

    it('counts the tasks of the caller by their day', async () => {
      await app.as(director)(accounts.createTask, { accountId: keyId, title: '回访', dueOn: '2026-11-20' });
      await app.as(director)(accounts.createTask, { accountId: keyId, title: '报价', dueOn: '2026-11-21' });
      assert.deepEqual((await app.as(director)(ops.today, {})).tasks, { open: 2, dueToday: 1, overdue: 1 });
    });
  });
});
