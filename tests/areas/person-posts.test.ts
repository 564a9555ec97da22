import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { homeContract } from '#areas/home/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';

const ops = accountsContract.operations;

describe('a post with an end', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('任职');
  });
  after(async () => await app.close());

  it('is held up to the day of its end, in the list and in search alike', async () => {
    const as = app.as(company.admin);
    const accountId = (await as(ops.create, { name: '甲公司' })).id;
    const ends = [['欧阳来', '2090-01-01'] as const, ['欧阳今', undefined] as const, ['欧阳昔', '2020-01-01'] as const];
    for (const [surname, toOn] of ends) {
      const { id, roles } = await as(ops.createPerson, { surname, accountId });
      await as(ops.endRole, { id, roleId: roles[0]?.id ?? '', toOn });
    }
    const isEnded = new Map([
      ['欧阳来', false],
      ['欧阳今', true],
      ['欧阳昔', true],
    ]);
    const { rows } = await as(ops.listPersons, { q: '欧阳' });
    assert.deepEqual(
      rows.map(({ surname }) => surname),
      ['欧阳来'],
    );
    const known = await as(ops.listPersons, { accountId, withFormer: 'true' });
    assert.deepEqual(new Map(known.rows.map(({ surname, roles }) => [surname, roles[0]?.isEnded])), isEnded);
    const { hits } = await as(homeContract.operations.search, { q: '欧阳' });
    assert.deepEqual(
      hits.map(({ name }) => name),
      ['欧阳来'],
    );
  });
});
