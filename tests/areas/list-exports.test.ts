import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { AppError } from '#kernel/app-error';
import { auditContract } from '#platform/audit/contract';
import { exportsContract } from '#platform/exports/contract';
import { identityContract } from '#platform/identity/contract';
import { openTable } from '#platform/sheets';
import { scratchDirectory } from '#tests/database';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';

const { list: exportList } = exportsContract.operations;

const isRefusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

describe('the export of any list', () => {
  let app: TestApp;
  let company: TestCompany;
  let kam: Person;
  const scratch = scratchDirectory();

  before(async () => {
    app = await testApp();
    company = await app.company('导出');
    kam = await app.person(company, 'kam');
    const names = Array.from({ length: 1_201 }, (_, index) => `P${index + 1},"板材 ${index + 1}"`);
    const products = ['Code,Name', ...names].join('\n');
    await importFileAs(app, company.admin, {
      mapping: { kind: 'products', source: 'erp', columns: { code: 'Code', name: 'Name' } },
      body: products,
    });
    await importFileAs(app, company.admin, {
      mapping: {
        kind: 'costs',
        source: 'erp',
        columns: { product: 'Code', validFrom: 'From', unitCost: 'Cost', listPrice: 'Price' },
      },
      body: 'Code,From,Cost,Price\nP1,2026-01-01,12.5,20\n',
    });
    const formula = { code: 'Q1', name: '=HYPERLINK("http://x")' };
    await app.as(company.admin)(ledgerContract.operations.createProduct, formula);
    for (const [code, ownerId] of [
      ['K1', kam.id],
      ['K2', company.admin.id],
    ] as const) {
      await app.as(company.admin)(accountsContract.operations.create, {
        code,
        name: `客户${code}`,
        ownerId,
        region: '浙江省',
      });
    }
  });
  after(async () => {
    rmSync(scratch, { recursive: true, force: true });
    await app.close();
  });

  type Wanted = { readonly list: string; readonly as?: Person; readonly filter?: Readonly<Record<string, unknown>> };
  const fileOf = async (input: Readonly<Record<string, unknown>>, sender: Parameters<TestApp['download']>[2]) => {
    const answer = await app.download(exportList, input, sender);
    if (!answer.ok) throw new AppError(z.object({ code: z.string() }).parse(await answer.json()).code);
    return answer;
  };
  const csvOf = async ({ list, as = company.admin, filter = {} }: Wanted) => {
    const answer = await fileOf({ list, filter, format: 'csv' }, { as });
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
  };
  const linesOf = (text: string): readonly string[] => text.trimEnd().split('\r\n');

  it('holds every page, marked as UTF-8, with headings of the language, and runs no formula', async () => {
    const director = await app.person(company, 'director');
    await app.as(director)(identityContract.operations.updateMe, { language: 'zh-CN' });
    const text = await csvOf({ list: 'ledger.listProducts', as: director });
    const lines = linesOf(text);
    assert.equal(text.charCodeAt(0), 0xfe_ff);
    assert.equal(
      lines[0]?.slice(1),
      '产品编码,产品名称,产品英文名称,产品线,产品线（英文）,单位,难做或定制,目录价,单位成本',
    );
    assert.equal(lines.length, 1 + 1_201 + 1);
    assert.ok(lines.includes('P1,板材 1,,,,,否,20.00,12.50'));
    assert.ok(lines.some((line) => line.startsWith(`Q1,"'=HYPERLINK(`)));
  });

  it('takes the filters of the list', async () => {
    const lines = linesOf(await csvOf({ list: 'ledger.listProducts', filter: { q: 'P120' } }));
    assert.deepEqual(
      lines
        .slice(1)
        .map((line) => line.split(',')[0])
        .toSorted((a = '', b = '') => (a < b ? -1 : 1)),
      ['P120', 'P1200', 'P1201'],
    );
    await assert.rejects(csvOf({ list: 'ledger.listProducts', filter: { q: 7 } }), isRefusal('platform.invalid-input'));
  });

  it('masks what the reader does not see and reaches the rows of the export right', async () => {
    const products = linesOf(await csvOf({ list: 'ledger.listProducts', as: kam }));
    assert.ok(products.includes('P1,板材 1,,,,,no,20.00,'));
    const accounts = linesOf(await csvOf({ list: 'accounts.list', as: kam }));
    assert.deepEqual(
      accounts.slice(1).map((line) => line.split(',')[0]),
      ['K1'],
    );
  });

  it('is for those who may both read and export', async () => {
    const service = await app.person(company, 'service');
    await assert.rejects(csvOf({ list: 'ledger.listProducts', as: service }), isRefusal('platform.forbidden'));
    await assert.rejects(csvOf({ list: 'audit.list', as: kam }), isRefusal('platform.forbidden'));
    await assert.rejects(csvOf({ list: 'ledger.getProduct' }), isRefusal('exports.list-unknown'));
    const stranger = fileOf({ list: 'ledger.listRates' }, {});
    await assert.rejects(stranger, isRefusal('platform.not-signed-in'));
  });

  it('holds custom fields, tags, owner, parent and other names of accounts', async () => {
    const { operations } = accountsContract;
    const call = app.as(company.admin);
    await call(operations.saveCustomField, {
      object: 'account',
      key: 'wall',
      labelZh: '幕墙',
      labelEn: 'Wall',
      type: 'number',
    });
    const { rows: known } = await call(operations.list, { q: 'K2' });
    const group = { code: 'K3', name: '客户K3', parentId: known[0]?.id, ownerId: kam.id, custom: { wall: 7 } };
    await call(operations.create, { ...group, tags: ['重点', '华东'], otherNames: ['旧名'] });
    for (const spec of [operations.export, ledgerContract.operations.exportAccounts]) {
      const answer = await app.download(spec, { q: 'K3', format: 'csv' }, { as: company.admin });
      const [heading = '', row = ''] = linesOf(await answer.text());
      assert.ok(heading.endsWith(',Other names,Tags,Key-account manager,Code of the group,Group,Wall'), heading);
      assert.ok(row.endsWith(`,旧名,重点; 华东,${kam.name},K2,客户K2,7`), row);
    }
  });

  it('holds pairs that may be the same, invitations, and one’s own tokens only', async () => {
    const call = app.as(company.admin);
    for (const code of ['D1', 'D2'])
      await call(accountsContract.operations.create, { code, name: '杭州曜石幕墙有限公司', ownerId: kam.id });
    const pairs = linesOf(await csvOf({ list: 'accounts.findDuplicates' }));
    assert.equal(pairs[0]?.slice(1), 'Code,Record,"May be the same as, code",May be the same as,Likeness,Reasons');
    assert.match(pairs.join('\n'), /^(?:D1,.*,D2|D2,.*,D1),杭州曜石幕墙有限公司,/m);

    await call(identityContract.operations.inviteUser, { email: 'new@x.example', name: '新同事', roles: ['kam'] });
    const invitations = linesOf(await csvOf({ list: 'identity.listInvitations' }));
    assert.equal(invitations.length, 2);
    assert.match(invitations[1] ?? '', /^新同事,new@x.example,Key-account manager,/);
    await assert.rejects(csvOf({ list: 'identity.listInvitations', as: kam }), isRefusal('platform.forbidden'));

    await call(identityContract.operations.createToken, { name: '报表', scopes: ['*'], days: 30 });
    assert.equal(linesOf(await csvOf({ list: 'identity.listTokens' })).length, 2);
    assert.equal(linesOf(await csvOf({ list: 'identity.listTokens', as: kam })).length, 1);
  });

  it('writes words, not codes, in the file of the accounts and of their orders', async () => {
    const { exportAccounts, exportOrders } = ledgerContract.operations;
    const file = await app.download(exportAccounts, { q: 'K1', format: 'csv' }, { as: company.admin });
    const [heading = '', row = ''] = linesOf(await file.text());
    const cells = Object.fromEntries(heading.split(',').map((name, index) => [name, row.split(',')[index]]));
    assert.deepEqual([cells['Kind'], cells['Lifecycle']], ['Company', 'Prospect']);
    const mapping = {
      kind: 'orders',
      source: 'erp',
      currency: 'CNY',
      decimal: '.',
      columns: { orderNo: 'no', account: 'account', product: 'item', orderedOn: 'day', quantity: 'qty', net: 'net' },
      createMissing: { products: true },
    } as const;
    await importFileAs(app, company.admin, {
      mapping,
      body: 'no,account,item,day,qty,net\nW1,K1,P1,2026-09-01,1,100\n',
    });
    const { rows } = await app.as(company.admin)(accountsContract.operations.list, { q: 'K1' });
    const orders = await app.download(exportOrders, { id: rows[0]?.id ?? '', format: 'csv' }, { as: company.admin });
    assert.match(await orders.text(), /,Sale,/);
  });

  it('calls regions, events and jobs as the screens of the reader’s language do', async () => {
    const { rows } = await app.as(company.admin)(accountsContract.operations.list, { q: 'K1' });
    const [heading = '', ...accounts] = linesOf(await csvOf({ list: 'ledger.listAccounts' }));
    const at = heading.split(',').indexOf('Region');
    assert.equal(accounts.find((line) => line.startsWith('K1,'))?.split(',')[at], 'Zhejiang');
    const events = await csvOf({ list: 'accounts.listTimeline', filter: { id: rows[0]?.id ?? '' } });
    assert.match(events, /,created the account$/m);
    assert.doesNotMatch(events, /[{}]/);
    const jobs = await csvOf({ list: 'jobs.list' });
    assert.match(jobs, /Import/);
    assert.doesNotMatch(jobs, /ledger\.import/);
  });

  it('writes workbooks: the audit among them', async () => {
    const answer = await fileOf({ list: 'audit.list', format: 'xlsx' }, { as: company.admin });
    const path = join(scratch, 'audit.xlsx');
    writeFileSync(path, new Uint8Array(await answer.arrayBuffer()));
    const table = await openTable(path, {});
    assert.deepEqual(table.header.slice(0, 5), ['When', 'Who', 'By way of', 'Act', 'Kind of object']);
    let rows = 0;
    for await (const batch of table.rows({ batchRows: 500 })) rows += batch.rows.length;
    const { rows: events } = await app.as(company.admin)(auditContract.operations.list, { limit: 500 });
    assert.equal(rows, events.length);
    assert.ok(rows > 0);
  });
});
