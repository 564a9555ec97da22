/**
 * Runs the tests in one process (a process per file costs more than the tests). Arguments narrow by path;
 * browser tests and those of the whole demo company run only when named, because they need Chromium or minutes:
 * `node scripts/test.ts tests/e2e`, `node scripts/test.ts tests/demo`.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const all = globSync(['src/**/*.test.ts', 'web/**/*.test.ts', 'tests/**/*.test.ts'], {
  exclude: ['**/node_modules/**'],
});
const isBrowser = (file: string): boolean => file.startsWith('tests/e2e/');
const files = all
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .filter((file) => !isBrowser(file) || wanted.some((word) => word.includes('e2e')))
  .filter((file) => !file.startsWith('tests/demo/') || wanted.some((word) => word.includes('tests/demo')))
  .toSorted();

if (files.length === 0) {
  console.error(`No test matches ${wanted.join(' ')}`);
  process.exit(1);
}
const isolation = files.some(isBrowser) ? 'process' : 'none';
const { status } = spawnSync(
  process.execPath,
  ['--test', `--test-isolation=${isolation}`, '--test-concurrency=1', '--test-force-exit', ...options, ...files],
  // Threads and processes that tests start find the modules compiled.
  { stdio: 'inherit', env: { NODE_COMPILE_CACHE: resolve('.cache/node'), ...process.env } },
);
process.exit(status ?? 1);
