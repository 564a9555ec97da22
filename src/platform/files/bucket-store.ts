import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore } from '#platform/operations';
import { askBucket, storeFailure } from './bucket-request.ts';
import type { BucketSettings } from './bucket-request.ts';
import { diskFileStore, fileKeyOf } from './disk-store.ts';
import { writeWhole } from './write-whole.ts';

export type { BucketSettings } from './bucket-request.ts';

type Options = {
  /** Of the data directory: files from before the bucket, files for people to pick up, and what is under way. */
  readonly root: string;
  readonly uploadLimitBytes: number;
  readonly bucket: BucketSettings;
  /** How long to wait before the second and further tries. */
  readonly pausesMs?: readonly number[];
};

const dayMs = 86_400_000;

/** What a process that was killed left under way; nobody else is still at work on something a day old. */
const clear = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > dayMs) rmSync(path, { force: true });
  }
};

/**
 * Files in a bucket of an S3-compatible store. A file is written beside first, counted and hashed, and sent whole: the
 * bucket has it or has it not. What lies on the disk from before is still found there.
 */
export const bucketFileStore = ({ root, uploadLimitBytes, bucket, pausesMs = [300, 1500] }: Options): FileStore => {
  const disk = diskFileStore(root, uploadLimitBytes);
  // Beside the files, so that no backup takes what is not whole.
  const underWay = `${root}-under-way`;
  clear(underWay);
  const partOf = (id: string): string => join(underWay, `${id}-${process.pid}`);

  const read = async (orgId: number, id: string): Promise<Readable | null> =>
    await askBucket(bucket, { method: 'GET', key: fileKeyOf(orgId, id) }, { mayBeMissing: true, pausesMs });

  return {
    uploadLimitBytes,
    putNamed: disk.putNamed,
    put: async ({ orgId, id }, source, limitBytes) => {
      const [key, path] = [fileKeyOf(orgId, id), partOf(id)];
      try {
        const written = await writeWhole(path, source, limitBytes);
        const answer = await askBucket(
          bucket,
          { method: 'PUT', key, file: { path, ...written } },
          { mayBeMissing: false, pausesMs },
        );
        answer?.resume();
        return written;
      } finally {
        await rm(path, { force: true });
      }
    },
    open: async (orgId, id) => (await read(orgId, id)) ?? (await disk.open(orgId, id)),
    atPath: async ({ orgId, id }, use) => {
      const found = await read(orgId, id);
      if (found === null) return await disk.atPath({ orgId, id }, use);
      const path = partOf(id);
      try {
        await writeWhole(path, found, Number.MAX_SAFE_INTEGER).catch((error: unknown) => {
          throw storeFailure(bucket, error);
        });
        return await use(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    remove: async (orgId, id) => {
      const answer = await askBucket(
        bucket,
        { method: 'DELETE', key: fileKeyOf(orgId, id) },
        { mayBeMissing: true, pausesMs },
      );
      answer?.resume();
      await disk.remove(orgId, id);
    },
  };
};
