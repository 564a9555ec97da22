import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { segmentsContract } from '#areas/segments/contract';
import { warningsContract } from '#areas/warnings/contract';
import type { Call } from '#kernel/client';
import { newIdAt } from '#platform/id';
import { identityContract } from '#platform/identity/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { refusedWith } from '#tests/refused-with';
import { workflowsContract } from '#workflows/contract';

const { addTeamMember, assignOwner, create, createTask, endTeamMember, get, listTasks, listTeam, listTimeline } =
  accountsContract.operations;
const { deactivateUser, handOver, holdings, openMatters } = workflowsContract.operations;

describe('a manager hands over', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Call;
  let admin: Call;
  let leaver: Person;
  let successor: Person;
  let accountId: string;
  let productId: string;
  let tenderNumber: string;
  const nothing = { accounts: 0, tasks: 0, duties: 0, warnings: 0, segments: 0, gates: 0, delegations: 0 };

  before(async () => {
    app = await testApp();
    company = await app.company();
    director = app.as(await app.person(company, 'director'));
    admin = app.as(company.admin);
    productId = (await admin(ledgerContract.operations.createProduct, { code: 'P-1', name: '幕墙板' })).id;
  });
  after(async () => await app.close());

  /** Two people and what the first one holds. */
  const furnish = async (): Promise<void> => {
    leaver = await app.person(company, 'kam');
    successor = await app.person(company, 'kam');
    accountId = (await director(create, { name: `客户 ${leaver.id.slice(-6)}`, ownerId: leaver.id })).id;
    const other = (await director(create, { name: `别家 ${leaver.id.slice(-6)}` })).id;
    // A gate without an owner is seen to by who prepared the tender, and so is the return of its bond.
    const gates = [
      { gate: 'questions' as const, dueOn: '2027-01-10', ownerId: null },
      { gate: 'submission' as const, dueOn: '2027-01-20', ownerId: leaver.id },
    ];
    const bond = { amount: '5000', dueBackOn: '2027-03-01' };
    const lines = [{ productId, quantity: '1', price: '1' }];
    const tender = { accountId, title: '招标', lines, gates, bond };
    tenderNumber = (await app.as(leaver)(pricingContract.operations.createTender, tender)).number;
    await app.as(leaver)(createTask, { accountId, title: '回访', dueOn: '2027-01-05' });
    await director(addTeamMember, { id: other, userId: leaver.id, function: 'technical', duty: '样板确认' });
    await app.as(leaver)(segmentsContract.operations.create, {
      name: `我的 ${leaver.id.slice(-6)}`,
      rule: { match: 'all', rules: [{ field: 'net12', op: 'at-least', value: '100' }] },
      shared: false,
    });
  };

  /** As a run of the warnings leaves it. */
  const warn = async (): Promise<string> => {
    const id = newIdAt(new Date());
    await sql`
      insert into warning (org_id, id, account_id, kind, state, mark, evidence, stake_minor, urgency, weight, since, step,
        owner_id, opened_at, refreshed_at)
      values (${company.id}, ${id}, ${accountId}, 'lapse', 'new', 'm', '{"open":{},"margin":{},"cost":{}}', 50000, 2, 100000,
        '2026-11-01', 'call-buyer', ${leaver.id}, now(), now())`.execute(app.database.root);
    return id;
  };

  it('gives accounts, tasks, duties and segments to one successor, and tells it', async () => {
    await furnish();
    const warningId = await warn();
    await app.as(leaver)(warningsContract.operations.addPromise, {
      accountId,
      dueOn: '2027-02-01',
      amount: '800',
      madeOn: '2026-11-01',
    });
    assert.deepEqual(await director(holdings, { userId: leaver.id }), {
      ...nothing,
      warnings: 1,
      accounts: 1,
      tasks: 1,
      duties: 1,
      segments: 1,
      gates: 3,
    });
    const { rows: pack } = await director(openMatters, { userId: leaver.id });
    assert.deepEqual(
      pack.map(({ account, kind, subject, dueOn, amount }) => [account.id, kind, subject, dueOn, amount]),
      [
        [accountId, 'task', '回访', '2027-01-05', null],
        [accountId, 'purchase', tenderNumber, '2027-01-10', null],
        [accountId, 'promise', '', '2027-02-01', { minor: '80000', currency: 'CNY' }],
        [accountId, 'warning', 'Lapse', null, { minor: '50000', currency: 'CNY' }],
      ],
    );
    const given = await director(handOver, { fromId: leaver.id, toId: successor.id });
    assert.deepEqual(
      [given.accounts, given.tasks, given.duties, given.segments, given.gates, given.warnings],
      [1, 1, 1, 1, 3, 1],
    );
    assert.deepEqual(await director(holdings, { userId: leaver.id }), nothing);
    assert.equal((await director(holdings, { userId: successor.id })).gates, 3);
    assert.equal((await director(get, { id: accountId })).ownerId, successor.id);
    const { warning } = await app.as(successor)(warningsContract.operations.get, { id: warningId });
    assert.equal(warning.ownerId, successor.id);
    const { rows: tasks } = await app.as(successor)(listTasks, { assignee: 'me' });
    assert.deepEqual(tasks.map(({ kind, title }) => `${kind} ${title}`).toSorted(), [
      `handed-over ${leaver.name}`,
      'plain 回访',
    ]);
    const { rows: events } = await director(listTimeline, { id: accountId });
    assert.ok(events.some(({ kind, params }) => kind === 'owner-given' && params['name'] === successor.name));
  });

  it('gives a warning that the successor could not work on to somebody who can', async () => {
    await furnish();
    const warningId = await warn();
    const helper = await app.person(company, 'service');
    await director(handOver, { fromId: leaver.id, toId: helper.id });
    assert.equal((await director(get, { id: accountId })).ownerId, helper.id);
    const { warning, history } = await director(warningsContract.operations.get, { id: warningId });
    const { rows } = await director(warningsContract.operations.owners, { id: warningId });
    assert.ok(warning.ownerId !== helper.id && rows.some(({ id }) => id === warning.ownerId), String(warning.ownerId));
    assert.deepEqual(
      history.map(({ act, ownerId }) => [act, ownerId]),
      [['assign', warning.ownerId]],
    );
  });

  it('gives a duty that has an end up to the same end', async () => {
    await furnish();
    const { id } = await director(create, { name: `限期 ${leaver.id.slice(-6)}` });
    const ends = '2027-03-31';
    const { id: memberId } = await director(addTeamMember, { id, userId: leaver.id, function: 'technical' });
    await director(endTeamMember, { id, memberId, toOn: ends });
    await director(handOver, { fromId: leaver.id, toId: successor.id });
    const { members } = await director(listTeam, { id });
    assert.equal(members.find(({ userId }) => userId === successor.id)?.toOn, ends);
  });

  it('lets nobody leave with something in hand', async () => {
    await furnish();
    await assert.rejects(admin(deactivateUser, { id: leaver.id }), refusedWith('workflows.successor-needed'));
    await assert.rejects(
      admin(deactivateUser, { id: leaver.id, successorId: leaver.id }),
      refusedWith('workflows.hand-over-self'),
    );
    assert.equal((await director(get, { id: accountId })).ownerId, leaver.id);
    await admin(deactivateUser, { id: leaver.id, successorId: successor.id, reason: '离职' });
    assert.equal((await director(get, { id: accountId })).ownerId, successor.id);
    const { rows } = await admin(identityContract.operations.listUsers, {});
    assert.equal(rows.find(({ id }) => id === leaver.id)?.active, false);
    const { members } = await director(listTeam, { id: accountId });
    assert.ok(members.every(({ userId, toOn }) => userId !== leaver.id || toOn !== null));
  });

  it('gives nothing to somebody who has left, and lets back in', async () => {
    await furnish();
    const gone = await app.person(company, 'kam');
    await admin(deactivateUser, { id: gone.id });
    await assert.rejects(
      director(handOver, { fromId: leaver.id, toId: gone.id }),
      refusedWith('accounts.user-unknown'),
    );
    await assert.rejects(
      director(assignOwner, { ids: [accountId], ownerId: gone.id }),
      refusedWith('accounts.user-unknown'),
    );
    await admin(identityContract.operations.updateUser, { id: gone.id, active: true });
    await director(assignOwner, { ids: [accountId], ownerId: gone.id });
    assert.equal((await director(get, { id: accountId })).ownerId, gone.id);
  });

  it('is done by those who assign accounts, and seen by them alone', async () => {
    await furnish();
    const kam = app.as(await app.person(company, 'kam'));
    await assert.rejects(kam(holdings, { userId: leaver.id }), refusedWith('platform.forbidden'));
    await assert.rejects(kam(handOver, { fromId: leaver.id, toId: successor.id }), refusedWith('platform.forbidden'));
    await assert.rejects(director(deactivateUser, { id: leaver.id }), refusedWith('platform.forbidden'));
  });
});
