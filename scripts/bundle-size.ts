import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the first page behind the sign-in loads, gzip, after `vite build`. Fails above its budget. */
const budget = { js: 300 * 1024, css: 45 * 1024 };
const output = join(import.meta.dirname, '../dist/web');
const firstLoad = [
  'index.html',
  'app/shell/Shell.tsx',
  'app/messages/zh-CN.ts',
  'ui/messages/zh-CN.ts',
  '../src/platform/identity/messages/zh-CN.ts',
] as const;

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly css?: readonly string[] };

const isChunk = (value: unknown): value is Chunk =>
  typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string';

const manifest: unknown = JSON.parse(readFileSync(join(output, '.vite/manifest.json'), 'utf8'));
const chunks = new Map(
  Object.entries(typeof manifest === 'object' && manifest !== null ? manifest : {}).flatMap(
    ([name, chunk]: [string, unknown]) => (isChunk(chunk) ? [[name, chunk] as const] : []),
  ),
);

const files = new Set<string>();
const seen = new Set<string>();
const collect = (name: string): void => {
  if (seen.has(name)) return;
  seen.add(name);
  const chunk = chunks.get(name);
  if (chunk === undefined) throw new Error(`bundle-size: the manifest has no chunk ${name}`);
  files.add(chunk.file);
  for (const file of chunk.css ?? []) files.add(file);
  for (const next of chunk.imports ?? []) collect(next);
};
for (const name of firstLoad) collect(name);

const sizeOf = (ending: string): number =>
  [...files]
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(output, file)), { level: 9 }).length, 0);

const sizes = { js: sizeOf('.js'), css: sizeOf('.css') };
for (const kind of ['js', 'css'] as const) {
  const text = `${kind} ${(sizes[kind] / 1024).toFixed(1)} KB of ${budget[kind] / 1024} KB gzip`;
  if (sizes[kind] > budget[kind]) {
    console.error(`first load too large: ${text}`);
    process.exitCode = 1;
  } else console.log(`first load ${text}`);
}
