import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
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

/** Writes beside the place and renames: a file is whole or absent. */
const writeWhole = async (path: string, source: Readable, limitBytes: number) => {
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

const companyFolder = (orgId: number): string => {
  if (!Number.isSafeInteger(orgId) || orgId < 1) throw new Error('a folder of files is named by its company');
  return String(orgId);
};

/** A name without anything that a file system or a shell takes for more than a name. */
const plainName = (fileName: string): string =>
  basename(fileName)
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/u, '')
    .slice(-120) || 'file';

/** Files below a directory, apart by company. A file is whole or absent. */
export const diskFileStore = (root: string): FileStore => {
  const pathOf = (orgId: number, id: string): string => {
    if (!isUuid(id)) throw new Error('a file is named by a UUID');
    return join(root, companyFolder(orgId), id.slice(-2), id);
  };
  return {
    pathOf,
    put: async ({ orgId, id }, source, limitBytes) => await writeWhole(pathOf(orgId, id), source, limitBytes),
    putNamed: async ({ orgId, fileName }, source, limitBytes) => {
      const path = join(root, companyFolder(orgId), 'named', plainName(fileName));
      await writeWhole(path, source, limitBytes);
      return path;
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
