import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const pathOf = (name: string): string => resolve(import.meta.dirname, '..', '..', '../shared/data', name);

/** The reason to skip a test, or false when the public data set lies beside the project. */
export const sharedDataMissing = (name: string): string | false =>
  existsSync(pathOf(name)) ? false : `../shared/data/${name} is absent`;

/** Text of a gzipped public data set. */
export const readSharedText = (name: string): string => gunzipSync(readFileSync(pathOf(name))).toString('utf8');

/** Where a public data set lies. */
export const sharedDataPath = (name: string): string => pathOf(name);
