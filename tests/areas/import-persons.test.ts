/** Who is who in a file of persons: nobody is written over by a namesake or by a shared address. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { homeContract } from '#areas/home/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { create, endRole, listPersons } = accountsContract.operations;

const mapping = {
  kind: 'persons',
  source: 'crm',
  columns: {
    code: 'code',
    account: 'account',
    name: 'name',
    mobile: 'mobile',
    email: 'email',
    title: 'title',
  },
} as const;
const head = 'code,account,name,mobile,email,title';

describe('a list of persons', () => {
  let app: TestApp;
  let company: TestCompany;

  before(async () => {
    app = await testApp();
    company = await app.company('通讯录');
    for (const code of ['A1', 'A2']) await app.as(company.admin)(create, { code, name: `客户${code}` });
  });
  after(async () => await app.close());

  const load = async (...rows: readonly string[]) =>
    (await importFileAs(app, company.admin, { mapping, body: [head, ...rows].join('\n') })).counts;
  const stored = async (): Promise<readonly string[]> => {
    const { rows } = await app.as(company.admin)(listPersons, { limit: 100, withFormer: 'yes' });
    return rows
      .map(({ surname, givenName, mobile, email, roles }) =>
        [`${surname}${givenName ?? ''}`, mobile, email, roles.map(({ account }) => account.code).join('+')].join(' '),
      )
      .toSorted();
  };

  const people = [
    ',A1,李娜,13900000001,,采购经理',
    ',A1,李娜,13900000003,,质检',
    ',A2,张三,,info@yy.cn,业务员',
    ',A2,李四,,info@yy.cn,总经理',
    'C1,A1,赵六,,,厂长',
    'C2,A1,赵六,,,司机',
  ];

  it('keeps namesakes and sharers of an address apart, and means the same people when it comes again', async () => {
    assert.deepEqual({ ...(await load(...people)) }.inserted, 6);
    const first = await stored();
    assert.equal(first.length, 6);
    const again = { ...(await load(...people.toReversed())) };
    assert.deepEqual([again.inserted, again.updated, again.unchanged], [0, 0, 6]);
    assert.deepEqual(await stored(), first);
  });

  it('gives details to the one it names, also when a row before made that one', async () => {
    const counts = await load(',A2,王五,,,', ',A2,王五,13900000009,wang@yy.cn,');
    assert.equal(counts.inserted, 1);
    assert.ok((await stored()).includes('王五 13900000009 wang@yy.cn A2'));
  });

  it('takes the surname first of a Chinese name with a space, and finds it by its syllables', async () => {
    await load(',A2,覃 明,13900000011,,', ',A2,欧阳\u3000修,13900000012,,');
    const { rows } = await app.as(company.admin)(listPersons, { q: '覃明' });
    assert.deepEqual(
      rows.map(({ surname, givenName }) => [surname, givenName]),
      [['覃', '明']],
    );
    const found = async (q: string) =>
      (await app.as(company.admin)(homeContract.operations.search, { q })).hits.map(({ name }) => name);
    for (const q of ['覃明', 'qinming', 'qm']) assert.ok((await found(q)).includes('覃明'), q);
    for (const q of ['欧阳修', 'ouyangxiu', 'oyx']) assert.ok((await found(q)).includes('欧阳修'), q);
  });

  it('does not bring back who has left', async () => {
    const as = app.as(company.admin);
    const { rows } = await as(listPersons, { q: '王五' });
    const [person] = rows;
    assert.ok(person?.roles[0]);
    await as(endRole, { id: person.id, roleId: person.roles[0].id });
    await load(',A2,王五,13900000009,wang@yy.cn,');
    assert.deepEqual((await as(listPersons, { q: '王五' })).rows, []);
  });
});
