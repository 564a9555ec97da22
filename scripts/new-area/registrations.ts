import type { NewArea } from './skeleton.ts';

type Insertion = { readonly before: string; readonly line: string };
export type Registration = { readonly path: string; readonly insertions: readonly Insertion[] };

/** The four lists that name areas, and the lines that name a new one. */
export const registrationsOf = ({ name, needs }: NewArea): readonly Registration[] => [
  {
    path: 'src/areas/areas.ts',
    insertions: [{ before: '  home: [', line: `  ${name}: [${needs.map((need) => `'${need}'`).join(', ')}],` }],
  },
  {
    path: 'src/areas/registry.ts',
    insertions: [
      { before: 'import { workflowsModule }', line: `import { ${name}Module } from './${name}/operations.ts';` },
      { before: '  workflowsModule,', line: `  ${name}Module,` },
    ],
  },
  {
    path: 'web/app/areas.ts',
    insertions: [
      { before: 'import type { AreaModule }', line: `import { ${name}Area } from '#web/${name}';` },
      { before: '  settingsArea,', line: `  ${name}Area,` },
    ],
  },
  {
    path: 'web/app/area-routes.ts',
    insertions: [
      { before: 'import { shellRoute }', line: `import { ${name}Routes } from '#web/${name}';` },
      { before: '  ...accountsRoutes,', line: `  ...${name}Routes,` },
    ],
  },
];

/** Puts each line before its anchor, once. An area that has its edge already, since its rules came first, keeps it. */
export const registered = (text: string, { path, insertions }: Registration): string =>
  insertions.reduce((before, { before: anchor, line }) => {
    const isEdge = path.endsWith('/areas.ts') && path.startsWith('src/');
    if (isEdge && before.includes(`\n${line.slice(0, line.indexOf(':') + 1)}`)) return before;
    const at = before.indexOf(`\n${anchor}`);
    if (at === -1) throw new Error(`${path} has no line that begins with "${anchor}"`);
    return `${before.slice(0, at + 1)}${line}\n${before.slice(at + 1)}`;
  }, text);
