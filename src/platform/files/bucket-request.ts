import { createReadStream } from 'node:fs';
import { request as requestPlain } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestSafe } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { AppError } from '#kernel/app-error';

/** Where a bucket is reached and by what keys. */
export type BucketSettings = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** path: the bucket stands behind the host; host: before it, as some providers demand. */
  readonly addressing: 'path' | 'host';
};

/** A file to send: its length and hash go ahead of it, so that a torn one is refused by the other side. */
type Sent = { readonly path: string; readonly bytes: number; readonly sha256: string };

type BucketRequest = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: readonly string[];
  readonly file?: Sent;
};

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const silentMs = 60_000;

const addressOf = ({ endpoint, bucket, addressing }: BucketSettings, key: readonly string[]): URL => {
  const base = new URL(endpoint);
  if (addressing === 'host') base.hostname = `${bucket}.${base.hostname}`;
  const path = [...(addressing === 'path' ? [bucket] : []), ...key].map(encodeURIComponent).join('/');
  return new URL(`${base.pathname.replace(/\/$/, '')}/${path}`, base);
};

/** Signs one request (Signature Version 4) and sends it; the body of the answer is still to be read. */
const sendOnce = async (settings: BucketSettings, { method, key, file }: BucketRequest): Promise<IncomingMessage> => {
  const signer = new AwsV4Signer({
    method,
    url: addressOf(settings, key).href,
    headers: { 'x-amz-content-sha256': file?.sha256 ?? emptyHash },
    service: 's3',
    region: settings.region,
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
  });
  const { url, headers } = await signer.sign();
  const send = url.protocol === 'https:' ? requestSafe : requestPlain;
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const request = send(
      url,
      { method, headers: { ...Object.fromEntries(headers), 'content-length': file?.bytes ?? 0 } },
      resolve,
    );
    request.setTimeout(silentMs, () => request.destroy(new Error('the store was silent')));
    request.once('error', reject);
    if (file === undefined) request.end();
    else pipeline(createReadStream(file.path), request).catch(reject);
  });
};

const isBusy = (status: number): boolean => status >= 500 || status === 429;

const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);

/** What somebody is told when the store does not do what it should: its host, and its status or the failure of the line. */
export const storeFailure = ({ endpoint }: BucketSettings, cause: unknown): AppError =>
  new AppError('platform.file-store-failed', { host: new URL(endpoint).host, reason: codeOf(cause) }, { cause });

/** Sends a request, again when the store is busy or cannot be reached; refuses what it does not do in the end. */
export const askBucket = async (
  settings: BucketSettings,
  request: BucketRequest,
  { mayBeMissing, pausesMs }: { readonly mayBeMissing: boolean; readonly pausesMs: readonly number[] },
): Promise<IncomingMessage | null> => {
  let failure = storeFailure(settings, '');
  for (const pause of [0, ...pausesMs]) {
    if (pause > 0) await wait(pause);
    try {
      const answer = await sendOnce(settings, request);
      const status = answer.statusCode ?? 0;
      if (status >= 200 && status < 300) return answer;
      answer.resume();
      if (status === 404 && mayBeMissing) return null;
      failure = storeFailure(settings, String(status));
      if (!isBusy(status)) break;
    } catch (error) {
      failure = storeFailure(settings, error);
    }
  }
  throw failure;
};
