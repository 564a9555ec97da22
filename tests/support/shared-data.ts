import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Where the public data sets lie: the folder that MAINSTAY_TEST_DATA names, else ../shared/data beside the project. */
const folder = resolve(process.env['MAINSTAY_TEST_DATA'] ?? resolve(import.meta.dirname, '..', '..', '../shared/data'));

/** The reason to skip a test, or false when all the public data sets that it needs are there (docs/contributing.md). */
export const sharedDataMissing = (...names: readonly string[]): string | false => {
  const absent = names.filter((name) => !existsSync(sharedDataPath(name)));
  return absent.length > 0 && `public data set absent: ${absent.join(', ')} (docs/contributing.md)`;
};

/** A public data set as it lies there. */
export const readSharedBytes = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(sharedDataPath(name)));

/** Text of a gzipped public data set. */
export const readSharedText = (name: string): string => gunzipSync(readSharedBytes(name)).toString('utf8');

/** Where a public data set lies. */
export const sharedDataPath = (name: string): string => resolve(folder, name);
