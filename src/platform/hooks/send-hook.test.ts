import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createHookSender } from './send-hook.ts';

describe('a message to an address that somebody typed in', () => {
  const seen: { readonly url: string; readonly body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({ url: request.url ?? '', body });
      if (request.url === '/slow') return;
      if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
      else response.end(request.url === '/long' ? 'x'.repeat(200_000) : '{"errcode":0}');
    });
  });
  let base = '';
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  });
  after(() => server.closeAllConnections());

  const inside = createHookSender({ allowsPrivate: true });
  const hasty = createHookSender({ allowsPrivate: true, timeoutMs: 300 });
  const outside = createHookSender({ allowsPrivate: false });

  it('is posted as JSON, and the answer is read', async () => {
    const outcome = await inside.post({ url: `${base}/robot?key=1`, body: { text: '预警' } });
    assert.deepEqual(outcome, { kind: 'answered', status: 200, body: '{"errcode":0}' });
    assert.deepEqual(seen.at(-1), { url: '/robot?key=1', body: '{"text":"预警"}' });
  });

  it('goes nowhere else: no redirect, no endless answer, no waiting', async () => {
    assert.deepEqual(await inside.post({ url: `${base}/moved`, body: {} }), {
      kind: 'answered',
      status: 302,
      body: '',
    });
    assert.equal(seen.at(-1)?.url, '/moved');
    const long = await inside.post({ url: `${base}/long`, body: {} });
    assert.ok(long.kind === 'answered' && long.body.length <= 65_536);
    assert.deepEqual(await hasty.post({ url: `${base}/slow`, body: {} }), { kind: 'failed', reason: 'timed-out' });
    assert.deepEqual(await inside.post({ url: 'http://127.0.0.1:1/', body: {} }), {
      kind: 'failed',
      reason: 'unreachable',
    });
  });

  it('does not go into the own network unless that is allowed', async () => {
    const before = seen.length;
    assert.deepEqual(await outside.post({ url: `${base}/robot`, body: {} }), { kind: 'failed', reason: 'not-https' });
    for (const url of [
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://10.0.0.1/',
      'https://[::ffff:7f00:1]/',
      'https://2130706433/',
    ])
      assert.deepEqual(await outside.post({ url, body: {} }), { kind: 'failed', reason: 'private-address' }, url);
    assert.deepEqual(await outside.post({ url: 'https://localhost/', body: {} }), {
      kind: 'failed',
      reason: 'private-address',
    });
    assert.equal(seen.length, before);
  });
});
