/**
 * Whose tables a statement names (docs/architecture.md, rule 5). Kysely's builder sees only the tables of its area; what is
 * written as text is read here. A table is its area's alone; a view is there for all who may need the areas it reads.
 */
import { areaEdges } from '#edges';
import { nodesOf, textOf } from './syntax.ts';
import type { Source, SyntaxNode } from './syntax.ts';

export type Trespass = { readonly path: string; readonly table: string; readonly owner: string };

/** Room of the tables that only statements in text name, and whose rows no type describes. */
const untyped: Readonly<Record<string, string>> = {
  dirty_account: 'ledger',
  order_line_stage: 'ledger',
  idempotency_key: 'runtime',
};

const edges: Readonly<Record<string, readonly string[]>> = areaEdges;
const platformRooms = (path: string): string | undefined => /^src\/(?:areas|platform)\/([^/.]+)\//.exec(path)?.[1];
/** Rooms without tables of their own stand for themselves. */
const roomOf = (path: string): string => platformRooms(path) ?? path.split('/').slice(0, 2).join('/');

const inSql = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Tables by the room whose tables.ts gives them their rows; one that two rooms claim is owned by neither. */
const ownersIn = (sources: readonly Source[]): ReadonlyMap<string, string> => {
  const owners = new Map(Object.entries(untyped));
  for (const source of sources.filter(({ path }) => path.endsWith('/tables.ts')))
    for (const name of nodesOf(source).flatMap(rowsGivenBy)) {
      const [room, other] = [roomOf(source.path), owners.get(name)];
      owners.set(name, other === undefined || other === room ? room : `${other} and ${room}`);
    }
  return owners;
};

const rowsGivenBy = (node: SyntaxNode): readonly string[] => {
  if (node.type !== 'TSPropertySignature' || node.key.type !== 'Identifier') return [];
  const type = node.typeAnnotation?.typeAnnotation;
  const isTable =
    type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name.endsWith('Table');
  return isTable ? [inSql(node.key.name)] : [];
};

const named = /\b(?:from|join|into|update|using|copy|truncate|references|table)\s+(?:only\s+)?"?([a-z][a-z0-9_]*)"?/gi;
const namedIn = (text: string): readonly string[] => Array.from(text.matchAll(named), ([, name = '']) => name);

export type Schema = {
  readonly tables: ReadonlyMap<string, string>;
  /** Every view with the rooms whose tables it reads. */
  readonly views: ReadonlyMap<string, readonly string[]>;
};

/** The tables and views of docs/schema.sql, with their owners. */
export const schemaOf = (printed: string, sources: readonly Source[]): Schema => {
  const owners = ownersIn(sources);
  const names = Array.from(printed.matchAll(/^create table (\w+)/gm), ([, name = '']) => name);
  const tables = new Map(names.map((name) => [name, owners.get(name) ?? 'nobody']));
  const views = new Map<string, readonly string[]>();
  const texts = new Map(
    Array.from(printed.matchAll(/^create view (\w+)[^]*?;/gm), ([text, name = '']) => [name, text]),
  );
  const readBy = (view: string): readonly string[] => [
    ...new Set(
      namedIn(texts.get(view) ?? '').flatMap((name) =>
        texts.has(name) && name !== view ? readBy(name) : (tables.get(name) ?? []),
      ),
    ),
  ];
  for (const view of texts.keys()) views.set(view, readBy(view));
  return { tables, views };
};

const isRead = (path: string): boolean =>
  /^src\/(?:areas|platform|workflows|server|cli|demo)\//.test(path) && !/\/(?:domain|messages|contract)[/.]/.test(path);

/** Tables and views that a piece of code names: in a statement, by `sql.table`, or as the target of a COPY. */
const namedBy = (node: SyntaxNode): readonly string[] => {
  switch (node.type) {
    case 'TemplateElement':
      return namedIn(node.value.raw);
    case 'Literal':
      return typeof node.value === 'string' ? namedIn(node.value) : [];
    case 'CallExpression': {
      const { callee } = node;
      const isSql =
        callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'sql';
      return isSql ? [textOf(node.arguments[0]) ?? ''] : [];
    }
    case 'Property':
      return node.key.type === 'Identifier' && node.key.name === 'table' ? [textOf(node.value) ?? ''] : [];
    default:
      return [];
  }
};

/** A handle over tables of one's own choice: each area has one, where its rows are described. */
const choosesTables = (node: SyntaxNode): boolean =>
  node.type === 'MemberExpression' && node.property.type === 'Identifier' && node.property.name === 'withTables';

/** Names that a statement gives to its own parts; they hide what else is called so. */
const partsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/\b(\w+)\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi), ([, name = '']) => name));

/** Each place where a room names a table of another, or a view over tables of an area that it may not need. */
export const trespassesIn = (sources: readonly Source[], { tables, views }: Schema): readonly Trespass[] =>
  sources
    .filter(({ path }) => isRead(path))
    .flatMap((source) => {
      const { path } = source;
      const room = roomOf(path);
      const parts = partsOf(source.text);
      const mayRead = new Set([room, ...(edges[room] ?? [])]);
      const isChoosing = /^src\/(?:areas|workflows)\//.test(path) && !path.endsWith('/tables.ts');
      return nodesOf(source).flatMap((node): readonly Trespass[] => {
        if (isChoosing && choosesTables(node)) return [{ path, table: 'withTables', owner: 'tables.ts' }];
        return namedBy(node).flatMap((table) => {
          if (parts.has(table)) return [];
          const owner = tables.get(table) ?? views.get(table)?.find((read) => !mayRead.has(read)) ?? room;
          return owner === room ? [] : [{ path, table, owner }];
        });
      });
    });
