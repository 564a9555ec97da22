/** The first files of an area: its contract, words and module on the server, one page in the browser. */
export type NewArea = {
  /** One lower-case word, such as "plans". */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Areas whose doors it may use. */
  readonly needs: readonly string[];
};

export type NewFile = { readonly path: string; readonly text: string };

export const pascalOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const quoted = (text: string): string => JSON.stringify(text);

const messagesOf = (folder: string, { constant, catalogue, tree }: Readonly<Record<string, string>>): NewFile[] => [
  {
    path: `${folder}/messages/index.ts`,
    text: `import { defineCatalogue } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const ${constant} = defineCatalogue<typeof zhCN>('${catalogue}', {
  'zh-CN': async () => (await import('./zh-CN.ts')).zhCN,
  en: async () => (await import('./en.ts')).en,
});
`,
  },
  { path: `${folder}/messages/zh-CN.ts`, text: `export const zhCN = {\n  ${tree},\n} as const;\n` },
];

const englishOf = (folder: string, tree: string): NewFile => ({
  path: `${folder}/messages/en.ts`,
  text: `import type { Shape } from '#kernel/i18n';
import type { zhCN } from './zh-CN.ts';

export const en = {
  ${tree},
} as const satisfies Shape<typeof zhCN>;
`,
});

const serverFilesOf = ({ name }: NewArea): readonly NewFile[] => [
  {
    path: `src/areas/${name}/contract.ts`,
    text: `import { defineContract } from '#kernel/contract';

export const ${name}Contract = defineContract({
  area: '${name}',
  permissions: {},
  errors: {},
  operations: {},
});
`,
  },
  {
    path: `src/areas/${name}/operations.ts`,
    text: `import type { Module } from '#platform/operations';
import { ${name}Contract } from './contract.ts';
import { ${name}Messages } from './messages/index.ts';

export const ${name}Module: Module = { contract: ${name}Contract, messages: ${name}Messages, handlers: [] };
`,
  },
  ...messagesOf(`src/areas/${name}`, { constant: `${name}Messages`, catalogue: name, tree: 'errors: {}' }),
  englishOf(`src/areas/${name}`, 'errors: {}'),
];

const screenFilesOf = ({ name, zh, en }: NewArea): readonly NewFile[] => [
  {
    path: `web/areas/${name}/index.ts`,
    text: `import { ${name}Messages } from '#areas/${name}/messages';
import type { AreaModule } from '#web/app/area-module';

export { ${name}Routes } from './routes.ts';

export const ${name}Area: AreaModule = { name: '${name}', messages: ${name}Messages };
`,
  },
  {
    path: `web/areas/${name}/routes.ts`,
    text: `import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '#web/app/root-route';

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/${name}',
  component: lazyRouteComponent(() => import('./${pascalOf(name)}Page.tsx'), '${pascalOf(name)}Page'),
});

export const ${name}Routes = [pageRoute] as const;
`,
  },
  {
    path: `web/areas/${name}/${pascalOf(name)}Page.tsx`,
    text: `import type { ReactNode } from 'react';
import { PageHeader, useT } from '#ui';
import { ${name}Screens } from './messages/index.ts';

export const ${pascalOf(name)}Page = (): ReactNode => {
  const t = useT(${name}Screens);
  return <PageHeader title={t('title')} />;
};
`,
  },
  ...messagesOf(`web/areas/${name}`, {
    constant: `${name}Screens`,
    catalogue: `${name}-screens`,
    tree: `title: ${quoted(zh)}`,
  }),
  englishOf(`web/areas/${name}`, `title: ${quoted(en)}`),
];

export const skeletonOf = (area: NewArea): readonly NewFile[] => [...serverFilesOf(area), ...screenFilesOf(area)];
