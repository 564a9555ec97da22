/** Records that touch accounts in reach and accounts out of it show the part in reach only. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';

const { addRole, create, createPerson, getPerson, listPersons } = accountsContract.operations;

describe('a record over two accounts', () => {
  let app: TestApp;
  let company: TestCompany;
  let kam: Person;
  let stranger: Person;
  let mineId: string;
  let otherId: string;

  before(async () => {
    app = await testApp();
    company = await app.company('双户公司');
    const director = app.as(await app.person(company, 'director'));
    kam = await app.person(company, 'kam');
    stranger = await app.person(company, 'kam');
    mineId = (await director(create, { code: 'A-1', name: '檐石幕墙', ownerId: kam.id })).id;
    otherId = (await director(create, { code: 'A-2', name: '别家秘密客户' })).id;
  });
  after(async () => await app.close());

  it('is an order: lines of the account out of reach are not there', async () => {
    for (const code of ['P-1', 'P-2'])
      await app.as(company.admin)(ledgerContract.operations.createProduct, { code, name: code });
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'orders',
        source: 'erp',
        columns: {
          orderNo: 'no',
          account: 'account',
          orderedOn: 'day',
          product: 'product',
          quantity: 'qty',
          net: 'net',
        },
        currency: 'CNY',
        decimal: '.',
      },
      body: ['no,account,day,product,qty,net', 'SO-1,A-1,2026-10-01,P-1,1,100', 'SO-1,A-2,2026-10-01,P-2,1,777'].join(
        '\n',
      ),
    });
    const { getOrder } = ledgerContract.operations;
    const { lines, account } = await app.as(kam)(getOrder, { source: 'erp', orderNo: 'SO-1' });
    assert.deepEqual([account.code, lines.map(({ product }) => product.code)], ['A-1', ['P-1']]);
    assert.equal((await app.as(company.admin)(getOrder, { source: 'erp', orderNo: 'SO-1' })).lines.length, 2);
    await assert.rejects(
      app.as(stranger)(getOrder, { source: 'erp', orderNo: 'SO-1' }),
      refusedWith('ledger.order-not-found'),
    );
  });

  it('is a person: posts at the account out of reach are not told', async () => {
    const admin = app.as(company.admin);
    const { id } = await admin(createPerson, { accountId: mineId, surname: '李', givenName: '娜', title: '采购经理' });
    await admin(addRole, { id, accountId: otherId, title: '顾问' });
    const posts = ({ roles }: { readonly roles: readonly { readonly account: { readonly code: string } }[] }) =>
      roles.map(({ account }) => account.code).toSorted();
    assert.deepEqual(posts(await admin(getPerson, { id })), ['A-1', 'A-2']);
    assert.deepEqual(posts(await app.as(kam)(getPerson, { id })), ['A-1']);
    const { rows } = await app.as(kam)(listPersons, {});
    assert.deepEqual(rows.map(posts), [['A-1']]);
  });
});
