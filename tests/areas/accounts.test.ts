import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { AppError } from '#kernel/app-error';
import { auditContract } from '#platform/audit/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';

const ops = accountsContract.operations;

describe('accounts', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let kam: Person;
  let otherKam: Person;
  let finance: Person;

  before(async () => {
    app = await testApp();
    company = await app.company('檐石幕墙');
    director = await app.person(company, 'director');
    kam = await app.person(company, 'kam');
    otherKam = await app.person(company, 'kam');
    finance = await app.person(company, 'finance');
  });
  after(async () => app.close());

  const refusedWith = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

  describe('create', () => {
    it('gives a code, keeps the owner and writes audit and timeline', async () => {
      const account = await app.as(kam)(ops.create, {
        name: '重庆昉新建筑工程有限公司',
        nameEn: 'Fangxin',
        tags: ['幕墙'],
      });
      assert.match(account.code, /^K\d{5}$/);
      assert.equal(account.ownerId, kam.id);
      const { rows } = await app.as(kam)(ops.listTimeline, { id: account.id });
      assert.deepEqual(
        rows.map(({ kind }) => kind),
        ['account-created'],
      );
      const audit = await app.as(company.admin)(auditContract.operations.list, { objectId: account.id });
      assert.ok(audit.rows.some(({ action }) => action === 'create'));
    });

    it('refuses a wrong credit code and names it', async () => {
      await assert.rejects(
        app.as(director)(ops.create, { name: 'X', uscc: '91350100M000100Y44' }),
        refusedWith('accounts.uscc-invalid'),
      );
    });

    it('refuses a code that is taken', async () => {
      await app.as(director)(ops.create, { name: '甲', code: 'ERP-1' });
      await assert.rejects(
        app.as(director)(ops.create, { name: '乙', code: 'ERP-1' }),
        refusedWith('accounts.code-taken'),
      );
    });

    it('is not for finance and not for strangers', async () => {
      await assert.rejects(app.as(finance)(ops.create, { name: 'X' }), refusedWith('platform.forbidden'));
      await assert.rejects(app.call(ops.create, { name: 'X' }), refusedWith('platform.not-signed-in'));
    });
  });

  describe('rows', () => {
    it('show a manager his own accounts and those of his teams only', async () => {
      const mine = await app.as(kam)(ops.create, { name: '只属于我' });
      await assert.rejects(app.as(otherKam)(ops.get, { id: mine.id }), refusedWith('accounts.not-found'));
      assert.equal((await app.as(otherKam)(ops.list, { q: '只属于' })).rows.length, 0);
      await app.as(kam)(ops.addTeamMember, { id: mine.id, userId: otherKam.id, function: 'technical' });
      assert.equal((await app.as(otherKam)(ops.get, { id: mine.id })).id, mine.id);
    });

    it('of another company are not found', async () => {
      const mine = await app.as(director)(ops.create, { name: '本公司客户' });
      const other = await app.company('别家公司');
      await assert.rejects(app.as(other.admin)(ops.get, { id: mine.id }), refusedWith('accounts.not-found'));
      assert.equal((await app.as(other.admin)(ops.list, {})).rows.length, 0);
    });

    it('page by key without gaps or repeats', async () => {
      const names = Array.from({ length: 7 }, (_, index) => `翻页${index}`);
      for (const name of names) await app.as(director)(ops.create, { name });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await app.as(director)(ops.list, {
          q: '翻页',
          limit: 3,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.rows.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      assert.deepEqual(seen, names);
    });
  });

  describe('update', () => {
    it('refuses a stale version and keeps what the other wrote', async () => {
      const account = await app.as(director)(ops.create, { name: '版本' });
      await app.as(director)(ops.update, { id: account.id, version: account.version, industry: '建筑' });
      await assert.rejects(
        app.as(director)(ops.update, { id: account.id, version: account.version, industry: '化工' }),
        refusedWith('accounts.changed-meanwhile'),
      );
      assert.equal((await app.as(director)(ops.get, { id: account.id })).industry, '建筑');
    });

    it('refuses a circle in the tree of groups', async () => {
      const top = await app.as(director)(ops.create, { name: '集团' });
      const middle = await app.as(director)(ops.create, { name: '子公司', parentId: top.id });
      const leaf = await app.as(director)(ops.create, { name: '孙公司', parentId: middle.id });
      await assert.rejects(
        app.as(director)(ops.update, { id: top.id, version: top.version, parentId: leaf.id }),
        refusedWith('accounts.tree-circle'),
      );
      const tree = await app.as(director)(ops.tree, { id: leaf.id });
      assert.deepEqual(
        tree.ancestors.map(({ name }) => name),
        ['子公司', '集团'],
      );
      assert.equal((await app.as(director)(ops.tree, { id: top.id })).descendants, 2);
    });

    it('lets a manager change his account but not give it away', async () => {
      const account = await app.as(kam)(ops.create, { name: '我的客户' });
      await assert.rejects(
        app.as(kam)(ops.update, { id: account.id, version: account.version, ownerId: otherKam.id }),
        refusedWith('accounts.may-not-assign'),
      );
      const changed = await app.as(kam)(ops.update, { id: account.id, version: account.version, employees: 45 });
      assert.equal(changed.employees, 45);
    });

    it('keeps payment terms to who may set them: they are a concession', async () => {
      await assert.rejects(
        app.as(kam)(ops.create, { name: '自定账期', termsDays: 720 }),
        refusedWith('accounts.may-not-set-terms'),
      );
      const account = await app.as(kam)(ops.create, { name: '谈账期的客户' });
      const wanted = { id: account.id, version: account.version, termsDays: 720 };
      await assert.rejects(app.as(kam)(ops.update, wanted), refusedWith('accounts.may-not-set-terms'));
      const kept = await app.as(director)(ops.update, { ...wanted, termsDays: 45 });
      const same = await app.as(kam)(ops.update, {
        id: account.id,
        version: kept.version,
        termsDays: 45,
        employees: 9,
      });
      assert.deepEqual([same.termsDays, same.employees], [45, 9]);
    });

    it('finds an account by code, old spelling and short name', async () => {
      const account = await app.as(director)(ops.create, {
        name: '苏州（中国）澄石有限公司',
        code: 'FIND-1',
        shortName: '澄石',
      });
      for (const key of ['find-1', '苏州(中国)澄石有限公司', '澄石'])
        assert.equal((await app.as(director)(ops.find, { key })).id, account.id);
    });
  });

  describe('persons', () => {
    it('ask for a key person’s gaps by a task that closes itself', async () => {
      const account = await app.as(kam)(ops.create, { name: '有关键人' });
      const person = await app.as(kam)(ops.createPerson, {
        accountId: account.id,
        surname: '王',
        givenName: '伟',
        isKey: true,
        title: '采购总监',
      });
      const open = await app.as(kam)(ops.listTasks, { accountId: account.id });
      assert.deepEqual(open.rows[0]?.params['missing'], ['gender', 'phone', 'email']);
      await app.as(kam)(ops.updatePerson, {
        id: person.id,
        version: person.version,
        gender: 'male',
        mobile: '19900001234',
        email: 'w@example.com',
      });
      assert.equal((await app.as(kam)(ops.listTasks, { accountId: account.id })).rows.length, 0);
    });

    it('hide personal fields from roles without the right', async () => {
      const account = await app.as(director)(ops.create, { name: '隐私' });
      const person = await app.as(director)(ops.createPerson, {
        accountId: account.id,
        surname: '李',
        mobile: '19900005678',
      });
      const seen = await app.as(finance)(ops.getPerson, { id: person.id });
      assert.equal(seen.mobile, null);
      assert.ok(seen.masked);
      const file = await app.download(ops.exportPersons, { format: 'csv' }, { as: finance });
      assert.ok(!(await file.text()).includes('19900005678'));
    });

    it('keep the history of a person who leaves', async () => {
      const account = await app.as(director)(ops.create, { name: '离职' });
      const person = await app.as(director)(ops.createPerson, { accountId: account.id, surname: '赵' });
      const [role] = person.roles;
      assert.ok(role);
      await app.as(director)(ops.endRole, { id: person.id, roleId: role.id });
      assert.equal((await app.as(director)(ops.listPersons, { accountId: account.id })).rows.length, 0);
      assert.equal(
        (await app.as(director)(ops.listPersons, { accountId: account.id, withFormer: 'true' })).rows.length,
        1,
      );
    });
  });

  describe('custom fields', () => {
    it('take values of their type only', async () => {
      await app.as(company.admin)(ops.saveCustomField, {
        object: 'account',
        key: 'lines',
        labelZh: '产线数',
        labelEn: 'Lines',
        type: 'number',
      });
      const account = await app.as(director)(ops.create, { name: '字段', custom: { lines: 3 } });
      assert.equal(account.custom['lines'], 3);
      await assert.rejects(
        app.as(director)(ops.update, { id: account.id, version: account.version, custom: { lines: '三' } }),
        refusedWith('accounts.custom-invalid'),
      );
    });
  });

  describe('duplicates', () => {
    it('are offered with reasons and not again once dismissed', async () => {
      const a = await app.as(director)(ops.create, { name: '宁波砚桥新材料有限公司' });
      const b = await app.as(director)(ops.create, { name: '宁波砚桥新材料股份有限公司' });
      const found = await app.as(director)(ops.findDuplicates, {});
      const pair = found.pairs.find((one) => new Set([one.a.id, one.b.id]).has(a.id));
      assert.deepEqual(pair?.reasons, ['name']);
      await app.as(director)(ops.dismissDuplicate, { aId: a.id, bId: b.id });
      const again = await app.as(director)(ops.findDuplicates, {});
      assert.ok(!again.pairs.some((one) => one.a.id === a.id || one.b.id === a.id));
    });
  });
});
