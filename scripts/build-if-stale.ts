/** Builds the web pages when there are none or when a source is newer: seconds, and nothing at all the second time. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const built = 'dist/web/index.html';
const sources = [
  'web/**/*',
  'src/kernel/*.ts',
  'src/**/contract.ts',
  'src/**/contract/*.ts',
  'src/**/messages/*.ts',
  'src/**/domain/**/*.ts',
  'vite.config.ts',
  'package-lock.json',
];

const newest = (): number => Math.max(...globSync(sources).map((path) => statSync(path).mtimeMs));

if (!existsSync(built) || statSync(built).mtimeMs < newest()) {
  const { status } = spawnSync('npm', ['run', '-s', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
