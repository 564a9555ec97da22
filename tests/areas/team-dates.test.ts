import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { homeContract } from '#areas/home/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { refusedWith } from '#tests/refused-with';

const ops = accountsContract.operations;
const { search } = homeContract.operations;
const dayMs = 24 * 60 * 60 * 1000;

describe('a place in an account team', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let kam: Person;
  let id: string;

  before(async () => {
    app = await testApp();
    company = await app.company('团队日期');
    director = await app.person(company, 'director');
    kam = await app.person(company, 'kam');
    id = (await app.as(director)(ops.create, { name: '日期客户' })).id;
  });
  after(async () => await app.close());

  /** How many of three ways to the account are open: the record, the list and the search. */
  const ways = async (): Promise<number> => {
    const as = app.as(kam);
    const isShown = await as(ops.get, { id }).then(
      () => true,
      (error: unknown) => {
        if (refusedWith('accounts.not-found')(error)) return false;
        throw error;
      },
    );
    const listed = (await as(ops.list, { q: '日期客户' })).rows.length;
    const found = (await as(search, { q: '日期客户' })).hits.length;
    return Number(isShown) + listed + found;
  };
  const days = async (count: number): Promise<void> => {
    app.clock.advance(count * dayMs);
    director = await app.again(director);
    kam = await app.again(kam);
  };

  it('gives rights from its first day to the day before its end', async () => {
    const duty = { id, userId: kam.id, function: 'technical' } as const;
    const member = await app.as(director)(ops.addTeamMember, { ...duty, fromOn: '2026-11-24' });
    await assert.rejects(app.as(director)(ops.addTeamMember, duty), refusedWith('accounts.already-in-team'));
    assert.equal(await ways(), 0);
    await days(3);
    assert.equal(await ways(), 3);
    await app.as(director)(ops.endTeamMember, { id, memberId: member.id, toOn: '2026-11-26' });
    assert.equal(await ways(), 3);
    await days(1);
    assert.equal(await ways(), 3);
    const isEnded = async () =>
      (await app.as(director)(ops.listTeam, { id })).members.find((one) => one.id === member.id)?.isEnded;
    assert.equal(await isEnded(), false);
    await days(1);
    assert.equal(await ways(), 0);
    assert.equal(await isEnded(), true);
    await app.as(director)(ops.addTeamMember, duty);
    assert.equal(await ways(), 3);
  });
});
