/** Compiler, linter, formatter and the search for unused code are trusted only because planted mistakes fail under their real settings. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '..', '..');
const modules = join(root, 'node_modules');

/** A folder away from the sources that goes when the tests are over. */
const plantedFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-planted_'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** What a tool says of each planted file: lines that name none belong to the file before. */
const saidOf = (folder: string, [tool = '', ...words]: readonly string[]): ReadonlyMap<string, string> => {
  const { stdout, stderr, error, signal } = spawnSync(join(modules, '.bin', tool), words, {
    encoding: 'utf8',
    cwd: folder,
  });
  if (error !== undefined || signal !== null)
    throw new Error(`${tool} did not end by itself: ${signal}`, { cause: error });
  const said = new Map<string, string>();
  let file = '';
  for (const line of `${stdout}${stderr}`.split('\n')) {
    file = /\bplanted-\d+[a-z]?/.exec(line)?.[0] ?? file;
    said.set(file, `${said.get(file) ?? ''}${line}\n`);
  }
  return said;
};

describe('the compiler refuses', () => {
  const planted: readonly (readonly ['pure' | 'server' | 'web', string, RegExp])[] = [
    ['pure', 'export const at = process.hrtime();', /Cannot find name 'process'/],
    ['pure', "export const page = fetch('x');", /Cannot find name 'fetch'/],
    ['pure', 'export const root = document.body;', /Cannot find name 'document'/],
    ['pure', 'console.log(1); export {};', /Cannot find name 'console'/],
    ['pure', 'export const id = crypto.randomUUID();', /Cannot find name 'crypto'/],
    ['pure', 'export const at = performance.now();', /Cannot find name 'performance'/],
    ['pure', 'setTimeout(() => {}, 1); export {};', /Cannot find name 'setTimeout'/],
    ['web', "import { readFileSync } from 'node:fs'; export { readFileSync };", /Cannot find (?:module|name)/],
    ['server', 'export enum Colour { Red }', /erasableSyntaxOnly/],
    ['server', 'export const first = (list: string[]): string => list[0];', /undefined/],
  ];
  const said = new Map<string, string>();

  before(() => {
    const folder = plantedFolder();
    symlinkSync(modules, join(folder, 'node_modules'));
    for (const [i, [, text]] of planted.entries()) writeFileSync(join(folder, `planted-${i}.ts`), text);
    for (const room of ['pure', 'server', 'web'] as const) {
      const config = {
        extends: join(root, `tsconfig.${room}.json`),
        compilerOptions: {
          noEmit: true,
          composite: false,
          emitDeclarationOnly: false,
          rootDir: '/',
          tsBuildInfoFile: null,
        },
        files: [...planted.entries()].flatMap(([i, [where]]) => (where === room ? [`planted-${i}.ts`] : [])),
        include: [],
        exclude: [],
        references: [],
      };
      writeFileSync(join(folder, `${room}.json`), JSON.stringify(config));
      for (const [file, text] of saidOf(folder, ['tsc', '-p', `${room}.json`])) said.set(file, text);
    }
  });

  for (const [i, [room, text, expected]] of planted.entries())
    it(`in the ${room} room: ${text}`, () => assert.match(said.get(`planted-${i}`) ?? '', expected));
});

describe('the linter refuses', () => {
  const planted: readonly (readonly [rule: string, text: string, beside?: string])[] = [
    ['no-floating-promises', 'export const go = (): void => { Promise.resolve(1); };'],
    ['no-explicit-any', 'export const loose = (value: any): string => `${String(value)}`;'],
    ['no-non-null-assertion', 'export const first = (list: readonly string[]): string => list[0]!;'],
    ['consistent-type-assertions', 'export const text = (value: unknown): string => value as string;'],
    ['max-params', 'export const four = (a: number, b: number, c: number, d: number): number => a + b + c + d;'],
    ['no-default-export', 'export default 1;'],
    ['no-console', "console.log('x'); export {};"],
    ['max-lines', `export const many = [\n${'  1,\n'.repeat(399)}];\n`],
    [
      'no-cycle',
      "import { b } from './planted-8b.ts'; export const a = (): number => b() + 1;",
      "import { a } from './planted-8.ts'; export const b = (): number => a() + 1;",
    ],
  ];
  let said: ReadonlyMap<string, string> = new Map();

  before(() => {
    const folder = plantedFolder();
    const config = { extends: join(root, 'tsconfig.base.json'), compilerOptions: { rootDir: '.', outDir: 'out' } };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const files = planted.flatMap(([, text, beside], i) => [
      { name: `planted-${i}.ts`, text },
      ...(beside === undefined ? [] : [{ name: `planted-${i}b.ts`, text: beside }]),
    ]);
    for (const { name, text } of files) writeFileSync(join(folder, name), text);
    const settings = ['--type-aware', '--no-ignore', '--format=unix', '-c', join(root, '.oxlintrc.json')];
    said = saidOf(folder, ['oxlint', ...settings, ...files.map(({ name }) => name)]);
  });

  for (const [i, [rule]] of planted.entries())
    it(rule, () => assert.match(said.get(`planted-${i}`) ?? '', new RegExp(rule)));
});

it('the formatter sets a planted text as ours is set, and leaves one that is', () => {
  const set = (input: string): string => {
    const words = ['-c', join(root, '.oxfmtrc.json'), '--stdin-filepath=planted.ts'];
    const { stdout, stderr, status } = spawnSync(join(modules, '.bin', 'oxfmt'), words, {
      encoding: 'utf8',
      cwd: plantedFolder(),
      input,
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  assert.equal(set('export const a = "double"\n'), "export const a = 'double';\n");
  assert.equal(set("export const a = 'single';\n"), "export const a = 'single';\n");
});

describe('the search for unused code reports', () => {
  let said = '';
  const planted: Readonly<Record<string, string>> = {
    'package.json': JSON.stringify({
      name: 'planted',
      type: 'module',
      imports: { '#domain/*': './src/areas/*/domain/index.ts', '#areas/*': './src/areas/*/index.ts' },
      dependencies: { nodemailer: '1.0.0' },
    }),
    'scripts/start.ts': "import { used } from '#domain/kites';\nimport { sold } from '#areas/kites';\nused(sold);\n",
    'src/areas/kites/domain/index.ts': "export { used, unusedRule } from './rules.ts';\n",
    'src/areas/kites/domain/rules.ts':
      'export const used = (n: number): number => n;\nexport const unusedRule = (n: number): number => n;\nexport const unusedInside = 1;\n',
    'src/areas/kites/index.ts': "export { sold, unusedQuery } from './store.ts';\n",
    'src/areas/kites/store.ts': 'export const sold = 1;\nexport const unusedQuery = 2;\n',
    'src/areas/kites/unused-file.ts': 'export const nobody = 1;\n',
  };

  before(() => {
    const folder = plantedFolder();
    for (const [name, text] of Object.entries(planted)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    writeFileSync(join(folder, 'knip.json'), readFileSync(join(root, 'knip.json')));
    said = [...saidOf(folder, ['knip', '--no-progress']).values()].join('\n');
  });

  for (const [what, expected] of [
    ['a rule that only its door names', /unusedRule +src\/areas\/kites\/domain\/index\.ts/],
    ['an export that nobody imports', /unusedInside +src\/areas\/kites\/domain\/rules\.ts/],
    ['a query that only its door names', /unusedQuery +src\/areas\/kites\/index\.ts/],
    ['a file that nobody imports', /src\/areas\/kites\/unused-file\.ts/],
    ['a package that nobody imports', /nodemailer/],
  ] as const)
    it(what, () => assert.match(said, expected));

  it('and nothing that is used', () => assert.doesNotMatch(said, /\b(?:used|sold)\b +src/));
});
