import { Readable } from 'node:stream';
import { AppError } from '#kernel/app-error';
import { sizeText } from '#kernel/format';
import type { Upload } from '#platform/operations';
import type { HttpContext } from './http-env.ts';

const jsonLimit = 2_000_000;

/** The JSON body of a request, read no further than the limit. */
export const readJson = async (c: HttpContext): Promise<Record<string, unknown>> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > jsonLimit) throw new AppError('platform.too-large', { limit: sizeText(jsonLimit) });
    chunks.push(chunk);
  }
  if (bytes === 0) return {};
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new AppError('platform.wrong-content-type', { expected: 'application/json' });
  }
  const body = parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new AppError('platform.malformed-body');
  return Object.fromEntries(Object.entries(body));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('platform.malformed-body', {}, { cause: error });
  }
};

/**
 * The raw body as a stream; the file's name stands in the query. A body without a declared length is counted while it
 * flows: the limit holds for it too.
 */
export const uploadOf = (c: HttpContext, limitBytes: number): Upload => {
  const length = Number(c.req.header('content-length') ?? 0);
  if (length > limitBytes) throw new AppError('platform.too-large', { limit: sizeText(limitBytes) });
  return {
    fileName: c.req.query('fileName') ?? 'upload',
    stream: limited(c.env?.incoming ?? streamOf(c.req.raw), limitBytes),
  };
};

const limited = (stream: Readable, limitBytes: number): Readable => Readable.from(upTo(stream, limitBytes));

async function* upTo(stream: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > limitBytes) throw new AppError('platform.too-large', { limit: sizeText(limitBytes) });
    yield chunk;
  }
}

/** Asked for only without a socket: behind one, the mere look at `body` drains the stream that the handler reads. */
const streamOf = ({ body }: Request): Readable => (body === null ? Readable.from([]) : Readable.from(body));
