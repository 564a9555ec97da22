/** A new area's skeleton stands as it is: in a copy of the tree it compiles and keeps the rules of architecture. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '..', '..');
const copied = ['src', 'web', 'scripts', 'bench', 'tests', 'package.json', '.oxfmtrc.json', '.oxlintrc.json'];
const configs = ['', 'base.', 'pure.', 'server.', 'web.', 'tests.'].map((room) => `tsconfig.${room}json`);
const words = ['plantedarea', '试种', 'Planted'] as const;

const run = (folder: string, [tool = '', ...rest]: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(tool, rest, { cwd: folder, encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
};
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

describe('a new area', () => {
  let folder = '';
  const make = () =>
    run(folder, [process.execPath, 'scripts/new-area.ts', ...words, '--needs', 'accounts,ledger', '--root', folder]);
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mainstay-new-area-'));
    for (const name of [...copied, ...configs]) cpSync(join(root, name), join(folder, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const { status, text } = make();
    assert.equal(status, 0, text);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has its edge', () =>
    assert.match(readFileSync(join(folder, 'src/areas/areas.ts'), 'utf8'), /plantedarea: \['accounts', 'ledger'\],/));

  // The slice alone and what it imports: the whole tree would take minutes.
  for (const [room, ...include] of [
    ['server', 'src/areas/plantedarea/*.ts', 'src/areas/plantedarea/messages/*.ts', 'src/areas/areas.ts'],
    ['web', 'web/areas/plantedarea/**/*.ts', 'web/areas/plantedarea/*.tsx'],
  ] as const)
    it(`compiles in the ${room} room`, () => {
      const config = {
        extends: `./tsconfig.${room}.json`,
        compilerOptions: { noEmit: true, composite: false, emitDeclarationOnly: false, tsBuildInfoFile: null },
        include,
        exclude: [],
        references: [],
      };
      writeFileSync(join(folder, `planted-${room}.json`), JSON.stringify(config));
      const { status, text } = run(folder, [bin('tsc'), '-p', `planted-${room}.json`]);
      assert.equal(status, 0, text);
    });

  it('is formatted and passes the linter', () => {
    const slices = [`src/areas/${words[0]}`, `web/areas/${words[0]}`, 'src/areas/areas.ts', 'web/app/areas.ts'];
    for (const command of [
      [bin('oxfmt'), '--check'],
      [bin('oxlint'), '--deny-warnings'],
    ]) {
      const { status, text } = run(folder, [...command, ...slices]);
      assert.equal(status, 0, text);
    }
  });

  it('keeps the rules of architecture', () => {
    const tests = ['rooms', 'registry', 'unused'].map((name) => `tests/architecture/${name}`);
    const { status, text } = run(folder, [process.execPath, 'scripts/test.ts', ...tests]);
    assert.equal(status, 0, text);
  });

  it('is not made twice', () => {
    const { status, text } = make();
    assert.equal(status, 73);
    assert.match(text, /is there already/);
  });
});
