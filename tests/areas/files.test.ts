import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { accountsContract } from '#areas/accounts/contract';
import type { AttachedRecord } from '#domain/accounts';
import { ledgerContract } from '#areas/ledger/contract';
import { pricingContract } from '#areas/pricing/contract';
import { isUuid } from '#kernel/id';
import { auditContract } from '#platform/audit/contract';
import { testApp } from '#tests/app';
import type { Person, TestApp } from '#tests/app';
import { importFileAs } from '#tests/ledger-import';
import { pricedBook, signedInAgain } from '#tests/priced-book';
import type { PricedBook } from '#tests/priced-book';
import { refusedWith } from '#tests/refused-with';
import { workflowsContract } from '#workflows/contract';

const ops = accountsContract.operations;
const { merge, undoMerge } = workflowsContract.operations;
const dayMs = 86_400_000;

describe('files', () => {
  let app: TestApp;
  let book: PricedBook;
  /** What the store holds of the company, by name. */
  const storedIds = (): readonly string[] =>
    readdirSync(join(app.filesDirectory, String(book.company.id)), { recursive: true, encoding: 'utf8' })
      .map((path) => basename(path))
      .filter(isUuid)
      .toSorted();

  before(async () => {
    app = await testApp();
    book = await pricedBook(app, '附件公司');
  });
  after(async () => await app.close());

  type Sent = { readonly as?: Person; readonly fileName?: string; readonly body?: string; readonly mark?: 'signed' };
  const attach = async (
    kind: AttachedRecord,
    record: string,
    { as = book.kam, fileName = '附件.txt', body = '正文', ...mark }: Sent = {},
  ) => {
    app.clock.advance(1000);
    return ops.uploadAttachment.output.parse(
      await app.upload(ops.uploadAttachment, { kind, record, fileName, ...mark }, { as, body }),
    );
  };
  const namesOf = async (kind: AttachedRecord, record: string, as = book.kam): Promise<readonly string[]> =>
    (await app.as(as)(ops.listAttachments, { kind, record })).rows.map(({ fileName }) => fileName);
  const account = async (name: string): Promise<string> => (await app.as(book.kam)(ops.create, { name })).id;
  const isKept = (id: string): boolean => storedIds().includes(id);
  const agreement = async () =>
    await app.as(book.kam)(pricingContract.operations.createAgreement, {
      accountId: book.accountId,
      title: '年度框架协议',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      lines: [{ productId: book.panel, quantity: '1000', price: '97' }],
    });

  it('come back as downloads, byte for byte, and pages are refused', async () => {
    const record = await account('下载');
    const { id, contentType } = await attach('account', record, { fileName: '图纸.pdf', body: '%PDF-1.7 abc' });
    assert.equal(contentType, 'application/pdf');
    const file = await app.download(ops.downloadAttachment, { id }, { as: book.kam });
    assert.equal(await file.text(), '%PDF-1.7 abc');
    assert.match(file.headers.get('content-disposition') ?? '', /^attachment/);
    await assert.rejects(
      attach('account', record, { fileName: 'x.html', body: '<script>' }),
      refusedWith('accounts.file-type-refused'),
    );
  });

  it('are refused when their content is not what their ending says, and leave nothing', async () => {
    const record = await account('改了扩展名');
    const stood = storedIds();
    for (const fileName of ['程序.pdf', '程序.png', '程序.txt'])
      await assert.rejects(
        attach('account', record, { fileName, body: `MZ\u0000\u0003${'x'.repeat(9000)}` }),
        refusedWith('accounts.file-content-differs'),
        fileName,
      );
    assert.deepEqual(await namesOf('account', record), []);
    assert.deepEqual(storedIds(), stood);
  });

  it('of a person are personal data', async () => {
    const person = await app.as(book.kam)(ops.createPerson, { surname: '沈', accountId: book.accountId });
    const { id } = await attach('person', person.id, { fileName: '名片.txt', body: '沈先生' });
    assert.deepEqual(await namesOf('person', person.id), ['名片.txt']);
    const hidden = await app.as(book.finance)(ops.listAttachments, { kind: 'person', record: person.id });
    assert.deepEqual([hidden.rows, hidden.isHidden, hidden.mayWrite], [[], true, false]);
    for (const as of [book.finance, book.otherKam])
      assert.equal((await app.request(`/api/accounts/attachments/${id}/content`, { as })).status, 404);
    await assert.rejects(namesOf('person', person.id, book.otherKam), refusedWith('accounts.record-not-found'));
    await app.as(book.kam)(ops.removeAttachment, { id });
    assert.deepEqual(await namesOf('person', person.id), []);
    assert.equal((await app.request(`/api/accounts/attachments/${id}/content`, { as: book.kam })).status, 404);
  });

  it('of an agreement hold its signed document; marks, audit and the timeline of the account tell of each act', async () => {
    const made = await agreement();
    const { id } = await attach('agreement', made.number, { fileName: '协议.pdf', body: '%PDF-1.7', mark: 'signed' });
    const as = app.as(book.kam);
    const listed = await as(ops.listAttachments, { kind: 'agreement', record: made.id });
    assert.deepEqual(
      [listed.marks, listed.mayWrite, listed.rows.map(({ fileName, mark }) => [fileName, mark])],
      [['signed'], true, [['协议.pdf', 'signed']]],
    );
    await assert.rejects(attach('account', book.accountId, { mark: 'signed' }), refusedWith('accounts.mark-unknown'));
    assert.equal((await as(ops.markAttachment, { id, mark: null })).mark, null);
    app.clock.advance(1000);
    await as(ops.removeAttachment, { id });
    await as(ops.removeAttachment, { id });
    app.clock.advance(1000);
    await as(ops.restoreAttachment, { id });
    const { rows } = await as(ops.listTimeline, { id: book.accountId });
    const told = rows.filter(({ kind }) => kind.startsWith('record-file')).map(({ kind, params }) => [kind, params]);
    const params = { fileName: '协议.pdf', label: made.number };
    assert.deepEqual(told, [
      ['record-file-restored', params],
      ['record-file-removed', params],
      ['record-file-added', params],
    ]);
    const audit = await app.as(book.company.admin)(auditContract.operations.list, { objectId: id });
    assert.deepEqual(
      audit.rows.map(({ action }) => action),
      ['restore', 'remove', 'update', 'create'],
    );
    assert.deepEqual(audit.rows.at(-1)?.after, {
      record: { kind: 'agreement', key: made.id },
      fileName: '协议.pdf',
      bytes: 8,
      mark: 'signed',
    });
  });

  it('of a signed agreement keep the signed document; others may go', async () => {
    const made = await agreement();
    const as = app.as(book.kam);
    const signed = await attach('agreement', made.number, { fileName: '签署.pdf', body: '%PDF-1.7', mark: 'signed' });
    const draft = await attach('agreement', made.number, { fileName: '草稿.pdf', body: '%PDF-1.7' });
    const { id, version } = made;
    await as(pricingContract.operations.signAgreement, { id, version });
    const kept = refusedWith('accounts.attachment-kept');
    await assert.rejects(as(ops.removeAttachment, { id: signed.id }), kept);
    await assert.rejects(as(ops.markAttachment, { id: signed.id, mark: null }), kept);
    assert.equal((await as(ops.markAttachment, { id: signed.id, mark: 'signed' })).mark, 'signed');
    await as(ops.removeAttachment, { id: draft.id });
  });

  it('are read page by page, latest first', async () => {
    const record = await account('翻页');
    for (let n = 1; n <= 5; n += 1) await attach('account', record, { fileName: `${n}.txt` });
    const as = app.as(book.kam);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(ops.listAttachments, {
        kind: 'account',
        record,
        limit: 2,
        ...(cursor !== undefined && { cursor }),
      });
      assert.ok(page.rows.length <= 2);
      names.push(...page.rows.map(({ fileName }) => fileName));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    assert.deepEqual(names, ['5.txt', '4.txt', '3.txt', '2.txt', '1.txt']);
  });

  it('move with a merge of accounts and come back when it is undone', async () => {
    const [survivorId, goneId] = [await account('甲'), await account('乙')];
    await attach('account', survivorId, { fileName: '甲.txt' });
    await attach('account', goneId, { fileName: '乙.txt' });
    const { id } = await app.as(book.director)(merge, { survivorId, mergedIds: [goneId] });
    assert.deepEqual(await namesOf('account', survivorId), ['乙.txt', '甲.txt']);
    await app.as(book.director)(undoMerge, { id });
    assert.deepEqual(await namesOf('account', survivorId), ['甲.txt']);
    assert.deepEqual(await namesOf('account', goneId), ['乙.txt']);
  });

  const orders = {
    mapping: {
      kind: 'orders',
      source: 'a/b',
      columns: {
        orderNo: 'no',
        lineNo: 'line',
        account: 'account',
        product: 'item',
        orderedOn: 'day',
        quantity: 'qty',
        net: 'net',
      },
      currency: 'CNY',
      decimal: '.',
    },
    body: 'no,line,account,item,day,qty,net\nSO/1,1,重庆大厦建筑,P-100,2026-09-01,1,100\n',
  } as const;

  it('of an order stay while its import is undone and mended, and go for good when it stays away', async () => {
    const key = 'a%2Fb/SO/1';
    const first = await importFileAs(app, book.finance, orders);
    const { id } = await attach('order', key, { fileName: '技术协议.txt' });
    const onImport = await attach('import', first.id, { as: book.finance, fileName: '说明.txt' });
    const ledger = ledgerContract.operations;
    await app.as(book.finance)(ledger.undoImport, { id: first.id });
    await app.runJobs();
    await assert.rejects(namesOf('order', key), refusedWith('accounts.record-not-found'));
    assert.equal((await app.request(`/api/accounts/attachments/${id}/content`, { as: book.kam })).status, 404);

    /** A server runs on a day, and on the next of those days. */
    const later = async (...days: readonly number[]): Promise<void> => {
      for (const passed of days) {
        app.clock.advance(passed * dayMs);
        await app.runJobs();
      }
      book = { ...book, kam: await signedInAgain(app, book.kam), finance: await signedInAgain(app, book.finance) };
    };
    await later(1, 2);
    const second = await importFileAs(app, book.finance, orders);
    assert.deepEqual(await namesOf('order', key), ['技术协议.txt']);
    await later(40);
    assert.deepEqual(await namesOf('order', key), ['技术协议.txt']);
    assert.ok(isKept(id));

    await app.as(book.finance)(ledger.undoImport, { id: second.id });
    await app.as(book.finance)(ops.removeAttachment, { id: onImport.id });
    await app.runJobs();
    await later(1, 31);
    assert.ok(!isKept(id), 'the bytes of a file without a record');
    assert.ok(!isKept(onImport.id), 'the bytes of a removed file');
    await assert.rejects(
      app.as(book.finance)(ops.restoreAttachment, { id: onImport.id }),
      refusedWith('accounts.attachment-not-found'),
    );
    book = { ...book, company: { ...book.company, admin: await signedInAgain(app, book.company.admin) } };
    const audit = await app.as(book.company.admin)(auditContract.operations.list, { objectId: id });
    assert.deepEqual(
      audit.rows.map(({ action }) => action),
      ['purge', 'create'],
    );
  });

  it('that were uploaded to import go with the import that is discarded before it books', async () => {
    const stood = storedIds();
    const { import: batch } = ledgerContract.operations.uploadImport.output.parse(
      await app.upload(
        ledgerContract.operations.uploadImport,
        { kind: 'orders', fileName: 'o.csv', source: 'erp' },
        { as: book.finance, body: orders.body },
      ),
    );
    assert.equal(storedIds().length, stood.length + 1);
    await app.as(book.finance)(ledgerContract.operations.forgetImport, { id: batch.id });
    assert.deepEqual(storedIds(), stood);
  });
});
