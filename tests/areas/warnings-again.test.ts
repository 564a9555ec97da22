/** What gets worse while it is put off, or after it was closed, is told again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { warningsContract } from '#areas/warnings/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { demoPart, importRecords } from '#tests/identified-book';

const ops = warningsContract.operations;

describe('warnings that get worse', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;

  const run = async (): Promise<void> => {
    app.clock.advance(1_000);
    await app.as(company.admin)(ops.startRun, {});
    await app.runJobs();
  };
  const change = async (id: string, set: 'snoozed_stake_minor' | 'stake_minor', share: number): Promise<void> =>
    await app.database.withOrg(company.id, async (db) => {
      await sql`update warning set ${sql.ref(set)} = floor(stake_minor * ${share}::numeric)::bigint where id = ${id}::uuid`.execute(
        db,
      );
    });
  const lapses = async () => (await app.as(director)(ops.list, { kind: 'lapse', limit: 100, snoozed: 'shown' })).rows;

  before(async () => {
    app = await testApp();
    company = await app.company('加重公司');
    director = await app.person(company, 'director');
    await importRecords(app, company, demoPart(8, ['squeezers', 'lapsing']));
    await run();
  });
  after(async () => await app.close());

  it('wake from being put off when half as much again is at stake, and stand in the next digest', async () => {
    const [worse, same] = await lapses();
    assert.ok(worse && same);
    const as = app.as(director);
    for (const { id, version } of [worse, same]) await as(ops.snooze, { id, version, until: '2026-12-24' });
    // The finding is as it was: what was at stake when it was put off was less. The evidence of a month before differs.
    for (const [id, share] of [
      [worse.id, 0.66],
      [same.id, 0.68],
    ] as const) {
      await change(id, 'snoozed_stake_minor', share);
      await app.database.withOrg(company.id, async (db) => {
        await sql`update warning set stake_minor = snoozed_stake_minor where id = ${id}::uuid`.execute(db);
      });
    }
    await run();
    const told = new Map((await lapses()).map((row) => [row.id, row]));
    assert.deepEqual([told.get(worse.id)?.snoozedUntil, told.get(same.id)?.snoozedUntil], [null, '2026-12-24']);
    const { history } = await as(ops.get, { id: worse.id });
    assert.equal(history.at(-1)?.act, 'wake');
    app.clock.advance(1_000);
    await run();
    assert.equal((await as(ops.get, { id: worse.id })).history.at(-1)?.act, 'wake');
  });

  it('are told again when twice as much is at stake as when they were dismissed, and name that one', async () => {
    const [, , one, other] = await lapses();
    assert.ok(one && other);
    const as = app.as(director);
    for (const { id, version } of [one, other]) await as(ops.dismiss, { id, version, reason: '停机检修' });
    await change(one.id, 'stake_minor', 0.5);
    await change(other.id, 'stake_minor', 0.51);
    await run();
    const told = await lapses();
    const again = told.find(({ account }) => account.id === one.account.id);
    assert.ok(again && again.id !== one.id);
    assert.deepEqual(
      [again.earlier?.id, again.earlier?.state, again.earlier?.reason, again.earlier?.closedAt !== null],
      [one.id, 'dismissed', '停机检修', true],
    );
    assert.equal(BigInt(again.stake?.minor ?? 0) >= 2n * BigInt(again.earlier?.stake?.minor ?? 0), true);
    assert.equal(
      told.find(({ account }) => account.id === other.account.id),
      undefined,
    );
    await run();
    assert.equal((await lapses()).filter(({ account }) => account.id === one.account.id).length, 1);
  });
  it('are told again a quarter after somebody called a leak dealt with that is still found', async () => {
    const as = app.as(director);
    const leaks = async () => (await as(ops.list, { kind: 'squeeze', limit: 100 })).rows;
    const [one, other] = await leaks();
    assert.ok(one && other);
    for (const { id, version } of [one, other]) await as(ops.resolve, { id, version, note: '已与客户谈妥' });
    const closedBefore = async (id: string, days: number): Promise<void> =>
      await app.database.withOrg(company.id, async (db) => {
        await sql`update warning set closed_at = closed_at - make_interval(days => ${days}) where id = ${id}::uuid`.execute(
          db,
        );
      });
    await closedBefore(one.id, 90);
    await closedBefore(other.id, 89);
    await run();
    const told = await leaks();
    const again = told.find(({ account }) => account.id === one.account.id);
    assert.deepEqual([again?.earlier?.id, again?.earlier?.state, again?.state], [one.id, 'resolved', 'new']);
    assert.equal(
      told.find(({ account }) => account.id === other.account.id),
      undefined,
    );
  });
});
