import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Hono } from 'hono';
import { isAppError } from '#kernel/app-error';
import { auditContract } from '#platform/audit/contract';
import { modules } from '#registry';
import type { HttpEnv } from '#server/http-env';
import { metricsGuard } from '#server/metrics-guard';
import { testApp } from '#tests/app';
import type { Person, TestApp, TestCompany } from '#tests/app';
import { echoContract, echoModule } from '#tests/echo-module';

const operations = echoContract.operations;
const json = { 'content-type': 'application/json' };

describe('the HTTP edge', () => {
  let app: TestApp;
  let company: TestCompany;
  let person: Person;

  before(async () => {
    app = await testApp({ modules: [...modules, echoModule], metricsToken: 'token of the watcher' });
    company = await app.company();
    person = await app.person(company, 'kam');
  });
  after(async () => await app.close());

  const post = async (url: string, body: BodyInit, headers: Record<string, string> = json): Promise<Response> =>
    await app.request(url, { method: 'POST', body, headers, as: person });
  const codeOf = async (response: Response): Promise<string> => (await response.json()).code;

  test('query fields arrive as what the schema says', async () => {
    const input = { text: '12', flag: true, list: ['a', 'b'], filter: { from: '2026-01-01' }, parent: null, limit: 7 };
    assert.deepEqual(await app.as(person)(operations.read, input), { seen: input });
    assert.deepEqual(await app.as(person)(operations.read, {}), { seen: { limit: 50 } });
    const bad = await app.request('/api/echo?flag=perhaps&list=x&limit=0', { as: person });
    const { issues } = await bad.json();
    assert.deepEqual(
      issues.map(({ path }: { path: string }) => path),
      ['flag', 'list', 'limit'],
    );
  });

  test('a fixed word in a path goes before a field', async () => {
    assert.deepEqual(await app.as(person)(operations.readWord, {}), { seen: 'word' });
    assert.deepEqual(await app.as(person)(operations.readOne, { id: '客户/1' }), { seen: { id: '客户/1' } });
  });

  test('only JSON objects are taken, up to the limit', async () => {
    assert.equal(
      await codeOf(await post('/api/echo', '{"text":"a"}', { 'content-type': 'text/plain' })),
      'platform.wrong-content-type',
    );
    assert.equal(await codeOf(await post('/api/echo', '{"text":')), 'platform.malformed-body');
    assert.equal(await codeOf(await post('/api/echo', '[1]')), 'platform.malformed-body');
    const large = await post('/api/echo', JSON.stringify({ text: 'x'.repeat(2_000_001) }));
    assert.deepEqual([large.status, await codeOf(large)], [413, 'platform.too-large']);
  });

  test('a write that another site makes a browser send is refused', async () => {
    const body = '{"text":"a"}';
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      assert.equal(await codeOf(await post('/api/echo', body, { ...json, ...headers })), 'platform.cross-site');
    }
    assert.equal((await post('/api/echo', body, { ...json, 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await post('/api/echo', body, { ...json, origin: 'http://lan:8080', host: 'lan:8080' })).status, 200);
  });

  test('the same idempotency key does a write once', async () => {
    const send = async (text: string, key: string) =>
      await (await post('/api/echo', JSON.stringify({ text }), { ...json, 'idempotency-key': key })).json();
    const first = await send('a', 'key-1');
    assert.deepEqual(await send('a', 'key-1'), first);
    assert.notDeepEqual(await send('a', 'key-2'), first);
    assert.equal((await send('b', 'key-1')).code, 'platform.key-used-otherwise');
    const together = await Promise.all([send('c', 'key-3'), send('c', 'key-3'), send('c', 'key-3')]);
    assert.deepEqual(together, [together[0], together[0], together[0]]);
  });

  test('a key of one person is not the key of another', async () => {
    const other = await app.person(company, 'kam');
    const headers = { ...json, 'idempotency-key': 'shared' };
    const send = async (as: Person) =>
      await (await app.request('/api/echo', { method: 'POST', body: '{"text":"a"}', headers, as })).json();
    assert.notDeepEqual(await send(person), await send(other));
  });

  test('an unexpected error tells its number and nothing of itself', async () => {
    const response = await post('/api/echo/break', '{}');
    const text = await response.text();
    assert.equal(response.status, 500);
    assert.doesNotMatch(text, /secret/);
    assert.match(text, new RegExp(response.headers.get('x-request-id') ?? 'no number'));
  });

  test('what is the operator’s is closed to everybody who comes over HTTP', async () => {
    assert.equal(
      await codeOf(await app.request('/api/echo/operate', { method: 'POST', as: company.admin })),
      'platform.forbidden',
    );
    assert.deepEqual(await app.callAsOperator(operations.operate, {}), { seen: 'cli' });
  });

  test('an upload streams into the store up to its limit', async () => {
    const answer = await app.upload(operations.upload, { note: 'n' }, { as: person, body: '内容' });
    const sha256 = '73ec4c1ebe2a1c1a';
    const seen = JSON.parse(JSON.stringify(answer)).seen;
    assert.deepEqual({ ...seen, sha256: '' }, { note: 'n', fileName: 'upload', bytes: 6, sha256: '', text: '内容' });
    assert.equal(seen.sha256.length, 64, sha256);
    await assert.rejects(
      app.upload(operations.upload, {}, { as: person, body: 'x'.repeat(1_001) }),
      (error) => isAppError(error) && error.code === 'platform.too-large',
    );
  });

  test('a download is saved, never shown', async () => {
    const response = await app.download(operations.download, {}, { as: person });
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; .*filename\*=UTF-8''%E6%8A%A5%E4%BB%B7\.html$/,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  test('the audit is exported as CSV that a spreadsheet opens', async () => {
    const response = await app.download(
      auditContract.operations.export,
      { action: 'identity.firstRun' },
      { as: company.admin },
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.equal(new TextDecoder().decode(bytes).trim().split('\n').length, 2);
    assert.equal((await app.download(auditContract.operations.export, {}, { as: person })).status, 403);
    assert.equal((await app.download(auditContract.operations.export, {})).status, 401);
  });

  test('every answer forbids framing, foreign scripts and sniffing', async () => {
    const { headers } = await app.request('/api/identity/first-run');
    assert.match(headers.get('content-security-policy') ?? '', /script-src 'self';.*frame-ancestors 'none'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  test('an unknown operation is a worded 404', async () => {
    const response = await app.request('/api/nothing', { language: 'zh-CN' });
    assert.equal(response.status, 404);
    assert.equal((await response.json()).title, '没有这个接口');
  });

  test('machines learn whether it lives, is ready, and how long operations take', async () => {
    assert.equal(await (await app.request('/healthz')).text(), 'ok');
    assert.equal(await (await app.request('/readyz')).text(), 'ready');
    const headers = { authorization: 'Bearer token of the watcher' };
    assert.match(
      await (await app.request('/metrics', { headers })).text(),
      /mainstay_operation_seconds_count\{operation="echo.read",status="200"\}/,
    );
  });
});

describe('figures of the process', () => {
  const asked = async (token: string | undefined, remoteAddress?: string, headers: Record<string, string> = {}) => {
    const app = new Hono<HttpEnv>().get('/metrics', metricsGuard(token), (c) => c.text('figures'));
    app.onError((error, c) => c.text(isAppError(error) ? error.code : 'broken', 403));
    const incoming = { socket: { remoteAddress } };
    return await (await app.request('/metrics', { headers }, { incoming })).text();
  };

  test('without a token are for this machine, and not for what a proxy passes on', async () => {
    for (const local of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      assert.equal(await asked(undefined, local), 'figures', local);
    for (const remote of ['192.168.1.5', '::ffff:10.0.0.1', '1127.0.0.1', undefined])
      assert.equal(await asked(undefined, remote), 'platform.metrics-closed', remote);
    for (const name of ['x-forwarded-for', 'forwarded', 'via'])
      assert.equal(await asked(undefined, '127.0.0.1', { [name]: '127.0.0.1' }), 'platform.metrics-closed', name);
  });

  test('with a token are for who sends it', async () => {
    const token = 'a token of the watcher';
    assert.equal(await asked(token, '10.0.0.1', { authorization: `Bearer ${token}` }), 'figures');
    for (const authorization of ['', 'Bearer', 'Bearer x', `Bearer ${token}x`])
      assert.equal(await asked(token, '127.0.0.1', { authorization }), 'platform.metrics-closed');
  });

  test('are refused in words', async () => {
    const app = await testApp();
    try {
      const response = await app.request('/metrics');
      assert.deepEqual([response.status, (await response.json()).code], [403, 'platform.metrics-closed']);
    } finally {
      await app.close();
    }
  });
});

describe('how often a caller may ask', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp({ requestRate: 2 });
  });
  after(async () => await app.close());

  const statusesOf = async (count: number, headersOf: (nth: number) => Record<string, string>) =>
    await Promise.all(
      Array.from({ length: count }, async (_, nth) => {
        const { status } = await app.request('/api/identity/first-run', { headers: headersOf(nth) });
        return status;
      }),
    );
  const refused = (statuses: readonly number[]): number => statuses.filter((status) => status === 429).length;

  test('strangers of one address share an allowance, whatever token or cookie they invent', async () => {
    const invented = await statusesOf(9, (nth) => ({ authorization: `Bearer mst_${nth}` }));
    assert.equal(refused(invented), 1);
    assert.equal(refused(await statusesOf(3, (nth) => ({ cookie: `mainstay_session=${nth}` }))), 3);
    app.clock.advance(60_000);
    assert.equal(refused(await statusesOf(1, () => ({}))), 0);
  });

  test('a session that proved good has an allowance of its own', async () => {
    app.clock.advance(60_000);
    const company = await app.company();
    app.clock.advance(60_000);
    const ask = async () => (await app.request('/api/identity/me', { as: company.admin })).status;
    assert.equal(await ask(), 200);
    assert.ok(refused(await statusesOf(12, (nth) => ({ authorization: `Bearer ${nth}` }))) > 0);
    assert.deepEqual(await Promise.all(Array.from({ length: 7 }, ask)), Array<number>(7).fill(200));
    assert.equal(await ask(), 429);
  });
});

test('an upload without a declared length is cut off at the limit', async () => {
  const app = await testApp({ modules: [...modules, echoModule], uploadLimitBytes: 500 });
  try {
    const company = await app.company();
    const send = async (bytes: number) => {
      const body = new ReadableStream<Uint8Array>({
        start: (control) => {
          for (let sent = 0; sent < bytes; sent += 100) control.enqueue(new Uint8Array(100).fill(120));
          control.close();
        },
      });
      const init = { method: 'POST', as: company.admin, body, duplex: 'half' } as const;
      return await app.request('/api/echo/upload?fileName=a.txt', init);
    };
    assert.equal((await send(500)).status, 200);
    const refused = await send(600);
    assert.deepEqual([refused.status, (await refused.json()).code], [413, 'platform.too-large']);
  } finally {
    await app.close();
  }
});
