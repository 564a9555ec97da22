/** Starts an area: `npm run new-area -- plans 计划 Plans --needs accounts,ledger`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { registered, registrationsOf } from './new-area/registrations.ts';
import { skeletonOf } from './new-area/skeleton.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    needs: { type: 'string', default: '' },
    root: { type: 'string', default: join(import.meta.dirname, '..') },
  },
});
const [name = '', zh = '', en = ''] = positionals;
if (!/^[a-z]+$/.test(name) || zh === '' || en === '') {
  console.error('usage: npm run new-area -- <one-lower-case-word> <名称> <Name> [--needs area,area]');
  process.exit(64);
}
const at = (path: string): string => join(values.root, path);
const area = { name, zh, en, needs: values.needs.split(',').filter((need) => need !== '') };
const files = skeletonOf(area);
const taken = files.find(({ path }) => existsSync(at(path)));
if (taken !== undefined) {
  console.error(`${taken.path} is there already`);
  process.exit(73);
}
// All lists are made before the first is written, so that a missing anchor leaves nothing half done.
const lists = registrationsOf(area).map((list) => ({
  path: list.path,
  text: registered(readFileSync(at(list.path), 'utf8'), list),
}));
for (const { path, text } of [...files, ...lists]) {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
  console.log(path);
}
spawnSync(
  process.execPath,
  [join('node_modules', 'oxfmt', 'bin', 'oxfmt'), ...[...files, ...lists].map(({ path }) => path)],
  {
    cwd: values.root,
  },
);
console.log('Next: its term in docs/glossary.md, its line in docs/architecture.md, then npm run openapi and npm test.');
