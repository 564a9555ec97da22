import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { z } from 'zod';
import { accountsContract } from '#areas/accounts/contract';
import { ledgerContract } from '#areas/ledger/contract';
import { createT } from '#kernel/i18n';
import { readConfig, shownConfig } from '#platform/config';
import { bucketFileStore, diskFileStore } from '#platform/files';
import type { FileStore } from '#platform/operations';
import { testApp } from '#tests/app';
import { scratchDirectory } from '#tests/database';
import { importFileAs } from '#tests/ledger-import';
import { bucketKeys, startLoopbackBucket } from '#tests/loopback-bucket';
import { zhCN } from '../../src/platform/refusals/messages/zh-CN.ts';
import type { LoopbackBucket } from '#tests/loopback-bucket';
import { refusedWith } from '#tests/refused-with';

const pausesMs = [1, 1];
const settingsOf = ({ endpoint }: LoopbackBucket, addressing: 'path' | 'host' = 'path') => ({
  ...bucketKeys,
  endpoint,
  bucket: 'mainstay-files',
  addressing,
});

describe('a bucket of an S3-compatible store', () => {
  let bucket: LoopbackBucket;
  let directory: string;
  let root: string;
  let files: FileStore;
  const place = { orgId: 1, id: randomUUID() };
  const keyOf = (id: string): string => `/mainstay-files/1/${id.slice(-2)}/${id}`;
  const under = (): readonly string[] => readdirSync(`${root}-under-way`);

  beforeEach(async () => {
    bucket = await startLoopbackBucket();
    directory = scratchDirectory();
    root = join(directory, 'files');
    files = bucketFileStore({ root, uploadLimitBytes: 1000, bucket: settingsOf(bucket), pausesMs });
  });
  afterEach(async () => {
    await bucket.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('takes a file by a signed request, gives it back, and forgets it', async () => {
    const kept = await files.put(place, Readable.from([Buffer.from('框架'), Buffer.from('协议')]), 100);
    const sha256 = createHash('sha256').update('框架协议').digest('hex');
    assert.deepEqual(kept, { bytes: 12, sha256 });
    assert.deepEqual(
      [...bucket.objects].map(([key, bytes]) => [key, bytes.toString()]),
      [[keyOf(place.id), '框架协议']],
    );
    assert.equal(await text(await files.open(1, place.id)), '框架协议');
    let path = '';
    const read = await files.atPath(place, async (given) => {
      path = given;
      return readFileSync(given, 'utf8');
    });
    assert.deepEqual([read, existsSync(path)], ['框架协议', false]);
    await files.remove(1, place.id);
    assert.equal(bucket.objects.size, 0);
    await assert.rejects(files.open(1, place.id), refusedWith('platform.not-found'));
    await files.remove(1, place.id);
    assert.deepEqual(under(), []);
  });

  it('is reached before the host too, where a provider wants that', async () => {
    const { port } = new URL(bucket.endpoint);
    const settings = settingsOf({ ...bucket, endpoint: `http://localhost:${port}` }, 'host');
    const hosted = bucketFileStore({ root, uploadLimitBytes: 1000, bucket: settings, pausesMs });
    await hosted.put(place, Readable.from(['x']), 100).catch((error: unknown) => {
      // Not every machine resolves names below localhost.
      refusedWith('platform.file-store-failed')(error);
    });
    for (const request of bucket.requests)
      assert.equal(request, `PUT mainstay-files.localhost:${port}/1/${place.id.slice(-2)}/${place.id}`);
  });

  it('keeps nothing of a file above the limit, and is not even asked', async () => {
    await assert.rejects(
      files.put(place, Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 100),
      refusedWith('platform.too-large'),
    );
    assert.deepEqual([bucket.requests, bucket.objects.size, under()], [[], 0, []]);
  });

  it('is asked again while it is busy or gone, and refused in a sentence when it stays so', async () => {
    bucket.failNext(503, 'torn');
    await files.put(place, Readable.from(['abc']), 100);
    assert.deepEqual([bucket.requests.length, bucket.objects.size], [3, 1]);
    bucket.failNext(500, 500, 500);
    await assert.rejects(
      files.put({ orgId: 1, id: randomUUID() }, Readable.from(['abc']), 100),
      refusedWith('platform.file-store-failed'),
    );
    assert.deepEqual([bucket.objects.size, under()], [1, []]);
    bucket.failNext('torn');
    await assert.rejects(
      files.atPath(place, async () => await Promise.resolve()),
      refusedWith('platform.file-store-failed'),
    );
    assert.deepEqual(under(), []);
  });

  it('refuses other keys at once, and says so', async () => {
    const wrong = bucketFileStore({
      root,
      uploadLimitBytes: 1000,
      bucket: { ...settingsOf(bucket), secretKey: 'another' },
      pausesMs,
    });
    await assert.rejects(wrong.put(place, Readable.from(['abc']), 100), refusedWith('platform.file-store-failed'));
    assert.deepEqual([bucket.requests.length, bucket.objects.size, under()], [1, 0, []]);
  });

  it('leaves files on the disk where they were, and removes them there', async () => {
    const disk = diskFileStore(root, 1000);
    await disk.put(place, Readable.from(['早先']), 100);
    assert.equal(await text(await files.open(1, place.id)), '早先');
    assert.equal(await files.atPath(place, async (path) => await Promise.resolve(readFileSync(path, 'utf8'))), '早先');
    await files.remove(1, place.id);
    await assert.rejects(disk.open(1, place.id), refusedWith('platform.not-found'));
  });

  it('clears what a killed process left under way a day ago', () => {
    for (const name of ['old', 'new']) writeFileSync(join(`${root}-under-way`, name), 'x');
    const before = new Date(Date.now() - 2 * 86_400_000);
    utimesSync(join(`${root}-under-way`, 'old'), before, before);
    bucketFileStore({ root, uploadLimitBytes: 1000, bucket: settingsOf(bucket), pausesMs });
    assert.deepEqual(under(), ['new']);
  });
});

describe('the product on a bucket', () => {
  let bucket: LoopbackBucket;
  let root: string;
  before(async () => {
    bucket = await startLoopbackBucket();
    root = scratchDirectory();
  });
  after(async () => {
    await bucket.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('imports, attaches and downloads; while the store is gone it says so in both languages and keeps nothing', async () => {
    const files = bucketFileStore({
      root: join(root, 'files'),
      uploadLimitBytes: 50_000_000,
      bucket: settingsOf(bucket),
      pausesMs,
    });
    const app = await testApp({ files });
    try {
      const company = await app.company();
      const ops = accountsContract.operations;
      const { state, id: importId } = await importFileAs(app, company.admin, {
        mapping: { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } },
        body: 'code,name\nK-1,甲公司\n',
      });
      assert.deepEqual([state, bucket.objects.size], ['done', 1]);
      await app.as(company.admin)(ledgerContract.operations.previewImport, {
        id: importId,
        mapping: { kind: 'accounts', source: 'crm', columns: { code: 'code', name: 'name' } },
      });
      const asked = { kind: 'account', record: 'K-1', fileName: '合同.txt' } as const;
      const sent = await app.upload(ops.uploadAttachment, asked, { as: company.admin, body: '正文' });
      const { id } = ops.uploadAttachment.output.parse(sent);
      const file = await app.download(ops.downloadAttachment, { id }, { as: company.admin });
      assert.equal(await file.text(), '正文');

      bucket.failNext(503, 503, 503);
      const refused = await app.request('/api/accounts/attachments?kind=account&record=K-1&fileName=b.txt', {
        method: 'POST',
        as: company.admin,
        headers: { 'content-type': 'application/octet-stream' },
        body: '正文',
      });
      const { host } = new URL(bucket.endpoint);
      assert.equal(refused.status, 503);
      const { title } = z.object({ title: z.string() }).parse(await refused.json());
      assert.equal(
        title,
        `The store for files at ${host} did not answer as it should (503). Nothing was changed; try again, or tell the administrator`,
      );
      assert.equal(
        createT<typeof zhCN>('zh-CN', zhCN)('errors.file-store-failed', { host, reason: '503' }),
        `文件存储 ${host} 没有正常响应（503）。没有改动任何内容，请重试；仍不行请告知管理员`,
      );
      assert.equal(
        (await app.as(company.admin)(ops.listAttachments, { kind: 'account', record: 'K-1' })).rows.length,
        1,
      );
      assert.equal(bucket.objects.size, 2);
    } finally {
      await app.close();
    }
  });

  it('is named by settings that come together, and never shows its secret', () => {
    const all = {
      MAINSTAY_S3_ENDPOINT: bucket.endpoint,
      MAINSTAY_S3_BUCKET: 'mainstay-files',
      MAINSTAY_S3_ACCESS_KEY: 'AK',
      MAINSTAY_S3_SECRET_KEY: 'hidden',
    };
    const config = readConfig(all);
    assert.equal(config.bucket?.region, 'us-east-1');
    assert.doesNotMatch(JSON.stringify(shownConfig(config)), /hidden/);
    assert.equal(readConfig({}).bucket, undefined);
    const { MAINSTAY_S3_BUCKET: _bucket, ...partly } = all;
    assert.throws(
      () => readConfig(partly),
      (error) => {
        refusedWith('platform.settings-invalid')(error);
        assert.doesNotMatch(JSON.stringify(error), /hidden/);
        return true;
      },
    );
  });
});
