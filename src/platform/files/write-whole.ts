import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#kernel/app-error';
import { sizeText } from '#kernel/format';

/** Counts, hashes and cuts off at the limit while the bytes flow. */
const meter = (limitBytes: number) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) return done(new AppError('platform.too-large', { limit: sizeText(limitBytes) }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
};

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Writes beside the place and renames: a file is whole or absent. */
export const writeWhole = async (path: string, source: Readable, limitBytes: number) => {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const metered = meter(limitBytes);
  try {
    await pipeline(source, metered.stream, createWriteStream(part, { mode: 0o600 }));
    await syncFile(part);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return metered.result();
};
