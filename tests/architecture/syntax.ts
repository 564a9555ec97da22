/** Sources as a parser reads them: what stands in comments and texts is no code. */
import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import type { ESTree } from 'vite';

export type Source = { readonly path: string; readonly text: string };
export type SyntaxNode = ESTree.Node;

let product: readonly Source[] | undefined;

/** The sources of the product, tests apart, with paths from the root. */
export const productSources = (): readonly Source[] =>
  (product ??= globSync(['src/**/*.ts', 'web/**/*.{ts,tsx}'])
    .filter((path) => !path.endsWith('.test.ts'))
    .toSorted()
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') })));

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]).filter(isNode));

/** Throws where a source does not parse, so that nothing goes unread. */
const parsed = ({ path, text }: Source) => {
  const result = parseSync(path, text);
  if (result.errors.length > 0) throw new Error(`${path}: ${result.errors.map(({ message }) => message).join(', ')}`);
  return result;
};

/** Every node of a source, outer ones first. */
export const nodesOf = (source: Source): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  const waiting: SyntaxNode[] = [parsed(source).program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    found.push(node);
    waiting.push(...childrenOf(node).toReversed());
  }
  return found;
};

const known = new WeakMap<Source, readonly string[]>();

/** What a source imports, types and re-exports and imports within functions too. */
export const importsOf = (source: Source): readonly string[] => {
  const found = known.get(source) ?? readImports(source);
  known.set(source, found);
  return found;
};

const readImports = (source: Source): readonly string[] => {
  const { staticImports, staticExports } = parsed(source).module;
  const standing = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
  ];
  return source.text.includes('import(') ? [...standing, ...importsWithin(source)] : standing;
};

const importsWithin = (source: Source): readonly string[] =>
  nodesOf(source).flatMap((node) => {
    if (node.type !== 'TSImportType' && node.type !== 'ImportExpression') return [];
    const target = textOf(node.source);
    return target === null ? [] : [target];
  });

/** What stands in a literal text; null for everything else. */
export const textOf = (node: SyntaxNode | undefined): string | null =>
  node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
