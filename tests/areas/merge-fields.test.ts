import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accountsContract } from '#areas/accounts/contract';
import { testApp } from '#tests/app';
import type { TestApp, TestCompany } from '#tests/app';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;
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
});
