import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { auditContract } from '#platform/audit/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { refusedWith } from '#tests/refused-with';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;

describe('consents of a person', () => {
  let app: TestApp;
  let company: TestCompany;
  let director: Person;
  let finance: Person;
  let accountId: string;

  before(async () => {
    app = await testApp();
    company = await app.company('同意公司');
    director = await app.person(company, 'director');
    finance = await app.person(company, 'finance');
    accountId = (await app.as(director)(ops.create, { name: '甲公司', code: 'K-1' })).id;
  });
  after(async () => await app.close());

  const person = async (surname: string): Promise<string> =>
    (await app.as(director)(ops.createPerson, { accountId, surname, mobile: '13900001234' })).id;
  const consentsOf = async (id: string, as = director) =>
    (await app.as(as)(ops.getPerson, { id })).consents.map(
      ({ channel, state, purpose, on, source }) => `${channel} ${state} ${purpose} ${on} ${source}`,
    );

  it('are recorded, withdrawn and cleared by channel, with purpose, day and source', async () => {
    const as = app.as(director);
    const id = await person('秦');
    assert.deepEqual(await consentsOf(id), []);
    await as(ops.setConsent, { id, channel: 'sms', state: 'given', purpose: '发货通知', source: '展会' });
    await as(ops.setConsent, { id, channel: 'wechat', state: 'given', purpose: '报价', on: '2026-05-01' });
    await as(ops.setConsent, { id, channel: 'sms', state: 'withdrawn', on: '2026-11-20', source: '来电' });
    assert.deepEqual(await consentsOf(id), ['sms withdrawn null 2026-11-20 来电', 'wechat given 报价 2026-05-01 null']);
    await as(ops.setConsent, { id, channel: 'sms', state: 'not-asked' });
    assert.deepEqual(await consentsOf(id), ['wechat given 报价 2026-05-01 null']);
    await assert.rejects(
      as(ops.setConsent, { id, channel: 'email', state: 'given', purpose: ' ' }),
      refusedWith('accounts.consent-purpose-missing'),
    );
    await assert.rejects(
      as(ops.setConsent, { id, channel: 'email', state: 'withdrawn', on: '2026-11-22' }),
      refusedWith('accounts.consent-in-future'),
    );
  });

  it('are personal data: hidden from finance in lists, exports and the audit, which names the fields alone', async () => {
    const id = await person('沈');
    app.clock.advance(1000);
    await app.as(director)(ops.setConsent, {
      id,
      channel: 'visit',
      state: 'given',
      purpose: '秘密用途',
      source: '名片',
    });
    app.clock.advance(1000);
    await app.as(director)(ops.updatePerson, { id, version: 1, mobile: '13911112222' });
    assert.deepEqual(await consentsOf(id, finance), []);
    const { rows } = await app.as(finance)(ops.listPersons, { accountId });
    assert.ok(rows.length > 0 && rows.every(({ consents }) => consents.length === 0));
    const exported = async (as: Person) =>
      await (await app.download(ops.exportPersons, { format: 'csv' }, { as })).text();
    assert.match(await exported(director), /Visit.*秘密用途/);
    assert.doesNotMatch(await exported(finance), /Visit|秘密用途|139/);

    const audit = auditContract.operations;
    const seen = async (as: Person) => (await app.as(as)(audit.list, { objectId: id })).rows;
    const [changed, said] = await seen(finance);
    assert.deepEqual([changed?.before, changed?.after, changed?.hidden], [{}, {}, ['mobile']]);
    assert.deepEqual(
      [said?.action, said?.after, said?.hidden],
      ['set-consent', {}, ['channel', 'consent', 'consentPurpose', 'consentOn', 'consentSource']],
    );
    const csv = async (as: Person) => await (await app.download(audit.export, { objectId: id }, { as })).text();
    assert.doesNotMatch(await csv(finance), /13911112222|秘密用途/);
    assert.match(await csv(company.admin), /13911112222[^]*秘密用途/);
    const [, told] = await seen(company.admin);
    assert.deepEqual(told?.after, {
      channel: 'visit',
      consent: 'given',
      consentPurpose: '秘密用途',
      consentOn: '2026-11-21',
      consentSource: '名片',
    });
    const file = await app.upload(
      ops.uploadAttachment,
      { kind: 'person', record: id, fileName: '秘密名片.txt' },
      { as: director, body: '名片' },
    );
    const { id: fileId } = ops.uploadAttachment.output.parse(file);
    const [kept] = (await app.as(finance)(audit.list, { objectId: fileId })).rows;
    assert.deepEqual([kept?.objectType, kept?.hidden], ['person-file', ['fileName']]);
    assert.doesNotMatch(JSON.stringify(kept), /秘密名片/);
  });

  const file = (body: string) => ({
    mapping: {
      kind: 'persons',
      source: 'crm',
      columns: {
        code: '编码',
        account: '客户',
        surname: '姓',
        consentGiven: '已同意的联系方式',
        consentWithdrawn: '已撤回的联系方式',
        consentPurpose: '同意用途',
        consentOn: '同意日期',
        consentSource: '同意来源',
      },
      dateOrder: 'ymd',
    } as const,
    body: `编码,客户,姓,已同意的联系方式,已撤回的联系方式,同意用途,同意日期,同意来源\n${body}`,
  });

  it('come in by file, keep what a row does not name, refuse what proves nothing, and go back with the import', async () => {
    const first = await importFileAs(app, director, file('P1,K-1,周,电话、微信,短信,报价,2026-03-16,确认表\n'));
    assert.equal(first.state, 'done');
    const [found] = (await app.as(director)(ops.listPersons, { q: '周' })).rows;
    const id = found?.id ?? '';
    assert.deepEqual(await consentsOf(id), [
      'phone given 报价 2026-03-16 确认表',
      'sms withdrawn null 2026-03-16 确认表',
      'wechat given 报价 2026-03-16 确认表',
    ]);
    const body = [
      'P1,K-1,周,,WeChat,,2026-06-01,来电',
      'P2,K-1,吴,电话,,,2026-06-01,',
      'P3,K-1,郑,电话,,报价,,',
      'P4,K-1,王,传真,,报价,2026-06-01,',
    ].join('\n');
    const second = await importFileAs(app, director, file(body));
    assert.deepEqual(
      second.report?.firstRefusals.map(({ line, reasons }) => [
        line,
        reasons.map(({ code, field }) => `${code} ${field}`),
      ]),
      [
        [3, ['missing consentPurpose']],
        [4, ['missing consentOn']],
        [5, ['not-a-choice consentGiven']],
      ],
    );
    assert.deepEqual(await consentsOf(id), [
      'phone given 报价 2026-03-16 确认表',
      'sms withdrawn null 2026-03-16 确认表',
      'wechat withdrawn null 2026-06-01 来电',
    ]);
    const again = await importFileAs(app, director, file('P1,K-1,周,,WeChat,,2026-06-01,来电\n'));
    assert.equal(again.counts.unchanged, 1);
    await app.as(director)(ledgerContract.operations.undoImport, { id: again.id });
    await app.runJobs();
    await app.as(director)(ledgerContract.operations.undoImport, { id: second.id });
    await app.runJobs();
    assert.deepEqual((await consentsOf(id)).at(-1), 'wechat given 报价 2026-03-16 确认表');
  });

  it('of persons that are merged count by their latest word, and part again', async () => {
    const as = app.as(director);
    const [survivorId, goneId] = [await person('冯'), await person('陈')];
    await as(ops.setConsent, { id: survivorId, channel: 'sms', state: 'given', purpose: '报价', on: '2026-03-01' });
    await as(ops.setConsent, { id: goneId, channel: 'sms', state: 'withdrawn', on: '2026-04-01' });
    await as(ops.setConsent, { id: goneId, channel: 'post', state: 'given', purpose: '请柬', on: '2026-04-01' });
    const { id } = await as(workflowsContract.operations.merge, { object: 'person', survivorId, mergedIds: [goneId] });
    assert.deepEqual(await consentsOf(survivorId), [
      'sms withdrawn null 2026-04-01 null',
      'post given 请柬 2026-04-01 null',
    ]);
    await as(workflowsContract.operations.undoMerge, { id });
    assert.deepEqual(await consentsOf(survivorId), ['sms given 报价 2026-03-01 null']);
    assert.equal((await consentsOf(goneId)).length, 2);
  });
});
