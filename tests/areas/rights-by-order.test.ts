import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { refusedWith } from '#tests/refused-with';

const { create, createPerson, listPersons } = accountsContract.operations;
const { listAccounts } = ledgerContract.operations;

describe('who does not see a field', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('看不见');
    const as = app.as(company.admin);
    const accountId = (await as(create, { name: '甲公司' })).id;
    await as(createPerson, { surname: '张', givenName: '三', mobile: '13800001112', email: 'a@b.cn', accountId });
    await as(createPerson, { surname: '李', givenName: '四', mobile: '13800001113', phone: '021-5555', accountId });
  });
  after(async () => await app.close());

  const namesBy = async (person: Person, q: string): Promise<readonly string[]> =>
    (await app.as(person)(listPersons, { q })).rows.map(({ name }) => name);
  const exported = async (person: Person, query: string): Promise<string> =>
    await (await app.request(`/api/accounts/persons/export?format=csv&${query}`, { as: person })).text();

  it('gets no order by it, on the page or as a file', async () => {
    for (const role of ['service', 'marketer'] as const) {
      const person = await app.person(company, role);
      await assert.rejects(
        app.as(person)(listAccounts, { sort: 'contribution', limit: 1 }),
        refusedWith('ledger.figure-hidden'),
      );
      const { status } = await app.request('/api/ledger/accounts/export?sort=contribution', { as: person });
      assert.equal(status, 403);
    }
    const director = await app.person(company, 'director');
    assert.equal((await app.as(director)(listAccounts, { sort: 'contribution' })).rows.length, 1);
  });

  it('finds nobody by it, and everybody by name', async () => {
    const finance = await app.person(company, 'finance');
    const director = await app.person(company, 'director');
    for (const q of ['13800001112', '1380000111', 'a@b.cn', '021-5555', '0215555']) {
      assert.deepEqual(await namesBy(finance, q), [], q);
      assert.doesNotMatch(await exported(finance, `q=${encodeURIComponent(q)}`), /张三|李四/);
    }
    for (const q of ['张三', 'zhangsan', 'zs']) assert.deepEqual(await namesBy(finance, q), ['张三'], q);
    assert.deepEqual(await namesBy(director, '13800001112'), ['张三']);
  });
});
