/** The compiler and the linter are trusted only because planted mistakes fail under their real settings. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

// Beside the sources, because the linter passes over ignored folders.
const folder = mkdtempSync('planted-');
after(() => rmSync(folder, { recursive: true, force: true }));

const compile = (room: 'pure' | 'server' | 'web', text: string): string => {
  const name = `${room}-${Math.abs(hashOf(text))}`;
  writeFileSync(join(folder, `${name}.ts`), text);
  const config = {
    extends: `../tsconfig.${room}.json`,
    compilerOptions: {
      noEmit: true,
      composite: false,
      emitDeclarationOnly: false,
      rootDir: '..',
      tsBuildInfoFile: null,
    },
    include: [`${name}.ts`],
    exclude: [],
    references: [],
  };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(config));
  return run('tsc', ['-p', join(folder, `${name}.json`)]);
};

const lint = (text: string): string => {
  const file = join(folder, `lint-${Math.abs(hashOf(text))}.ts`);
  writeFileSync(file, text);
  return run('oxlint', ['--type-aware', '-c', '.oxlintrc.json', file]);
};

const run = (tool: string, words: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(join('node_modules', '.bin', tool), [...words], { encoding: 'utf8' });
  return `${stdout}${stderr}`;
};

const hashOf = (text: string): number =>
  Array.from(text).reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 7);

describe('the compiler refuses', () => {
  const planted: readonly (readonly ['pure' | 'server' | 'web', string, RegExp])[] = [
    ['pure', 'export const at = process.hrtime();', /Cannot find name 'process'/],
    ['pure', "export const page = fetch('x');", /Cannot find name 'fetch'/],
    ['pure', 'export const root = document.body;', /Cannot find name 'document'/],
    ['pure', 'console.log(1); export {};', /Cannot find name 'console'/],
    ['web', "import { readFileSync } from 'node:fs'; export { readFileSync };", /Cannot find (?:module|name)/],
    ['server', 'export enum Colour { Red }', /erasableSyntaxOnly/],
    ['server', 'export const first = (list: string[]): string => list[0];', /undefined/],
  ];
  for (const [room, text, expected] of planted)
    it(`in the ${room} room: ${text}`, () => assert.match(compile(room, text), expected));
});

describe('the linter refuses', () => {
  const planted: readonly (readonly [string, string])[] = [
    ['no-floating-promises', 'export const go = (): void => { Promise.resolve(1); };'],
    ['no-explicit-any', 'export const loose = (value: any): string => `${String(value)}`;'],
    ['no-non-null-assertion', 'export const first = (list: readonly string[]): string => list[0]!;'],
    ['consistent-type-assertions', 'export const text = (value: unknown): string => value as string;'],
    ['max-params', 'export const four = (a: number, b: number, c: number, d: number): number => a + b + c + d;'],
    ['no-default-export', 'export default 1;'],
    ['no-console', "console.log('x'); export {};"],
  ];
  for (const [rule, text] of planted) it(rule, () => assert.match(lint(text), new RegExp(rule)));
});
