import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { identificationContract } from '#areas/identification/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import type { DemoCompany } from '#demo/demo-company';
import { addDays } from '#kernel/day';
import { migrationsDir, readMigrations } from '#db/migration-files';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { bookEnd, demoPart, importRecords, runIdentification } from '#tests/identified-book';

const { getPolicy, listPolicies, listRuns, savePolicy, whatIf } = identificationContract.operations;
const pricing = pricingContract.operations;
const warnings = warningsContract.operations;

/** A part of the demo company that pays sixty days later than it used to since spring. */
const laterAndLater = (): DemoCompany => {
  const records = demoPart(12);
  const late = ({ paidOn, ...payment }: DemoCompany['payments'][number]) => ({
    ...payment,
    paidOn: addDays(paidOn, 60),
  });
  const payments = records.payments
    .map((payment) => (payment.paidOn < '2026-03-01' ? payment : late(payment)))
    .filter(({ paidOn }) => paidOn <= bookEnd);
  return { ...records, payments };
};

describe('the cost of capital', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let finance: Person;

  before(async () => {
    app = await testApp();
    company = await app.company('资金成本公司');
    director = await app.person(company, 'director');
    finance = await app.person(company, 'finance');
    await importRecords(app, company, laterAndLater());
  });
  after(async () => await app.close());

  const capitalAt = async (capitalRateBp: number): Promise<number> => {
    const held = await app.as(finance)(pricing.getPolicy, {});
    const policy = { ...held.policy, capitalRateBp };
    return (await app.as(finance)(pricing.savePolicy, { policy, basedOn: held.version })).version;
  };

  const rateOf = async (version?: number): Promise<readonly number[]> => {
    const held = await app.as(director)(getPolicy, version === undefined ? {} : { version });
    return [held.version, held.policy.creditRateBp];
  };

  it('of a new company is one number', async () => {
    const { policy } = await app.as(finance)(pricing.getPolicy, {});
    assert.deepEqual(await rateOf(), [1, policy.capitalRateBp]);
  });

  it('prices a slipping payment, and the warning says by which rate', async () => {
    const drifts = async () => {
      app.clock.advance(1_000);
      await app.as(company.admin)(warnings.startRun, {});
      await app.runJobs();
      const { rows } = await app.as(director)(warnings.list, { kind: 'payment-drift', limit: 100 });
      return new Map(rows.map(({ id, stake }) => [id, Number(stake?.minor)]));
    };
    const usual = await drifts();
    assert.ok(usual.size > 0);
    await capitalAt(1_600);
    const dear = await drifts();
    for (const [id, stake] of usual)
      assert.ok(Math.abs((dear.get(id) ?? 0) - 2 * stake) <= 1, `${stake} ${dear.get(id)}`);
    const [id = ''] = usual.keys();
    const { story } = await app.as(director)(warnings.get, { id });
    assert.ok(
      story.some((told) => told.includes('at 16.0%')),
      story.join(' '),
    );
  });

  it('changes the identification by a version of its own; earlier runs keep theirs', async () => {
    await capitalAt(800);
    const [before = 0] = await rateOf();
    await runIdentification(app, company, bookEnd);
    const saved = await capitalAt(1_200);
    assert.deepEqual(await rateOf(), [before + 1, 1_200]);
    assert.deepEqual(await rateOf(before), [before, 800]);
    const [carried] = (await app.as(director)(listPolicies, {})).policies;
    assert.deepEqual(
      [carried?.createdByName, carried?.note],
      [finance.name, `Cost of capital of version ${saved} of the pricing policy`],
    );
    await runIdentification(app, company, bookEnd);
    const { rows } = await app.as(director)(listRuns, { limit: 2 });
    assert.deepEqual(
      rows.map(({ policyVersion }) => policyVersion),
      [before + 1, before],
    );
    await capitalAt(1_200);
    assert.deepEqual(await rateOf(), [before + 1, 1_200], 'the same rate is no new version');
  });

  it('is not what somebody sends with an identification policy or a trial of one', async () => {
    const held = await app.as(director)(getPolicy, {});
    const policy = { ...held.policy, creditRateBp: 5_000 };
    const { comparison } = await app.as(director)(whatIf, { policy });
    assert.deepEqual([comparison.counts.shifts, comparison.movers.length], [0, 0]);
    const saved = await app.as(director)(savePolicy, { policy, basedOn: held.version });
    assert.equal(saved.policy.creditRateBp, held.policy.creditRateBp);
  });

  it('that a warning policy of earlier days names is read over', async () => {
    const { policy, version } = await app.as(director)(warnings.getPolicy, {});
    const body = JSON.stringify({ ...policy, capitalRateBp: 300 });
    await app.database.withOrg(company.id, async (db) => {
      await sql`insert into warning_policy (org_id, id, version, body, created_by_name, created_at)
        values (${company.id}, gen_random_uuid(), ${version + 1}, ${body}::jsonb, 'Mainstay', now())`.execute(db);
    });
    const read = await app.as(director)(warnings.getPolicy, {});
    assert.deepEqual([read.version, read.policy], [version + 1, policy]);
  });

  it('comes to companies whose identification had another', async () => {
    const migration = readMigrations(migrationsDir).find(({ name }) => name.endsWith('carry-capital-rate'));
    const migrated = async (): Promise<void> =>
      await app.database.asOwner(async (db) => void (await sql.raw(migration?.text ?? '').execute(db)));
    const before = await rateOf();
    await migrated();
    assert.deepEqual(await rateOf(), before);
    await app.database.asOwner(async (db) => {
      await sql`insert into policy (org_id, id, version, body, created_by_name, created_at)
        select org_id, gen_random_uuid(), version + 1, jsonb_set(body, '{creditRateBp}', '600'), 'Mainstay', now()
        from policy where org_id = ${company.id} and version = ${before[0]}`.execute(db);
    });
    await migrated();
    const [version = 0, rate] = before;
    assert.deepEqual(await rateOf(), [version + 2, rate]);
    assert.deepEqual(await rateOf(version + 1), [version + 1, 600]);
  });
});
