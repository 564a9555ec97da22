#!/usr/bin/env node
// Plain JavaScript for any Node: starts the command line on the Node that the package brings.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entry = join(root, 'src', 'cli', 'main.ts');
// Compiled modules are kept between starts; by the environment, because threads and child processes ask there.
process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'node');
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 24 || (major === 24 && minor >= 15)) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(new URL('../src/cli/main.ts', import.meta.url).href);
} else {
  const suffix = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [join(root, 'node_modules', '.bin', suffix), join(root, '..', '.bin', suffix)];
  const node = candidates.find((path) => existsSync(path));
  if (node === undefined) {
    console.error(`Mainstay needs Node 24.15 or later; this is ${process.versions.node}. 需要 Node 24.15 或更高版本。`);
    process.exit(1);
  }
  const child = spawn(node, [entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}
