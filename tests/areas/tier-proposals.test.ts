import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { isAppError } from '#kernel/app-error';
import { auditContract } from '#platform/audit/contract';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { bookEnd, runIdentification } from '#tests/identified-book';
import { demoBook } from '#tests/prepared-book';
import { workflowsContract } from '#workflows/contract';

const ops = identificationContract.operations;
const { decideProposals } = workflowsContract.operations;

const refuses = async (code: string, run: Promise<unknown>): Promise<void> =>
  await assert.rejects(run, (error: unknown) => isAppError(error) && error.code === code);

describe('tier proposals of a first run', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let finance: Person;

  before(async () => {
    ({ app, company } = await demoBook());
    director = await app.person(company, 'director');
    finance = await app.person(company, 'finance');
    await runIdentification(app, company, bookEnd);
  });
  after(async () => await app.close());

  it('parts proposals that touch a key account from the others', async () => {
    const as = app.as(director);
    const isKey = (tier: string): boolean => tier === 'S' || tier === 'A';
    const touching = await as(ops.proposals, { group: 'key-accounts', limit: 500 });
    const others = await as(ops.proposals, { group: 'others', limit: 500 });
    assert.ok(touching.rows.length > 0 && others.rows.length > 0);
    assert.equal(touching.rows.length + others.rows.length, (await as(ops.proposals, {})).total);
    assert.ok(touching.rows.every(({ tierFrom, tierTo }) => isKey(tierFrom) || isKey(tierTo)));
    assert.ok(others.rows.every(({ tierFrom, tierTo }) => !isKey(tierFrom) && !isKey(tierTo)));
  });

  it('decides all proposals of a filter at once, as many as were shown', async () => {
    const as = app.as(director);
    const others = await as(ops.proposals, { group: 'others', limit: 500 });
    assert.ok(others.rows.length > 0);
    const { total: waiting = 0 } = await as(ops.proposals, {});
    const all = { group: 'others', expected: others.rows.length } as const;
    const tooFew = { ...all, expected: all.expected - 1 };
    await refuses('workflows.proposals-changed', as(decideProposals, { all: tooFew, decision: 'accept' }));
    assert.deepEqual(await as(decideProposals, { all, decision: 'accept' }), { decided: all.expected, gone: [] });
    assert.equal((await as(ops.proposals, { group: 'others' })).total, 0);
    assert.equal((await as(ops.proposals, {})).total, waiting - all.expected);
    const { rows: entries } = await app.as(finance)(auditContract.operations.list, { action: 'accept-tiers' });
    assert.deepEqual(
      entries.map(({ after }) => Object(after).decided),
      [all.expected],
    );
    const [moved] = others.rows;
    assert.ok(moved);
    const { rows: now } = await as(ops.portfolio, { q: moved.account.code });
    assert.equal(now.find(({ account }) => account.id === moved.account.id)?.tier, moved.tierTo);
  });

  it('tells in the timeline of each account what was refused together, and why', async () => {
    const as = app.as(director);
    const { rows } = await as(ops.proposals, { limit: 3 });
    assert.equal(rows.length, 3);
    await as(decideProposals, { ids: rows.map(({ id }) => id), decision: 'refuse', reason: '合同已到期' });
    for (const { account, tierFrom, tierTo } of rows) {
      const [latest] = (await as(accountsContract.operations.listTimeline, { id: account.id })).rows;
      assert.deepEqual(
        [latest?.kind, latest?.params],
        ['tier-refused', { before: tierFrom, after: tierTo, reason: '合同已到期' }],
      );
    }
  });
});
