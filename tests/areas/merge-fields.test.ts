import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;
const { listAccounts } = ledgerContract.operations;
const { merge, undoMerge } = workflowsContract.operations;

describe('fields of a merge', () => {
  let app: TestApp;
  let company: TestCompany;
  before(async () => {
    app = await testApp();
    company = await app.company('合并字段');
  });
  after(async () => await app.close());

  /** The accounts with their names and tree, without versions and times. */
  const textOf = async (): Promise<string> =>
    await app.database.withOrg(company.id, async (db) => {
      const parts: string[] = [];
      for (const table of ['account', 'account_key', 'account_ancestor']) {
        const { rows } = await sql<{ text: string | null }>`
          select string_agg((to_jsonb(r) - 'version' - 'updated_at')::text, E'\n'
            order by (to_jsonb(r) - 'version' - 'updated_at')::text collate "C") as text
          from ${sql.table(table)} r where org_id = ${company.id}`.execute(db);
        parts.push(`${table}\n${rows[0]?.text ?? ''}`);
      }
      return parts.join('\n\n');
    });

  it('joins tags, takes the chosen parent and custom values, and puts them back', async () => {
    const as = app.as(company.admin);
    await as(ops.saveCustomField, { object: 'account', key: 'grade', labelZh: '级别', labelEn: 'Grade', type: 'text' });
    await as(ops.saveCustomField, { object: 'account', key: 'depot', labelZh: '仓库', labelEn: 'Depot', type: 'text' });
    const make = async (name: string, more: object) => {
      const { id, version } = await as(ops.create, { name });
      await as(ops.update, { id, version, ...more });
      return id;
    };
    const [group, other] = [await make('集团一', {}), await make('集团二', {})];
    const kept = await make('戊公司', { tags: ['vip'], parentId: group, custom: { grade: 'A' } });
    const gone = await make('戊公司分公司', {
      tags: ['vip', 'east'],
      parentId: other,
      custom: { grade: 'B', depot: '北' },
    });
    const between = await make('戊公司中间', { parentId: gone });
    const before = await textOf();
    const fields = { parentId: gone, 'custom.grade': gone };
    const made = await as(merge, { survivorId: kept, mergedIds: [gone], fields });
    const joined = await as(ops.get, { id: kept });
    assert.deepEqual(joined.tags, ['vip', 'east']);
    assert.equal(joined.parent?.id, other);
    assert.deepEqual(joined.custom, { grade: 'B', depot: '北' });
    await as(undoMerge, { id: made.id });
    assert.equal(await textOf(), before);
    const turned = await as(merge, { survivorId: between, mergedIds: [gone], fields: {} });
    assert.equal((await as(ops.get, { id: between })).parent?.id, other);
    await as(undoMerge, { id: turned.id });
    assert.equal(await textOf(), before);
  });

  it('keeps custom values that were entered after it when it is taken back', async () => {
    const as = app.as(company.admin);
    for (const key of ['store', 'rating', 'route'])
      await as(ops.saveCustomField, { object: 'account', key, labelZh: key, labelEn: key, type: 'text' });
    const make = async (name: string, custom: Readonly<Record<string, string>>) => {
      const { id, version } = await as(ops.create, { name });
      await as(ops.update, { id, version, custom });
      return id;
    };
    const kept = await make('己公司', {});
    const gone = await make('庚公司', { store: '北', route: '1' });
    const made = await as(merge, { survivorId: kept, mergedIds: [gone], fields: {} });
    const { version } = await as(ops.get, { id: kept });
    await as(ops.update, { id: kept, version, custom: { rating: 'B', route: '2' } });
    await as(undoMerge, { id: made.id });
    assert.deepEqual((await as(ops.get, { id: kept })).custom, { rating: 'B', route: '2' });
    assert.deepEqual((await as(ops.get, { id: gone })).custom, { store: '北', route: '1' });
  });

  it('keeps the calendar of a birthday that it takes', async () => {
    const as = app.as(company.admin);
    const accountId = (await as(ops.create, { name: '甲公司' })).id;
    const a = await as(ops.createPerson, { surname: '周', accountId, birthday: '05-01' });
    const birthday = { birthday: '1980-08-15', birthdayCalendar: 'lunar' } as const;
    const b = await as(ops.createPerson, { surname: '周周', accountId, ...birthday });
    const made = await as(merge, { object: 'person', survivorId: a.id, mergedIds: [b.id], fields: { birthday: b.id } });
    const bornOf = async () => {
      const { birthday: day, birthdayCalendar } = await as(ops.getPerson, { id: a.id });
      return [day, birthdayCalendar];
    };
    assert.deepEqual(await bornOf(), ['1980-08-15', 'lunar']);
    await as(undoMerge, { id: made.id });
    assert.deepEqual(await bornOf(), ['05-01', null]);
  });

  it('keeps fields and a parent that were changed after it, and names them', async () => {
    const as = app.as(company.admin);
    const make = async (name: string, more: object) => {
      const { id, version } = await as(ops.create, { name });
      await as(ops.update, { id, version, ...more });
      return id;
    };
    const change = async (id: string, more: object) =>
      await as(ops.update, { id, version: (await as(ops.get, { id })).version, ...more });
    const kept = await make('辛公司', { region: '北京', industry: '建筑' });
    const gone = await make('辛公司分部', { region: '上海', industry: '地产' });
    const [moved, left] = [await make('辛子一', { parentId: gone }), await make('辛子二', { parentId: gone })];
    const elsewhere = await make('辛上级', {});
    const made = await as(merge, { survivorId: kept, mergedIds: [gone], fields: { region: gone, industry: gone } });
    await change(kept, { region: '广州', parentId: elsewhere });
    await change(moved, { parentId: elsewhere });
    const undone = await as(undoMerge, { id: made.id });
    assert.deepEqual(
      undone.kept.map(({ id, name, fields }) => [id, name, fields]),
      [
        [kept, '辛公司', ['region', 'parentId']],
        [moved, '辛子一', ['parentId']],
      ],
    );
    const stands = await as(ops.get, { id: kept });
    assert.deepEqual([stands.region, stands.industry, stands.parent?.id], ['广州', '建筑', elsewhere]);
    const parents = [(await as(ops.get, { id: moved })).parent?.id, (await as(ops.get, { id: left })).parent?.id];
    assert.deepEqual(parents, [elsewhere, gone]);
  });

  it('keeps a parent whose return would close a circle', async () => {
    const as = app.as(company.admin);
    const make = async (name: string, parentId: string | null) => {
      const { id, version } = await as(ops.create, { name });
      if (parentId !== null) await as(ops.update, { id, version, parentId });
      return id;
    };
    const top = await make('壬总部', null);
    const gone = await make('壬分部', top);
    const kept = await make('壬公司', null);
    const child = await make('壬子公司', gone);
    const made = await as(merge, { survivorId: kept, mergedIds: [gone], fields: {} });
    const { version } = await as(ops.get, { id: top });
    await as(ops.update, { id: top, version, parentId: child });
    const undone = await as(undoMerge, { id: made.id });
    assert.deepEqual(
      undone.kept.map(({ id, fields }) => [id, fields]),
      [[child, ['parentId']]],
    );
    assert.equal((await as(ops.get, { id: child })).parent?.id, kept);
  });

  it('finds the survivor by the name that it was given, and by its own one after the undo', async () => {
    const as = app.as(company.admin);
    const [{ id: kept }, { id: gone }] = [
      await as(ops.create, { name: '癸旧名' }),
      await as(ops.create, { name: '子新名' }),
    ];
    const found = async (q: string) => (await as(listAccounts, { q })).rows.map(({ id }) => id);
    const made = await as(merge, { survivorId: kept, mergedIds: [gone], fields: { name: gone } });
    assert.deepEqual(await found('子新名'), [kept]);
    await as(undoMerge, { id: made.id });
    assert.deepEqual(await found('子新名'), [gone]);
    assert.deepEqual(await found('癸旧名'), [kept]);
  });

  it('keeps what a person said of consent after it', async () => {
    const as = app.as(company.admin);
    const { id: accountId } = await as(ops.create, { name: '丑公司' });
    const make = async (mobile: string) => {
      const { id, version } = await as(ops.createPerson, { surname: '寅', accountId });
      await as(ops.updatePerson, { id, version, mobile });
      return id;
    };
    const [kept, gone] = [await make('13800000000'), await make('13800000001')];
    for (const channel of ['email', 'phone'] as const)
      await as(ops.setConsent, { id: gone, channel, state: 'given', purpose: '邀请', on: '2026-01-01' });
    const made = await as(merge, { object: 'person', survivorId: kept, mergedIds: [gone], fields: { mobile: gone } });
    await as(ops.setConsent, { id: kept, channel: 'email', state: 'withdrawn', on: '2026-02-01' });
    const { version } = await as(ops.getPerson, { id: kept });
    await as(ops.updatePerson, { id: kept, version, mobile: '13800000002' });
    const undone = await as(undoMerge, { id: made.id });
    assert.deepEqual(
      undone.kept.map(({ id, fields }) => [id, fields]),
      [[kept, ['mobile', 'consents']]],
    );
    const { mobile, consents } = await as(ops.getPerson, { id: kept });
    assert.deepEqual(
      [mobile, ...consents.map(({ channel, state }) => `${channel} ${state}`)],
      ['13800000002', 'email withdrawn'],
    );
  });
});
