import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { warningsContract } from '#areas/warnings/contract';
import type { Call } from '#kernel/client';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { demoPart, importRecords } from '#tests/identified-book';
import { refusedWith } from '#tests/refused-with';

const ops = warningsContract.operations;

describe('warnings of a part of the demo company', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  const records = demoPart(8, ['squeezers', 'lapsing']);
  const codes = new Set(records.accounts.map(({ code }) => code));
  const planted = records.truths.squeezers.filter((code) => codes.has(code));
  const lapsing = records.truths.lapsing.filter((code) => codes.has(code));

  const run = async (): Promise<void> => {
    app.clock.advance(1_000);
    await app.as(company.admin)(ops.startRun, {});
    await app.runJobs();
  };

  const listed = async (
    input: {
      readonly kind?: 'erosion' | 'lapse' | 'squeeze';
      readonly state?: 'open' | 'dismissed';
    } = {},
  ) => (await app.as(director)(ops.list, { limit: 500, ...input })).rows;
  const snapshot = async (): Promise<string> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ text: string }>`
        select (select md5(string_agg(w::text, E'\n' order by id)) from warning w) || (select count(*) from warning_event) as text`.execute(
        db,
      );
      return rows[0]?.text ?? '';
    });

  before(async () => {
    app = await testApp();
    company = await app.company('预警公司');
    director = await app.person(company, 'director');
    await importRecords(app, company, records);
    await run();
  });
  after(async () => await app.close());

  it('hear the planted squeezers', async () => {
    const rows = await listed();
    const heard = new Set(
      rows.filter(({ kind }) => kind === 'erosion' || kind === 'squeeze').map((row) => row.account.code),
    );
    const eroding = new Set(rows.filter(({ kind }) => kind === 'erosion').map((row) => row.account.code));
    const found = planted.filter((code) => heard.has(code)).length;
    assert.ok(planted.length >= 15 && found / planted.length >= 0.9, `${found} of ${planted.length}`);
    const right = [...eroding].filter((code) => planted.includes(code)).length;
    assert.ok(right / eroding.size >= 0.9 && right / planted.length >= 0.9, `${right} of ${eroding.size} told`);
  });

  it('hear the lapsing accounts', async () => {
    const heard = new Set((await listed({ kind: 'lapse' })).map((row) => row.account.code));
    const found = lapsing.filter((code) => heard.has(code)).length;
    assert.ok(lapsing.length >= 30 && found / lapsing.length >= 0.9, `${found} of ${lapsing.length}`);
  });

  it('stand in the order of money × urgency, page by page', async () => {
    const all = await listed();
    const weights = all.map(({ stake, urgency }) => BigInt(stake?.minor ?? 0) * BigInt(urgency));
    assert.deepEqual(
      weights,
      weights.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)),
    );
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await app.as(director)(ops.list, { limit: 7, ...(cursor === undefined ? {} : { cursor }) });
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    assert.deepEqual(
      ids,
      all.map(({ id }) => id),
    );
  });

  it('are not told again by a second run, which changes nothing', async () => {
    const earlier = await snapshot();
    await run();
    assert.equal(await snapshot(), earlier);
  });

  it('tell their story: series, onset, and a bridge that adds up', async () => {
    const [first] = await listed({ kind: 'erosion' });
    assert.ok(first);
    const { story, warning, bridge, history } = await app.as(director)(ops.get, { id: first.id });
    assert.ok(story.length > 2 && story.every((said) => !/story\.|[{}]/.test(said)), story.join('\n'));
    assert.ok(bridge);
    assert.equal(
      Object.values(bridge.effectsE4)
        .reduce((sum, effect) => sum + BigInt(effect), 0n)
        .toString(),
      bridge.changeE4,
    );
    const { firstMonth, levelsBp } = warning.evidence;
    assert.match(String(firstMonth), /^\d{4}-01$/);
    assert.ok(Array.isArray(levelsBp) && levelsBp.length > 36 && levelsBp.length <= 48);
    assert.deepEqual(
      history.map(({ act }) => act),
      ['open'],
    );
  });

  it('say how many false alarms this book gives a year', async () => {
    const { lastRun } = await app.as(director)(ops.getPolicy, {});
    assert.ok(lastRun && lastRun.falseAlarmsAYear > 0 && lastRun.falseAlarmsAYear < records.accounts.length * 0.02);
  });

  describe('are dealt with', () => {
    it('taken on, given on, put off, judged', async () => {
      const [one] = await listed({ kind: 'lapse' });
      assert.ok(one);
      // Events of one moment have no order of their own.
      const as: Call = async (spec, input) => {
        app.clock.advance(1_000);
        return await app.as(director)(spec, input);
      };
      await assert.rejects(as(ops.giveVerdict, { ...one, verdict: 'true' }), refusedWith('warnings.wrong-state'));
      const accepted = await as(ops.accept, { id: one.id, version: one.version });
      assert.deepEqual([accepted.state, accepted.ownerId], ['accepted', director.id]);
      await assert.rejects(
        as(ops.accept, { id: one.id, version: one.version }),
        refusedWith('warnings.changed-meanwhile'),
      );
      await assert.rejects(
        as(ops.accept, { id: one.id, version: accepted.version }),
        refusedWith('warnings.wrong-state'),
      );
      assert.equal((await as(ops.mine, {})).total, 1);
      const off = await as(ops.snooze, { id: one.id, version: accepted.version, until: '2026-12-24' });
      assert.equal((await as(ops.mine, {})).total, 0);
      await assert.rejects(
        as(ops.snooze, { id: one.id, version: off.version, until: '2026-11-21' }),
        refusedWith('warnings.day-past'),
      );
      const done = await as(ops.resolve, { id: one.id, version: off.version, note: '已恢复下单' });
      const judged = await as(ops.giveVerdict, { id: one.id, version: done.version, verdict: 'true' });
      assert.deepEqual([judged.state, judged.closedBy, judged.verdict], ['resolved', 'person', 'true']);
      const { history } = await as(ops.get, { id: one.id });
      assert.deepEqual(
        history.map(({ act }) => act),
        ['open', 'accept', 'snooze', 'resolve', 'verdict'],
      );
    });

    it('given to nobody who could not work on it', async () => {
      const [one] = await listed({ kind: 'lapse' });
      assert.ok(one);
      const give = async (ownerId: string) =>
        await app.as(director)(ops.assign, { id: one.id, version: one.version, ownerId });
      for (const role of ['service', 'kam', 'admin'] as const)
        await assert.rejects(give((await app.person(company, role)).id), refusedWith('warnings.owner-blind'));
      const executive = await app.person(company, 'executive');
      assert.equal((await give(executive.id)).ownerId, executive.id);
    });

    it('offered to those alone who would not be refused', async () => {
      const [one] = await listed({ kind: 'lapse' });
      assert.ok(one);
      const seated = await app.person(company, 'kam');
      const seat = { id: one.account.id, userId: seated.id, function: 'sales' } as const;
      await app.as(director)(accountsContract.operations.addTeamMember, seat);
      const offered = new Set((await app.as(director)(ops.owners, { id: one.id })).rows.map(({ id }) => id));
      const { rows: users } = await app.as(company.admin)(identityContract.operations.listUsers, {});
      let { version } = one;
      let refused = 0;
      for (const { id: ownerId } of users) {
        const given = app.as(director)(ops.assign, { id: one.id, version, ownerId });
        if (offered.has(ownerId)) ({ version } = await given);
        else {
          await assert.rejects(given, refusedWith('warnings.owner-blind'));
          refused += 1;
        }
      }
      assert.ok(offered.has(seated.id) && offered.has(director.id) && refused >= 3, `${offered.size} ${refused}`);
      await assert.rejects(
        app.as(await app.person(company, 'kam'))(ops.owners, one),
        refusedWith('warnings.not-found'),
      );
    });

    it('given by the next run to somebody who can, when the role or the seat of the owner has ended', async () => {
      const [, byRole, bySeat] = await listed({ kind: 'lapse' });
      assert.ok(byRole && bySeat);
      const [finance, seated] = [await app.person(company, 'finance'), await app.person(company, 'kam')];
      const { addTeamMember, endTeamMember } = accountsContract.operations;
      const { id } = bySeat.account;
      const made = await app.as(director)(addTeamMember, { id, userId: seated.id, function: 'sales' });
      await app.as(director)(ops.assign, { id: byRole.id, version: byRole.version, ownerId: finance.id });
      await app.as(director)(ops.assign, { id: bySeat.id, version: bySeat.version, ownerId: seated.id });
      await run();
      const ownerOf = async (one: { readonly id: string }) =>
        (await app.as(director)(ops.get, { id: one.id })).warning.ownerId;
      assert.deepEqual([await ownerOf(byRole), await ownerOf(bySeat)], [finance.id, seated.id]);
      await app.as(company.admin)(identityContract.operations.updateUser, { id: finance.id, roles: ['service'] });
      await app.as(director)(endTeamMember, { id, memberId: made.id });
      await run();
      assert.deepEqual([await ownerOf(byRole), await ownerOf(bySeat)], [director.id, director.id]);
      const { history } = await app.as(director)(ops.get, { id: byRole.id });
      assert.deepEqual([history.at(-1)?.act, history.at(-1)?.ownerId], ['assign', director.id]);
    });

    it('dismissed with a reason, which the next run respects and precision counts', async () => {
      const [one] = await listed({ kind: 'erosion' });
      assert.ok(one);
      const as = app.as(director);
      await assert.rejects(as(ops.dismiss, { ...one, reason: ' ' }), refusedWith('warnings.reason-missing'));
      await as(ops.dismiss, { id: one.id, version: one.version, reason: '年度谈判的结果' });
      await run();
      const again = (await listed({ kind: 'erosion' })).filter(({ account }) => account.id === one.account.id);
      assert.deepEqual(again, []);
      const { kinds } = await as(ops.precision, {});
      const record = kinds.find(({ kind }) => kind === 'erosion');
      assert.deepEqual([record?.dismissed, record?.wasFalse, record?.precisionBp], [1, 1, 0]);
    });

    const orderAgain = async (accountId: string): Promise<void> =>
      await app.database.withOrg(company.id, async (db) => {
        await sql`
          insert into order_line (org_id, source, order_no, line_no, account_id, product_id, ordered_on, month, kind, quantity_e4, net_e4, currency)
          select org_id, 'test', account_id::text, 1, account_id, product_id, '2026-10-30', '2026-10-01', 'sale', quantity_e4, net_e4, currency
          from order_line where account_id = ${accountId}::uuid and kind = 'sale' limit 1`.execute(db);
      });

    it('dismissed, and told again when it comes back after it was gone', async () => {
      const [one] = await listed({ kind: 'lapse' });
      assert.ok(one);
      await app.as(director)(ops.dismiss, { id: one.id, version: one.version, reason: '旺季前的正常停顿' });
      const told = async () => (await listed({ kind: 'lapse' })).filter(({ account }) => account.id === one.account.id);
      await run();
      assert.deepEqual(await told(), []);
      await orderAgain(one.account.id);
      await run();
      await app.database.withOrg(company.id, async (db) => {
        await sql`delete from order_line where source = 'test' and account_id = ${one.account.id}::uuid`.execute(db);
      });
      assert.deepEqual(await told(), []);
      await run();
      assert.equal((await told()).length, 1);
    });

    it('closed by a run when the finding is gone', async () => {
      const [one] = await listed({ kind: 'lapse' });
      assert.ok(one);
      await orderAgain(one.account.id);
      await run();
      const { warning, history } = await app.as(director)(ops.get, { id: one.id });
      assert.deepEqual([warning.state, warning.closedBy, history.at(-1)?.act], ['resolved', 'run', 'gone']);
    });
  });

  it('show a manager the own accounts without costs, and others nothing', async () => {
    const kam = await app.person(company, 'kam');
    assert.deepEqual((await app.as(kam)(ops.list, {})).rows, []);
    const [one] = await listed({ kind: 'erosion' });
    assert.ok(one && 'worstOfAll' in one.evidence);
    await assert.rejects(app.as(kam)(ops.get, { id: one.id }), refusedWith('warnings.not-found'));
    await assert.rejects(
      app.as(kam)(ops.accept, { id: one.id, version: one.version }),
      refusedWith('warnings.not-found'),
    );
    await assert.rejects(app.as(kam)(ops.startRun, {}), refusedWith('platform.forbidden'));
    const { get, update } = accountsContract.operations;
    const { version } = await app.as(company.admin)(get, { id: one.account.id });
    await app.as(company.admin)(update, { id: one.account.id, version, ownerId: kam.id });
    const { warning, bridge } = await app.as(kam)(ops.get, { id: one.id });
    assert.ok(
      'shortfallBp' in warning.evidence &&
        !('worstOfAll' in warning.evidence) &&
        !('levelsBp' in warning.evidence) &&
        !('cost' in warning.evidence),
    );
    assert.equal(bridge?.products, null);
    assert.deepEqual(
      [bridge?.after.from, bridge?.after.to, 'new-products' in (bridge?.effects ?? {})],
      ['2025-11', '2026-10', false],
    );
    const service = await app.person(company, 'service');
    await assert.rejects(app.as(service)(ops.list, {}), refusedWith('platform.forbidden'));
  });
});
