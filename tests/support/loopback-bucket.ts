import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export const bucketKeys = {
  region: 'cn-east-3',
  accessKey: 'AKEXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG+x',
} as const;

/** A store of the S3 kind on this machine, that keeps objects in memory and looks at every signature. */
export type LoopbackBucket = {
  readonly endpoint: string;
  readonly objects: ReadonlyMap<string, Buffer>;
  readonly requests: readonly string[];
  /** What it answers next instead of doing what it is asked: a status, or a torn connection. */
  readonly failNext: (...how: readonly (number | 'torn')[]) => void;
  readonly close: () => Promise<void>;
};

const hash = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The signature as Amazon publishes it (Signature Version 4), computed from what arrived. */
const signatureOf = ({ method = '', url = '', headers }: IncomingMessage): { said: string; due: string } => {
  const [, scope = '', signed = '', said = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const [key, day = '', region = '', service = ''] = scope.split('/');
  const canonical = [
    method,
    new URL(url, 'http://x').pathname,
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    signed,
    String(headers['x-amz-content-sha256']),
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    String(headers['x-amz-date']),
    `${day}/${region}/${service}/aws4_request`,
    hash(canonical),
  ].join('\n');
  const signingKey = [region, service, 'aws4_request'].reduce(hmac, hmac(`AWS4${bucketKeys.secretKey}`, day));
  const isOurs = key === bucketKeys.accessKey && region === bucketKeys.region && service === 's3';
  return { said, due: isOurs ? hmac(signingKey, toSign).toString('hex') : 'other keys' };
};

export const startLoopbackBucket = async (): Promise<LoopbackBucket> => {
  const objects = new Map<string, Buffer>();
  const requests: string[] = [];
  let failures: (number | 'torn')[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers, url: path = '' } = request;
    requests.push(`${method} ${headers.host ?? ''}${path}`);
    const [failure] = failures;
    failures = failures.slice(1);
    const { said, due } = signatureOf(request);
    const body = await buffer(request);
    if (failure === 'torn') {
      const held = objects.get(path);
      if (held === undefined || method !== 'GET') request.socket.destroy();
      else {
        response.writeHead(200, { 'content-length': held.byteLength + 10 }).write(held);
        setTimeout(() => request.socket.destroy(), 20);
      }
      return;
    }
    if (failure !== undefined) return void response.writeHead(failure).end('<Error/>');
    if (said === '' || said !== due || hash(body) !== headers['x-amz-content-sha256'])
      return void response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (method === 'PUT') {
      objects.set(path, body);
      return void response.writeHead(200).end();
    }
    if (method === 'DELETE') {
      objects.delete(path);
      return void response.writeHead(204).end();
    }
    const found = objects.get(path);
    response.writeHead(found === undefined ? 404 : 200).end(found ?? '<Error><Code>NoSuchKey</Code></Error>');
  };

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the store has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    objects,
    requests,
    failNext: (...how) => {
      failures = [...how];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
