import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { warningsContract } from '#areas/warnings/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { demoPart, importRecords } from '#tests/identified-book';
import { refusedWith } from '#tests/refused-with';

const { accountWatch, getPolicy, list, startRun } = warningsContract.operations;

describe('how soon silent erosion of an account is heard', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  const records = demoPart(8, ['squeezers', 'lapsing']);

  const run = async (): Promise<void> => {
    app.clock.advance(1_000);
    await app.as(company.admin)(startRun, {});
    await app.runJobs();
  };
  const accountIds = async (): Promise<readonly string[]> =>
    (await app.as(director)(accountsContract.operations.list, { limit: 100 })).rows.map(({ id }) => id);

  before(async () => {
    app = await testApp();
    company = await app.company('监测公司');
    director = await app.person(company, 'director');
    await importRecords(app, company, records);
  });
  after(async () => await app.close());

  it('is not known before the first look', async () => {
    const [accountId = ''] = await accountIds();
    const { watch, told } = await app.as(director)(accountWatch, { accountId });
    assert.equal(watch, null);
    assert.match(told.join(), /next look at the whole book/);
  });

  it('is told on request as the look tells it beside an alarm', async () => {
    await run();
    const { rows } = await app.as(director)(list, { kind: 'erosion', limit: 500 });
    assert.ok(rows.length >= 15);
    for (const { account, evidence } of rows) {
      const { watch } = await app.as(director)(accountWatch, { accountId: account.id });
      assert.equal(watch?.monthsNeeded, evidence['monthsNeeded'], account.code);
      assert.equal(watch?.since?.slice(0, 4), '2024', account.code);
    }
  });

  it('is told for every account, also one that is not watched yet', async () => {
    const seen = { watched: 0, learning: 0 };
    for (const accountId of await accountIds()) {
      const { watch, told } = await app.as(director)(accountWatch, { accountId });
      assert.ok(watch && told.every((sentence) => !/story\.|[{}]/.test(sentence)), told.join('\n'));
      if (watch.since === null) {
        seen.learning += 1;
        assert.ok(watch.knownMonths <= watch.monthsToLearn && watch.monthsNeeded === null && watch.noiseBp === null);
      } else {
        seen.watched += 1;
        assert.ok(watch.knownMonths > watch.monthsToLearn && (watch.noiseBp ?? 0) > 0);
      }
    }
    assert.ok(seen.watched > 50 && seen.learning > 0, JSON.stringify(seen));
  });

  it('adds up to what the whole book says of itself', async () => {
    const { lastRun } = await app.as(director)(getPolicy, {});
    assert.ok(lastRun?.heard);
    const { watched, within3Bp, within6Bp, within12Bp } = lastRun.heard;
    assert.ok(watched > 50 && watched <= lastRun.accounts);
    assert.ok(within3Bp <= within6Bp && within6Bp <= within12Bp && within12Bp > 5_000 && within12Bp <= 10_000);
  });

  it('rests on the last look alone: what earlier ones watched by is let go', async () => {
    await run();
    const kept = await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ runs: number; kept: number }>`
        select count(*)::integer as runs, count(watch_basis)::integer as kept from warning_run`.execute(db);
      return rows[0];
    });
    assert.deepEqual([kept?.kept, (kept?.runs ?? 0) > 1], [1, true]);
  });

  it('is told of accounts in reach, to who reads warnings', async () => {
    const [one] = (await app.as(director)(list, { kind: 'erosion', limit: 1 })).rows;
    assert.ok(one);
    const accountId = one.account.id;
    const kam = await app.person(company, 'kam');
    await assert.rejects(app.as(kam)(accountWatch, { accountId }), refusedWith('accounts.not-found'));
    const { get, update } = accountsContract.operations;
    const { version } = await app.as(company.admin)(get, { id: accountId });
    await app.as(company.admin)(update, { id: accountId, version, ownerId: kam.id });
    const { watch } = await app.as(kam)(accountWatch, { accountId });
    assert.ok(watch && (watch.noiseBp ?? 0) > 0);
    const service = await app.person(company, 'service');
    await assert.rejects(app.as(service)(accountWatch, { accountId }), refusedWith('platform.forbidden'));
  });
});
