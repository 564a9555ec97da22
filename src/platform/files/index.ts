import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#kernel/app-error';
import { isUuid } from '#kernel/id';
import type { FileStore } from '#platform/operations';

/** Counts, hashes and cuts off at the limit while the bytes flow. */
const meter = (limitBytes: number) => {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      bytes += chunk.byteLength;
      if (bytes > limitBytes) return done(new AppError('platform.too-large', { limit: limitBytes }));
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

/** Files below a directory, apart by company. A file is whole or absent: it is written beside its place and renamed. */
export const diskFileStore = (root: string): FileStore => {
  const pathOf = (orgId: number, id: string): string => {
    if (!Number.isSafeInteger(orgId) || orgId < 1 || !isUuid(id))
      throw new Error('a file is named by company and UUID');
    return join(root, String(orgId), id.slice(-2), id);
  };
  return {
    pathOf,
    put: async ({ orgId, id }, source, limitBytes) => {
      const path = pathOf(orgId, id);
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
    },
    open: async (orgId, id) => {
      const path = pathOf(orgId, id);
      const isThere = await stat(path).then(
        (facts) => facts.isFile(),
        () => false,
      );
      if (!isThere) throw new AppError('platform.not-found');
      return createReadStream(path);
    },
    remove: async (orgId, id) => await rm(pathOf(orgId, id), { force: true }),
  };
};
