import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '#kernel/app-error';
import { isUuid } from '#kernel/id';
import type { FileStore } from '#platform/operations';
import { defaultMaxBytes } from '#platform/sheets';
import { writeWhole } from './write-whole.ts';

const companyFolder = (orgId: number): string => {
  if (!Number.isSafeInteger(orgId) || orgId < 1) throw new Error('a folder of files is named by its company');
  return String(orgId);
};

/** Where a file lies below the root of its store: apart by company, in folders of bounded size. */
export const fileKeyOf = (orgId: number, id: string): readonly string[] => {
  if (!isUuid(id)) throw new Error('a file is named by a UUID');
  return [companyFolder(orgId), id.slice(-2), id];
};

/** A name without anything that a file system or a shell takes for more than a name. */
const plainName = (fileName: string): string =>
  basename(fileName)
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^\.+/u, '')
    .slice(-120) || 'file';

/** Files below a directory, apart by company. A file is whole or absent. */
export const diskFileStore = (root: string, uploadLimitBytes = defaultMaxBytes): FileStore => {
  const pathOf = (orgId: number, id: string): string => join(root, ...fileKeyOf(orgId, id));
  return {
    uploadLimitBytes,
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
    atPath: async ({ orgId, id }, use) => await use(pathOf(orgId, id)),
    remove: async (orgId, id) => await rm(pathOf(orgId, id), { force: true }),
  };
};
