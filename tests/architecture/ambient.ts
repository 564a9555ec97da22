/** Database, clock and chance come in as arguments (docs/architecture.md, rule 6): where a source takes them from around itself. */
import { nodesOf } from './syntax.ts';
import type { Source, SyntaxNode } from './syntax.ts';

export type Ambient = { readonly path: string; readonly found: string };

const isPure = (path: string): boolean =>
  /^src\/(?:kernel\/|areas\/areas\.ts|(?:areas|platform)\/[^/]+\/(?:domain|contract|messages)[/.]|workflows\/(?:contract|messages)[/.])/.test(
    path,
  );
const isActing = (path: string): boolean => /^src\/(?:areas|workflows)\//.test(path);

/** Members that answer differently each time they are asked. */
const changing: Readonly<Record<string, RegExp>> = {
  Date: /^now$/,
  Math: /^random$/,
  crypto: /^(?:randomUUID|randomInt|randomBytes|getRandomValues)$/,
  performance: /./,
  Temporal: /^Now$/,
};
/** The same by their imported names. */
const drawing = /^(?:randomUUID|randomInt|randomBytes|getRandomValues|hrtime)$/;
/** How long a piece of work took steers the next one's size; that is no business of the pure rooms. */
const mayMeasureItself = 'performance.now';

const foundIn = (node: SyntaxNode): string | null => {
  if (node.type === 'MemberExpression') {
    const { object, property } = node;
    const name = property.type === 'Identifier' ? property.name : property.type === 'Literal' ? property.value : null;
    if (object.type !== 'Identifier' || typeof name !== 'string') return null;
    return changing[object.name]?.test(name) === true ? `${object.name}.${name}` : null;
  }
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const { callee, arguments: given } = node;
    if (callee.type !== 'Identifier') return null;
    if (callee.name === 'Date' && (node.type === 'CallExpression' || given.length === 0)) return 'Date()';
    return drawing.test(callee.name) ? callee.name : null;
  }
  return null;
};

const worthReading = /\b(?:Date|Math|crypto|performance|Temporal|random\w+|getRandomValues|hrtime)\b/;

/** Each place where a pure room, an area or a workflow asks the clock or draws a number by itself. */
export const ambientIn = (sources: readonly Source[]): readonly Ambient[] =>
  sources
    .filter(({ path, text }) => (isPure(path) || isActing(path)) && worthReading.test(text))
    .flatMap((source) =>
      nodesOf(source).flatMap((node) => {
        const found = foundIn(node);
        if (found === null || (found === mayMeasureItself && !isPure(source.path))) return [];
        return [{ path: source.path, found }];
      }),
    );

/** Exported functions of a store: the one that reads or writes says by its first argument in which transaction. */
export const storeFunctionsIn = (
  sources: readonly Source[],
): readonly { readonly path: string; readonly name: string; readonly first: string }[] =>
  sources
    .filter(({ path }) => /^src\/areas\/[^/]+\/store\//.test(path))
    .flatMap((source) =>
      nodesOf(source).flatMap((node) => {
        if (node.type !== 'ExportNamedDeclaration' || node.declaration?.type !== 'VariableDeclaration') return [];
        return node.declaration.declarations.flatMap(({ id, init }) => {
          if (id.type !== 'Identifier') return [];
          const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
          if (!isFunction || !(init.async || init.generator)) return [];
          const [first] = init.params;
          return [{ path: source.path, name: id.name, first: first?.type === 'Identifier' ? first.name : '' }];
        });
      }),
    );
