import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { identificationContract } from '#areas/identification/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { warningsContract } from '#areas/warnings/contract';
import { workflowsContract } from '#workflows/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { importDesk } from '#tests/import-undo';

const { listProducts, updateProduct, getProduct } = ledgerContract.operations;
const { setPrice } = workflowsContract.operations;
const accounts = accountsContract.operations;
const identification = identificationContract.operations;
const pricing = pricingContract.operations;
const warnings = warningsContract.operations;

describe('the undo of an import', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('撤销');
  });
  after(async () => await app.close());

  const { bring, undo, accountAt, mustAccount, productIdOf } = importDesk(() => ({ app, company }));

  it('keeps and names fields of accounts that people changed since, and takes the rest back', async () => {
    const heading = 'code,name,region,industry';
    await bring('accounts', heading, 'A1,甲公司,北京,建筑', 'A2,乙公司,北京,建筑');
    const second = await bring(
      'accounts',
      heading,
      'A1,甲公司,上海,地产',
      'A2,乙公司,上海,地产',
      'A3,丙公司,,',
      'A4,丁公司,,',
    );
    const { id, version } = await mustAccount('A1');
    await app.as(company.admin)(accounts.update, { id, version, region: '广州' });
    const made = await mustAccount('A3');
    await app.as(company.admin)(accounts.update, { id: made.id, version: made.version, website: 'a3.example' });
    const kept = await undo(second);
    assert.equal(kept?.count, 2);
    assert.deepEqual(
      kept.items.map(({ object, code, fields }) => [object, code, fields]),
      [
        ['account', 'A1', ['region']],
        ['account', 'A3', []],
      ],
    );
    assert.match(kept.items[0]?.text ?? '', /A1 甲公司.*Region/);
    const [a1, a2] = [await mustAccount('A1'), await mustAccount('A2')];
    assert.deepEqual([a1.region, a1.industry, a2.region, a2.industry], ['广州', '建筑', '北京', '建筑']);
    assert.equal((await mustAccount('A3')).website, 'a3.example');
    assert.equal(await accountAt('A4'), undefined);
  });

  it('keeps a parent that was set otherwise since', async () => {
    const heading = 'code,name,parentCode';
    await bring('accounts', heading, 'P1,集团一,', 'P2,集团二,', 'C1,子公司一,', 'C2,子公司二,');
    const second = await bring('accounts', heading, 'C1,子公司一,P1', 'C2,子公司二,P1');
    const child = await mustAccount('C1');
    const other = await mustAccount('P2');
    await app.as(company.admin)(accounts.update, { id: child.id, version: child.version, parentId: other.id });
    const kept = await undo(second);
    assert.deepEqual(
      kept?.items.map(({ code, fields }) => [code, fields]),
      [['C1', ['parentId']]],
    );
    assert.deepEqual([(await mustAccount('C1')).parent?.code, (await mustAccount('C2')).parent], ['P2', null]);
  });

  it('keeps a parent whose return would close a circle', async () => {
    const heading = 'code,name,parentCode';
    await bring('accounts', heading, 'X1,母公司,', 'Z1,控股公司,', 'Y1,子公司,X1');
    const second = await bring('accounts', heading, 'Y1,子公司,Z1');
    const [x, y] = [await mustAccount('X1'), await mustAccount('Y1')];
    await app.as(company.admin)(accounts.update, { id: x.id, version: x.version, parentId: y.id });
    const kept = await undo(second);
    assert.deepEqual(
      kept?.items.map(({ code, fields }) => [code, fields]),
      [['Y1', ['parentId']]],
    );
    assert.deepEqual([(await mustAccount('Y1')).parent?.code, (await mustAccount('X1')).parent?.code], ['Z1', 'Y1']);
  });

  it('gives many parents back at once that a file had turned round', async () => {
    const heading = 'code,name,parentCode';
    const pairs = Array.from({ length: 130 }, (_, at) => at);
    await bring(
      'accounts',
      heading,
      'TZ,控股公司,',
      ...pairs.map((at) => `TX${at},上级${at},`),
      ...pairs.map((at) => `TY${at},下级${at},TX${at}`),
    );
    const turn = pairs.flatMap((at) => [`TY${at},下级${at},TZ`, `TX${at},上级${at},TY${at}`]);
    const second = await bring('accounts', heading, ...turn.toSorted().toReversed());
    assert.equal(await undo(second), null);
    assert.deepEqual(
      [
        (await mustAccount('TX7')).parent,
        (await mustAccount('TY7')).parent?.code,
        (await mustAccount('TY129')).parent?.code,
      ],
      [null, 'TX7', 'TX129'],
    );
  });

  it('gives none where the former parent is gone', async () => {
    const heading = 'code,name,parentCode';
    await bring('accounts', heading, 'L1,孤公司,', 'L2,新母公司,');
    const first = await bring('accounts', heading, 'L0,旧母公司,');
    const child = await mustAccount('L1');
    const parentId = (await mustAccount('L0')).id;
    await app.as(company.admin)(accounts.update, { id: child.id, version: child.version, parentId });
    const second = await bring('accounts', heading, 'L1,孤公司,L2');
    await undo(first);
    assert.equal(await accountAt('L0'), undefined);
    assert.equal(await undo(second), null);
    assert.equal((await mustAccount('L1')).parent, null);
  });

  it('takes roles back with persons, and keeps who was changed or got another role since', async () => {
    await bring('accounts', 'code,name', 'R1,己公司', 'R2,庚公司');
    const heading = 'code,surname,account,title,phone';
    await bring('persons', heading, 'H1,王,R1,经理,010-61234567');
    const second = await bring('persons', heading, 'H1,王,R2,总监,010-61234568', 'H2,李,R2,,', 'H3,赵,R2,,');
    const as = app.as(company.admin);
    const personOf = async (surname: string) => {
      const { rows } = await as(accounts.listPersons, {});
      const id = rows.find((row) => row.surname === surname)?.id;
      return id === undefined ? undefined : await as(accounts.getPerson, { id });
    };
    const wang = await personOf('王');
    const zhao = await personOf('赵');
    assert.ok(wang && zhao);
    assert.equal(wang.roles.length, 2);
    await as(accounts.addRole, { id: zhao.id, accountId: (await mustAccount('R1')).id });
    const kept = await undo(second);
    assert.deepEqual(
      kept?.items.map(({ object, code, fields }) => [object, code, fields]),
      [['person', 'H3', []]],
    );
    const stands = await personOf('王');
    assert.deepEqual(
      stands?.roles.map(({ account }) => account.code),
      ['R1'],
    );
    assert.equal(stands.phone, '010-61234567');
    assert.equal(await personOf('李'), undefined);
    assert.deepEqual((await personOf('赵'))?.roles.map(({ account }) => account.code).toSorted(), ['R1', 'R2']);
  });

  it('leaves persons whom people corrected or filed something with since where the file had put them', async () => {
    await bring('accounts', 'code,name', 'Q1,留人公司');
    const id = await bring('persons', 'code,surname,account', 'K1,钱,Q1', 'K2,孙,Q1', 'K3,周,Q1');
    const as = app.as(company.admin);
    const accountId = (await mustAccount('Q1')).id;
    const persons = async () => (await as(accounts.listPersons, { accountId })).rows;
    const found = await persons();
    const idOf = (surname: string) => found.find((row) => row.surname === surname)?.id ?? '';
    await as(accounts.updatePerson, { id: idOf('钱'), version: 1, phone: '010-61234569' });
    const card = { kind: 'person', record: idOf('孙'), fileName: '名片.txt' };
    await app.upload(accounts.uploadAttachment, card, { as: company.admin, body: '孙先生' });
    const kept = await undo(id);
    assert.deepEqual(kept?.items.map(({ code }) => code).toSorted(), ['K1', 'K2']);
    assert.deepEqual((await persons()).map(({ surname }) => surname).toSorted(), ['孙', '钱']);
  });

  it('keeps fields of products and prices that people set since', async () => {
    const as = app.as(company.admin);
    await bring('products', 'code,name,unit', 'G1,板,张', 'G2,角,只');
    const second = await bring('products', 'code,name,unit', 'G1,板材,块', 'G2,角码,个');
    const { id, version } = await as(getProduct, { id: await productIdOf('G1') });
    await as(updateProduct, { id, version, name: '幕墙板' });
    const kept = await undo(second);
    assert.deepEqual(
      kept?.items.map(({ object, code, fields }) => [object, code, fields]),
      [['product', 'G1', ['name']]],
    );
    const [one, two] = [await as(getProduct, { id }), await as(getProduct, { id: await productIdOf('G2') })];
    assert.deepEqual([one.name, one.unit, two.name, two.unit], ['幕墙板', '张', '角', '只']);

    await bring('costs', 'product,validFrom,unitCost', 'G1,2024-01-01,5');
    const costs = await bring(
      'costs',
      'product,validFrom,unitCost,listPrice',
      'G1,2024-01-01,6,20',
      'G1,2024-02-01,7,30',
      'G2,2024-02-01,1,9',
    );
    await as(setPrice, { id, validFrom: '2024-01-01', unitCost: '8' });
    await app.runJobs();
    await as(setPrice, { id, validFrom: '2024-02-01', unitCost: '9' });
    await app.runJobs();
    // Only finance takes a list price away that holds.
    const left = await undo(costs, await app.person(company, 'finance'));
    assert.deepEqual(
      left?.items.map(({ object, code, fields }) => [object, code, fields]),
      [
        ['price', 'G1', ['unitCost']],
        ['price', 'G1', ['unitCost']],
      ],
    );
    const { prices } = await as(getProduct, { id });
    assert.deepEqual(
      prices.map(({ validFrom, listPrice, unitCost }) => [validFrom, listPrice, unitCost]),
      [
        ['2024-02-01', null, '9'],
        ['2024-01-01', null, '8'],
      ],
    );
    assert.deepEqual((await as(getProduct, { id: await productIdOf('G2') })).prices, []);
  });

  it('ends when every change of a file of products stays', async () => {
    const as = app.as(company.admin);
    await bring('products', 'code,name,unit', 'G7,钢,吨');
    const second = await bring('products', 'code,name,unit', 'G7,钢,千克');
    const [product] = (await as(listProducts, { q: 'G7' })).rows;
    assert.ok(product);
    const { id, version } = await as(getProduct, { id: product.id });
    await as(updateProduct, { id, version, unit: '件' });
    const kept = await undo(second);
    assert.deepEqual(
      kept?.items.map(({ code, fields }) => [code, fields]),
      [['G7', ['unit']]],
    );
    assert.equal((await as(getProduct, { id })).unit, '件');
  });

  it('leaves accounts and products that other parts name by now', async () => {
    await bring('products', 'code,name', 'M9,钢板');
    await bring('costs', 'product,validFrom,unitCost', 'M9,2024-01-01,50');
    const files = [
      await bring('accounts', 'code,name', 'U1,辛公司', 'U2,壬公司', 'U3,癸公司', 'U4,子公司'),
      await bring('products', 'code,name', 'M1,石材', 'M2,铝板'),
    ];
    const director = app.as(await app.person(company, 'director'));
    await director(identification.answerLadder, { accountId: (await mustAccount('U1')).id, step: 'fit', value: 3 });
    await director(warnings.addPromise, {
      accountId: (await mustAccount('U2')).id,
      dueOn: '2026-12-01',
      amount: '100',
    });
    await director(pricing.createAgreement, {
      accountId: (await mustAccount('U3')).id,
      title: '框架协议',
      validFrom: '2026-12-01',
      validTo: '2027-11-30',
      lines: [{ productId: await productIdOf('M9'), quantity: '10', price: '97' }],
    });
    await director(pricing.addMarketPrice, {
      productId: await productIdOf('M1'),
      kind: 'quote-seen',
      price: '95',
      seenOn: '2026-11-01',
      source: '报价单',
    });
    const kept: unknown[] = [];
    for (const id of files) kept.push((await undo(id))?.items.map(({ code }) => code).toSorted());
    assert.deepEqual(kept, [['U1', 'U2', 'U3'], ['M1']]);
    assert.equal(await accountAt('U4'), undefined);
    assert.equal(await productIdOf('M2'), '');
  });

  it('leaves what a file, a limit, a draft or an answered warning hangs on', async () => {
    const as = app.as(company.admin);
    await bring('accounts', 'code,name', 'W9,旧客户');
    const accountId = (await mustAccount('W9')).id;
    const files = [
      await bring('accounts', 'code,name', 'W1,甲方', 'W2,乙方', 'W3,丙方'),
      await bring('products', 'code,name', 'W1,石材', 'W2,铝板', 'W3,玻璃'),
    ];
    const validFrom = '2026-11-01';
    await as(ledgerContract.operations.setCreditLimit, { id: (await mustAccount('W1')).id, limit: '100', validFrom });
    const warned = (await mustAccount('W2')).id;
    await app.database.withOrg(company.id, async (db) => {
      await sql`
        insert into warning (org_id, id, account_id, kind, state, mark, evidence, stake_minor, urgency, weight, since, step,
          opened_at, refreshed_at)
        select ${company.id}, ${warned}::uuid, ${warned}::uuid, 'overdue', 'accepted', 'm', '{}', 0, 1, 0, ${validFrom}, 's',
          now(), now()`.execute(db);
    });
    const drawing = { kind: 'product', record: await productIdOf('W1'), fileName: '图纸.txt' };
    await app.upload(accounts.uploadAttachment, drawing, { as: company.admin, body: '图' });
    const lines = [{ productId: await productIdOf('W2'), quantity: '1', price: '10' }];
    await app.as(await app.person(company, 'director'))(pricing.createRequest, { accountId, lines });
    const kept: unknown[] = [];
    for (const id of files) kept.push((await undo(id))?.items.map(({ code }) => code).toSorted());
    assert.deepEqual(kept, [
      ['W1', 'W2'],
      ['W1', 'W2'],
    ]);
    assert.equal(await accountAt('W3'), undefined);
    assert.equal(await productIdOf('W3'), '');
  });

  it('takes tags away that a file added, and keeps those that somebody added since', async () => {
    const heading = 'code,name,tags';
    await bring('accounts', heading, 'Y1,标签公司,甲');
    const second = await bring('accounts', heading, 'Y1,标签公司,甲;乙');
    const { id, version, tags } = await mustAccount('Y1');
    assert.deepEqual(tags, ['甲', '乙']);
    await app.as(company.admin)(accounts.update, { id, version, tags: [...tags, '丙'] });
    assert.equal(await undo(second), null);
    assert.deepEqual((await mustAccount('Y1')).tags, ['甲', '丙']);
  });

  it('takes product lines away that a file made, once nothing is in them', async () => {
    const lines = async () =>
      await app.database.withOrg(company.id, async (db) => {
        const { rows } = await sql<{ path: string }>`
          select array_to_string(path, '/') as path from product_line
          where org_id = ${company.id} and path[1] = '门窗' order by path`.execute(db);
        return rows.map(({ path }) => path);
      });
    const first = await bring('products', 'code,name,line', 'L1,平开窗,门窗/窗/平开', 'L2,门,门窗/门');
    const second = await bring('products', 'code,name,line', 'L3,防火门,门窗/门');
    assert.deepEqual(await lines(), ['门窗', '门窗/窗', '门窗/窗/平开', '门窗/门']);
    await undo(first);
    assert.deepEqual(await lines(), ['门窗', '门窗/门']);
    await undo(second);
    assert.deepEqual(await lines(), []);
  });
});
