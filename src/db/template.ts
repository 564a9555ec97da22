import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, constants } from 'node:fs';
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
    return preferred;
  } catch {
    const fallback = join(tmpdir(), `mainstay-database-${userInfo().uid}`);
    mkdirSync(fallback, { recursive: true, mode: 0o700 });
    return fallback;
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
  if (existsSync(join(place, 'PG_VERSION'))) return place;
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
