import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** Raised when the way a template is built changes. */
const templateFormat = 2;

const packageRoot = join(import.meta.dirname, '..', '..');

/** The exact engine version: a template of another build is never used. */
export const engineVersion = (): string => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description: { version: string } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return description.version;
};

/** `.cache/` of the package, or a private folder under the temporary directory where the package cannot be written. */
const cacheRoot = (): string => {
  const preferred = join(packageRoot, '.cache', 'database');
  try {
    mkdirSync(preferred, { recursive: true });
    accessSync(preferred, constants.W_OK);
    return preferred;
  } catch {
    const { uid } = userInfo();
    const fallback = join(tmpdir(), `mainstay-database-${uid}`);
    mkdirSync(fallback, { recursive: true, mode: 0o700 });
    // The name can be guessed: a folder that somebody else laid there is not ours to trust.
    if (uid >= 0 && statSync(fallback).uid !== uid) throw new Error(`${fallback} belongs to another user`);
    return fallback;
  }
};

const weekMs = 7 * 24 * 3_600_000;

/** Drops templates that nobody has used for a week, and what killed builds left. */
const removeOld = (root: string, nowMs: number): void => {
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && nowMs - stats.mtimeMs > weekMs) rmSync(path, { recursive: true, force: true });
  }
};

export const copyCluster = (from: string, to: string): void =>
  cpSync(from, to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    errorOnExist: true,
    force: false,
  });

/**
 * A ready cluster directory for these migrations. Creating one costs seconds (initdb in WebAssembly), copying it
 * a quarter of one. Built beside its place and renamed, so that a reader never sees half of it.
 */
export const templateCluster = async (
  fingerprint: string,
  build: (clusterDir: string) => Promise<void>,
): Promise<string> => {
  const root = cacheRoot();
  const place = join(root, `pglite-${engineVersion()}-${templateFormat}-${fingerprint}`);
  const now = new Date();
  if (existsSync(join(place, 'PG_VERSION'))) {
    utimesSync(place, now, now);
    return place;
  }
  removeOld(root, now.getTime());
  const scratch = mkdtempSync(join(root, 'building-'));
  try {
    const clusterDir = join(scratch, 'cluster');
    mkdirSync(clusterDir);
    await build(clusterDir);
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
    try {
      renameSync(clusterDir, place);
    } catch (error) {
      // Another process was first with the same template.
      if (!existsSync(join(place, 'PG_VERSION'))) throw error;
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return place;
};
