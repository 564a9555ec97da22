import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { jobsContract } from '#platform/jobs/contract';
import type { TestApp, TestCompany } from '#tests/app';
import { testApp } from '#tests/app';
import { demoPart, importRecords } from '#tests/identified-book';

const { addStatement, listBacktests, startBacktest } = identificationContract.operations;

describe('the proof of a company that knows no costs', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('砥衡');
    const demo = demoPart(40);
    const orders = demo.orders.map(({ costE4: _cost, ...line }) => line);
    await importRecords(app, company, { ...demo, orders, costs: [], pocketItems: [], costToServe: [] });
  });
  after(async () => await app.close());

  it('speaks of revenue, never of profit', async () => {
    const as = app.as(company.admin);
    const { jobId } = await as(startBacktest, { horizonDays: 182, cuts: 2 });
    await app.runJobs();
    const job = await as(jobsContract.operations.get, { id: jobId });
    assert.equal(job.state, 'done', JSON.stringify(job.error));
    const [found] = (await as(listBacktests, {})).backTests;
    assert.deepEqual(
      found?.verdicts.map(({ basis }) => basis),
      ['revenue', 'revenue'],
    );
    assert.deepEqual(
      found.report.cuts.map(({ basis }) => basis),
      ['revenue', 'revenue'],
    );
    const { inWords } = z.object({ inWords: z.array(z.string()) }).parse(job.result);
    assert.match(
      inWords.join('\n'),
      /% of the revenue until .* No cost was known, so this compares revenue, not profit\./,
    );
    assert.doesNotMatch(inWords.join('\n'), /of the profit|Contribution/);
    assert.ok((found.verdicts[0]?.ourPercent ?? 0) > 0);
  });
  it('is the same when somebody states today what was so then: a proof uses no hindsight', async () => {
    const as = app.as(company.admin);
    const [before] = (await as(listBacktests, {})).backTests;
    for (const { id } of (await as(accountsContract.operations.list, { limit: 20 })).rows)
      await as(addStatement, { accountId: id, kind: 'standing', value: 5, source: '行业协会', statedOn: '2024-01-05' });
    const { jobId } = await as(startBacktest, { horizonDays: 182, cuts: 2 });
    await app.runJobs();
    const after = (await as(listBacktests, {})).backTests.find(({ id }) => id === jobId);
    assert.notEqual(after?.id, before?.id);
    assert.deepEqual(after?.report, before?.report);
  });
});
