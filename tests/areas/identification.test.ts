import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { z } from 'zod';
import { loadAccountFacts } from '#areas/identification';
import { identificationContract } from '#areas/identification/contract';
import { isAppError } from '#kernel/app-error';
import { jobsContract } from '#platform/jobs/contract';
import { defaultPolicy } from '#domain/identification';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { factsFromRecords } from '#tests/facts-from-records';
import { bookEnd, demoPart, runIdentification, stateOwnProducts } from '#tests/identified-book';
import { demoBook } from '#tests/prepared-book';
import { holdMeasures } from '#tests/run-measures';
import { workflowsContract } from '#workflows/contract';

const ops = identificationContract.operations;
const { decideProposals, overrideTier } = workflowsContract.operations;

const refuses = async (code: string, run: Promise<unknown>): Promise<void> =>
  await assert.rejects(run, (error: unknown) => isAppError(error) && error.code === code);

const compared = ['orderDays', 'window', 'largestOrder', 'orderKinds', 'special', 'payment', 'deliveries'] as const;

describe('identification on a part of the demo company', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let kam: Person;
  let service: Person;
  let finance: Person;
  let ids: ReadonlyMap<string, string>;
  const book = demoPart(20);

  before(async () => {
    ({ app, company } = await demoBook());
    director = await app.person(company, 'director');
    kam = await app.person(company, 'kam');
    service = await app.person(company, 'service');
    finance = await app.person(company, 'finance');
    const { rows } = await app.database.withOrg(company.id, async (db) =>
      sql<{ id: string; code: string }>`select id, code from account_card where org_id = ${company.id}`.execute(db),
    );
    ids = new Map(rows.map(({ id, code }) => [code, id]));
    await stateOwnProducts(app, company, { demo: book, ids });
  });
  after(async () => await app.close());

  const explanationBytes = async (runId: string): Promise<readonly string[]> =>
    await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ body: string }>`
        select body from run_explanation where org_id = ${company.id} and run_id = ${runId} order by body collate "C"`.execute(
        db,
      );
      return rows.map(({ body }) => body);
    });

  const facts = async (asOf: string) =>
    await app.database.withOrg(
      company.id,
      async (db) => await loadAccountFacts(db, { orgId: company.id, asOf, windowMonths: 24, currency: 'CNY' }),
    );

  for (const asOf of [bookEnd, '2025-08-15'])
    it(`loads the facts as of ${asOf} as a plain pass over the records gives them`, async () => {
      const loaded = new Map((await facts(asOf)).map((account) => [account.code, account]));
      const wanted = factsFromRecords(book, { asOf, windowMonths: 24, currency: 'CNY' });
      assert.equal(loaded.size, wanted.length);
      for (const account of wanted) {
        const found = loaded.get(account.code);
        assert.ok(found);
        for (const part of compared)
          assert.ok(isDeepStrictEqual(found[part], account[part]), `${part} of ${account.code}`);
        assert.equal(found.credit.exposureMinor, account.credit.exposureMinor, `exposure of ${account.code}`);
      }
    });

  let runId = '';

  it('runs as a job and answers counts and the first accounts with a reason', async () => {
    const { jobId, runId: started } = await app.as(director)(ops.startRun, { asOf: bookEnd });
    runId = started;
    await app.runJobs();
    const job = await app.as(director)(jobsContract.operations.get, { id: jobId });
    assert.equal(job.state, 'done', JSON.stringify(job.error));
    const { first } = z.object({ first: z.array(z.object({ reasons: z.array(z.string()) })) }).parse(job.result);
    assert.equal(first.length, 10);
    assert.ok(new Set(first.map(({ reasons }) => reasons[0]?.split(':')[0])).size > 1, JSON.stringify(first));
    const { rows, total, run } = await app.as(director)(ops.portfolio, { limit: 20 });
    assert.equal(run?.id, runId);
    assert.ok(total !== undefined && total > 40);
    assert.deepEqual(
      rows.map(({ rank }) => rank),
      rows.map((_, i) => i + 1),
    );
    const { reasons, rescored } = await app.as(director)(ops.explanation, { accountId: rows[0]?.account.id ?? '' });
    assert.ok(rescored.agrees);
    assert.ok(reasons.length > 3);
  });

  it('gives the same bytes again, in a second run', async () => {
    const again = await runIdentification(app, company, bookEnd);
    const [first, second] = [await explanationBytes(runId), await explanationBytes(again)];
    assert.ok(first.length > 40);
    assert.equal(second.join('\n') === first.join('\n'), true);
    runId = again;
  });

  it('gives the bytes that every engine gives', async () => {
    const hash = createHash('sha256')
      .update((await explanationBytes(runId)).join('\n'))
      .digest('hex');
    assert.equal(hash, '1baa52cc4005efae6ea6be1635fd5e0f0db98877a7fb9405992f7a7fc6a5dcdb');
  });

  it('keeps its figures as explained', async () =>
    await app.database.withOrg(company.id, async (db) => await holdMeasures(db, { orgId: company.id, runId })));
  it('keeps each reader to accounts and figures of his own right', async () => {
    assert.equal((await app.as(kam)(ops.portfolio, {})).rows.length, 0);
    const [mine] = (await app.as(director)(ops.portfolio, {})).rows;
    const accountId = mine?.account.id ?? '';
    await app.database.withOrg(company.id, async (db) => {
      await sql`update account set owner_id = ${kam.id} where org_id = ${company.id} and id = ${accountId}`.execute(db);
    });
    const own = await app.as(kam)(ops.portfolio, {});
    assert.deepEqual(
      own.rows.map(({ account }) => account.id),
      [accountId],
    );
    assert.notEqual(own.rows[0]?.contribution, null);
    const { book: whole } = await app.as(company.admin)(ops.portfolioReport, {});
    const { book, modelInUse } = await app.as(kam)(ops.portfolioReport, {});
    assert.deepEqual([book, modelInUse], [null, whole?.model.inUse]);
    const other = (await app.as(director)(ops.portfolio, {})).rows[1]?.account.id ?? '';
    await refuses('identification.not-rated', app.as(kam)(ops.explanation, { accountId: other }));
    const [seen] = (await app.as(service)(ops.portfolio, {})).rows;
    assert.equal(seen?.contribution, null);
    assert.equal(seen?.shares.contribution, null);
    const full = await app.as(finance)(ops.explanation, { accountId });
    assert.equal(full.masked, false);
    await refuses('platform.forbidden', app.as(finance)(ops.startRun, {}));
    await refuses('platform.forbidden', app.as(kam)(decideProposals, { ids: [accountId], decision: 'accept' }));
  });

  it('hides whatever is made of margins from those who see none', async () => {
    const full = await app.as(director)(ops.portfolio, { badge: 'loss-maker', limit: 500 });
    const loser = full.rows.find(({ failedGates }) => failedGates.includes('contribution'));
    assert.ok(loser !== undefined);
    const as = app.as(service);
    for (const sort of ['rank', 'score', 'contribution', 'expected', 'contribution-axis', 'growth'] as const)
      await refuses('identification.figure-hidden', as(ops.portfolio, { sort }));
    for (const badge of ['loss-maker', 'squeezing'] as const)
      await refuses('identification.figure-hidden', as(ops.portfolio, { badge }));
    await refuses('identification.figure-hidden', as(ops.upgradeList, {}));

    const { rows } = await as(ops.portfolio, { limit: 500 });
    assert.deepEqual(
      rows.map(({ revenueRank }) => revenueRank),
      rows.map(({ revenueRank }) => revenueRank).toSorted((a, b) => a - b),
      'ordered by revenue, not by rank',
    );
    for (const row of rows) {
      const { rank, score, contribution, expected, shares } = row;
      assert.deepEqual([rank, score, contribution, expected, shares.contribution, shares.growth], Array(6).fill(null));
      assert.ok(!row.badges.includes('loss-maker') && !row.badges.includes('squeezing'));
      assert.ok(!row.failedGates.includes('contribution') && !row.proposedTypes.includes('economic'));
    }
    assert.ok(
      rows.some(({ badges }) => badges.includes('slow-payer')),
      'other badges stand',
    );

    const why = await as(ops.explanation, { accountId: loser.account.id });
    assert.equal(why.rescored.score, null);
    const { axes, beside, gates, badges } = why.body;
    assert.doesNotMatch(
      JSON.stringify([axes, beside, gates, badges, why.row.badges, why.row.failedGates]),
      /contribution|loss-maker|squeezing|margin-trend|growth|acceleration/,
    );
    assert.deepEqual([why.body['score'], why.body['median'], why.row.score, why.row.rank], [null, null, null, null]);
    for (const reason of why.reasons) assert.doesNotMatch(reason, /contribution|loss|growth/i);

    const report = await as(ops.portfolioReport, {});
    assert.deepEqual([report.book, report.proof, report.movers, report.matrix], [null, null, [], []]);
    assert.ok(!('loss-maker' in report.badges) && 'slow-payer' in report.badges);
    for (const { rank, score, heldBy } of (await as(ops.proposals, {})).rows)
      assert.deepEqual([rank, score, heldBy.includes('contribution')], [null, null, false]);
    const [latest, before] = (await app.as(director)(ops.listRuns, {})).rows;
    const { movers, shifts, enters, leaves } = await as(ops.compareRuns, {
      before: before?.id ?? '',
      after: latest?.id ?? '',
    });
    assert.deepEqual(movers, []);
    for (const move of [...shifts, ...enters, ...leaves])
      assert.deepEqual([move.rankBefore, move.rankAfter, move.scoreChange], [null, null, null]);
    assert.deepEqual((await as(ops.listBacktests, {})).backTests, []);
  });

  it('pages by every order without losing or repeating an account', async () => {
    for (const sort of ['rank', 'contribution', 'growth', 'alive'] as const)
      for (const direction of ['best', 'worst'] as const) {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await app.as(director)(ops.portfolio, {
            sort,
            direction,
            limit: 17,
            ...(cursor !== undefined && { cursor }),
          });
          found.push(...page.rows.map(({ account }) => account.id));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        const { total } = await app.as(director)(ops.portfolio, { limit: 1 });
        assert.equal(new Set(found).size, total, `${sort} ${direction}`);
        assert.equal(found.length, total);
      }
  });

  it('shows the rows behind a figure', async () => {
    const [first] = (await app.as(director)(ops.portfolio, {})).rows;
    const accountId = first?.account.id ?? '';
    for (const source of ['order-lines', 'invoices', 'monthly-facts'] as const) {
      const { rows } = await app.as(director)(ops.explanationRows, { accountId, source });
      assert.ok(rows.length > 0, source);
    }
    const { rows } = await app.as(kam)(ops.explanationRows, { accountId, source: 'order-lines' });
    assert.ok(rows.every((row) => row['costE4'] === null));
  });

  it('lets a director accept, refuse and override proposals, with a history', async () => {
    const as = app.as(director);
    const { rows } = await as(ops.proposals, { limit: 200 });
    const [first, second, ...rest] = rows;
    assert.ok(first && second && rest.length > 10);
    assert.deepEqual(await as(decideProposals, { ids: [first.id], decision: 'accept' }), { decided: 1, gone: [] });
    await refuses('workflows.reason-missing', as(decideProposals, { ids: [second.id], decision: 'refuse' }));
    await as(decideProposals, { ids: [second.id], decision: 'refuse', reason: 'Insolvency is near' });
    await refuses(
      'workflows.proposals-decided',
      as(decideProposals, { ids: [first.id, second.id], decision: 'accept' }),
    );
    const bulk = rest.slice(0, 20).map(({ id }) => id);
    assert.equal((await as(decideProposals, { ids: [...bulk, first.id], decision: 'accept' })).decided, bulk.length);
    const accepted = await as(ops.portfolio, { q: first.account.code });
    assert.equal(accepted.rows[0]?.tier, first.tierTo);
    const last = rest.at(-1);
    assert.ok(last);
    const wish = { accountId: last.account.id, tier: 'S', reason: 'A study is under way' } as const;
    await refuses('workflows.expiry-not-ahead', as(overrideTier, { ...wish, expiresOn: '2026-11-01' }));
    await refuses('workflows.expiry-too-late', as(overrideTier, { ...wish, expiresOn: '2028-01-01' }));
    const { tierExpires } = await as(overrideTier, { ...wish, expiresOn: '2027-03-31' });
    assert.equal(tierExpires, '2027-03-31');
    const [overridden] = (await as(ops.proposals, { state: 'overridden' })).rows;
    assert.equal(overridden?.account.id, last.account.id);
  });

  it('answers what-if as a run after saving does', async () => {
    const as = app.as(director);
    const held = await as(ops.getPolicy, {});
    const draft = {
      ...held.policy,
      weights: { ...held.policy.weights, contribution: 20, continuity: 35 },
      cutoffs: { S: 72, A: 58, B: 44 },
    };
    await refuses(
      'identification.policy-refused',
      as(ops.whatIf, { policy: { ...draft, cutoffs: { S: 50, A: 60, B: 40 } } }),
    );
    const started = performance.now();
    const { tiers, comparison } = await as(ops.whatIf, { policy: draft });
    assert.ok(performance.now() - started < 10_000);
    await refuses(
      'identification.policy-changed-meanwhile',
      as(ops.savePolicy, { policy: draft, basedOn: held.version + 5 }),
    );
    const saved = await as(ops.savePolicy, { policy: draft, basedOn: held.version, note: 'rhythm counts more' });
    assert.equal(saved.version, held.version + 1);
    const before = runId;
    runId = await runIdentification(app, company, bookEnd);
    const { book: report } = await as(ops.portfolioReport, {});
    assert.deepEqual(report?.tiers, tiers);
    const compared = await as(ops.compareRuns, { before, after: runId });
    assert.deepEqual(compared.counts, comparison.counts);
  });

  it('keeps what-if right for another window', async () => {
    const as = app.as(director);
    const { policy, version } = await as(ops.getPolicy, {});
    const draft = { ...policy, windowMonths: 12 };
    const { tiers } = await as(ops.whatIf, { policy: draft });
    await as(ops.savePolicy, { policy: draft, basedOn: version });
    runId = await runIdentification(app, company, bookEnd);
    assert.deepEqual((await as(ops.portfolioReport, {})).book?.tiers, tiers);
    await as(ops.savePolicy, { policy: ops.savePolicy.input.shape.policy.parse(defaultPolicy), basedOn: version + 1 });
  });

  it('proves itself on three rolling cuts, in plain words', async () => {
    const beyond = app.as(director)(ops.startBacktest, { cutoff: bookEnd, horizonDays: 45 });
    await refuses('identification.cutoff-outside', beyond);
    const { jobId } = await app.as(director)(ops.startBacktest, { horizonDays: 182 });
    await app.runJobs();
    const job = await app.as(director)(jobsContract.operations.get, { id: jobId });
    assert.equal(job.state, 'done', JSON.stringify(job.error));
    const [found] = (await app.as(director)(ops.listBacktests, {})).backTests;
    assert.equal(found?.verdicts.length, 3);
    assert.equal(found?.verdicts[0]?.asOf, found?.cutoff);
    assert.deepEqual(new Set(found?.verdicts.map(({ basis }) => basis)), new Set(['contribution']));
  });

  it('takes statements, ladder answers and groups with their limits', async () => {
    const as = app.as(director);
    const accountId = [...ids.values()][0] ?? '';
    await refuses(
      'identification.value-outside',
      as(ops.addStatement, { accountId, kind: 'standing', value: 9, source: 'press' }),
    );
    await refuses(
      'identification.stated-ahead',
      as(ops.addStatement, { accountId, kind: 'standing', value: 3, source: 'press', statedOn: '2027-01-01' }),
    );
    const made = await as(ops.addStatement, { accountId, kind: 'standing', value: 3, source: 'press' });
    assert.equal((await as(ops.withdrawStatement, { id: made.id })).withdrawnOn, '2026-11-21');
    await refuses('identification.statement-not-found', as(ops.withdrawStatement, { id: made.id }));
    const { answers } = await as(ops.answerLadder, { accountId, step: 'fit', value: 4 });
    assert.deepEqual(answers, { fit: 4 });
    const [prospect] = (await as(ops.prospects, {})).rows;
    assert.ok(prospect);
    const { rows: alone } = await as(ops.prospects, { accountId: prospect.account.id });
    assert.deepEqual(alone, [prospect]);
    assert.deepEqual((await as(ops.prospects, { accountId })).rows, []);
    await as(ops.setBuyingGroup, { accountId, buysAsOne: true });
    assert.equal((await as(ops.buyingGroups, {})).groups.length, 1);
    await as(ops.setBuyingGroup, { accountId, buysAsOne: false });
  });

  it('makes an upgrade a plan of tasks, once', async () => {
    const as = app.as(director);
    const [first] = (await as(ops.upgradeList, {})).rows;
    assert.ok(first && first.gaps.length > 0, 'the run finds an account near a cut-off');
    const { tasks } = await as(ops.planUpgrade, { accountId: first.account.id });
    assert.equal(tasks, first.gaps.length);
    const developing = sql<{ params: object }>`select params from task where kind = 'develop'`;
    const { rows: planned } = await developing.execute(app.database.root);
    assert.equal(planned.length, tasks);
    for (const { params } of planned) assert.deepEqual(Object.keys(params).toSorted(), ['lever', 'nextTier', 'runId']);
    await refuses('identification.already-planned', as(ops.planUpgrade, { accountId: first.account.id }));
  });

  it('exports the ranking, margins only for those who see them', async () => {
    const headOf = async (person: Person): Promise<string> => {
      const response = await app.download(ops.exportPortfolio, { format: 'csv' }, { as: person });
      return (await response.text()).split('\n')[0] ?? '';
    };
    assert.match(await headOf(finance), /Expected contribution/);
    const marketer = await app.person(company, 'marketer');
    assert.doesNotMatch(await headOf(marketer), /contribution|score|^.?rank/i);
    const file = await app.download(ops.exportPortfolio, { format: 'csv' }, { as: marketer });
    assert.doesNotMatch(await file.text(), /contribution|loss|squeez/i);
    for (const hidden of [{ sort: 'rank' }, { badge: 'loss-maker' }] as const) {
      const refused = await app.download(ops.exportPortfolio, { format: 'csv', ...hidden }, { as: marketer });
      assert.equal(refused.status, 403);
    }
  });

  it('shows nothing of a run that was killed, and takes its rows away with the next', async () => {
    const orphan = '01934000-0000-7000-8000-000000000001';
    await app.database.withOrg(company.id, async (db) => {
      await sql`
        insert into identification_run (org_id, id, as_of, policy_id, policy_version, state, started_by_name, started_at)
        select org_id, ${orphan}, as_of, policy_id, policy_version, 'running', 'nobody', '2026-11-20T00:00:00Z'
        from identification_run where org_id = ${company.id} and id = ${runId}`.execute(db);
      await sql`
        insert into run_account select org_id, ${orphan}, account_id, unit, rank, score_micro, coverage, tier, types, gate_type, badges,
          failed_gates, contribution_minor, revenue_minor, revenue_rank, expected_minor, alive_bp, contribution_share, continuity_share,
          payment_share, growth_share, relationship_share, strategic_share
        from run_account where org_id = ${company.id} and run_id = ${runId}`.execute(db);
    });
    const { run } = await app.as(director)(ops.portfolio, {});
    assert.equal(run?.id, runId);
    runId = await runIdentification(app, company, bookEnd);
    const left = await app.database.withOrg(company.id, async (db) => {
      const { rows } = await sql<{ n: number; state: string }>`
        select (select count(*) from run_account where org_id = ${company.id} and run_id = ${orphan}) as n,
          (select state from identification_run where org_id = ${company.id} and id = ${orphan}) as state`.execute(db);
      return rows[0];
    });
    assert.deepEqual(left, { n: 0, state: 'failed' });
  });

  it('proposes nothing from a look into the past', async () => {
    const before = (await app.as(director)(ops.proposals, { limit: 500 })).rows.map(({ id }) => id);
    await runIdentification(app, company, '2025-10-31');
    const now = (await app.as(director)(ops.proposals, { limit: 500 })).rows.map(({ id }) => id);
    assert.deepEqual(now, before);
    assert.equal((await app.as(director)(ops.portfolio, {})).run?.id, runId);
  });
});
