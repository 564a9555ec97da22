import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inputFieldsOf } from '#kernel/contract';
import { createT } from '#kernel/i18n';
import type { MessageTree, Translate } from '#kernel/i18n';
import { languages } from '#kernel/locale';
import type { ListColumn, Module } from '#platform/operations';
import { modules } from '#registry';

type Def = {
  readonly type?: unknown;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly element?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const defOf = (schema: unknown): Def => {
  const def = isObject(schema) && isObject(schema['def']) ? schema['def'] : {};
  const inner = def['innerType'] ?? def['in'];
  return inner === undefined ? def : defOf(inner);
};
const fieldsOf = (schema: unknown): Readonly<Record<string, unknown>> | undefined => defOf(schema).shape;
const elementOf = (schema: unknown): unknown => defOf(schema).element;

/** What a path leads to; undefined where it leads nowhere, or into a record that may hold anything. */
const leafOf = (row: unknown, path: string): unknown => {
  const [part = '', ...rest] = path.split('.');
  const field = fieldsOf(row)?.[part.replace(/\[\]$/, '')];
  const inner = part.endsWith('[]') ? elementOf(field) : field;
  return rest.length === 0 ? inner : leafOf(inner, rest.join('.'));
};

/** The closed set of values that a schema allows; nothing for free text. */
const codesOf = (schema: unknown): readonly string[] => {
  const { type, entries = {}, values = [], options = [] } = defOf(schema);
  if (type === 'enum') return Object.values(entries);
  if (type === 'literal') return values.filter((value) => typeof value === 'string');
  if (type === 'boolean') return ['true', 'false'];
  return type === 'union' ? options.flatMap(codesOf) : [];
};

/** Whether a column's path leads to a value of the row; a record may hold anything. */
const leadsSomewhere = (row: unknown, path: string): boolean => {
  const [part = '', ...rest] = path.split('.');
  const def = defOf(row);
  if (def.type === 'record' || def.type === 'unknown') return true;
  const field = def.shape?.[part.replace(/\[\]$/, '')];
  if (field === undefined) return false;
  const isList = defOf(field).type === 'array';
  if (isList !== part.endsWith('[]')) return false;
  return rest.length === 0 || leadsSomewhere(isList ? elementOf(field) : field, rest.join('.'));
};

type Problem = { readonly list: string; readonly problem: string };

/** Lists without an export, columns that lead nowhere, fields of rows that no file would hold. */
export const listProblemsIn = (all: readonly Module[]): readonly Problem[] =>
  all.flatMap(({ contract, lists = {} }) => {
    const specs = Object.values(contract.operations);
    const strangers = Object.keys(lists)
      .filter((name) => !specs.some((spec) => spec.name === name))
      .map((list) => ({ list, problem: 'is no operation' }));
    const missing = specs
      .filter((spec) => 'cursor' in inputFieldsOf(spec) && !Object.hasOwn(lists, spec.name))
      .map(({ name }) => ({ list: name, problem: 'has no export' }));
    const wrong = specs.flatMap((spec) => {
      const exported = lists[spec.name];
      if (exported === undefined) return [];
      const row = elementOf(fieldsOf(spec.output)?.[exported.at ?? 'rows']);
      if (row === undefined) return [{ list: spec.name, problem: 'answers no rows' }];
      const paths = exported.columns.map(({ path }) => path);
      const kept = new Set(paths.map((path) => path.split(/[.[]/)[0] ?? path));
      return [
        ...paths.filter((path) => !leadsSomewhere(row, path)).map((path) => `has no ${path}`),
        ...Object.keys(fieldsOf(row) ?? {})
          .filter((field) => !kept.has(field) && exported.without?.includes(field) !== true)
          .map((field) => `leaves out ${field}`),
      ].map((problem) => ({ list: spec.name, problem }));
    });
    return [...strangers, ...missing, ...wrong];
  });

type Finder = (key: string) => string | undefined;

/** Messages of a language by a key such as 'accounts:tiers.A'. */
const findersOf = async (all: readonly Module[]): Promise<readonly Finder[]> =>
  await Promise.all(
    languages.map(async (language): Promise<Finder> => {
      const translators = new Map<string, Translate<MessageTree>>();
      for (const { messages } of all)
        if (messages !== undefined)
          translators.set(messages.name, createT<MessageTree>(language, await messages.load[language]()));
      return (key) => {
        const [area = '', path = ''] = key.split(':');
        return translators.get(area)?.find(path);
      };
    }),
  );

/** What is exported as it is kept: what was changed, for whoever has to prove it, and a company's own fields. */
const kept = new Set(['audit.list before', 'audit.list after', 'accounts.listPersons custom']);

/** Cells that would hold a word of the machine: codes that a column does not word in both languages, and true or false. */
export const machineWordsIn = async (all: readonly Module[]): Promise<readonly Problem[]> => {
  const finders = await findersOf(all);
  const isWorded = ({ from, choices }: ListColumn, code: string): boolean =>
    from === undefined
      ? choices !== undefined && Object.hasOwn(choices, code)
      : finders.every((find) => find(`${from}.${code}`) !== undefined);
  return all.flatMap(({ contract, lists = {} }) =>
    Object.values(contract.operations).flatMap((spec) => {
      const exported = lists[spec.name];
      const row = elementOf(fieldsOf(spec.output)?.[exported?.at ?? 'rows']);
      return (exported?.columns ?? []).flatMap((column) => {
        const leaf = leafOf(row, column.path);
        const isText = column.kind === 'text' || column.kind === 'json';
        const unworded = isText ? codesOf(leaf).filter((code) => !isWorded(column, code)) : [];
        const isRaw = column.kind === 'json' && !kept.has(`${spec.name} ${column.path}`);
        return [...unworded, ...(isRaw ? ['{…}'] : [])].map((code) => ({
          list: spec.name,
          problem: `says ${code} in ${column.path}`,
        }));
      });
    }),
  );
};

describe('exports of lists', () => {
  it('exist for every paged list, with all that its rows hold', () => {
    assert.deepEqual(listProblemsIn(modules), []);
  });

  it('hold words of both languages, as the screens do, and no code of a closed set', async () => {
    assert.deepEqual(await machineWordsIn(modules), []);
  });

  it('are reported where a code would stand in a cell', async () => {
    const planted = modules
      .filter(({ contract }) => contract.area === 'warnings' || contract.area === 'segments')
      .map((module): Module => {
        const plain = ({ path, header, kind }: ListColumn): ListColumn => ({
          path,
          header,
          kind: path === 'evidence' ? 'json' : kind,
        });
        const lists = Object.entries(module.lists ?? {}).map(([name, list]) => [
          name,
          { ...list, columns: list.columns.map(plain) },
        ]);
        return { ...module, lists: Object.fromEntries(lists) };
      });
    const found = (await machineWordsIn(planted)).map(({ list, problem }) => `${list} ${problem}`);
    for (const wanted of [
      'warnings.list says accepted in state',
      'warnings.list says erosion in kind',
      'warnings.list says {…} in evidence',
      'segments.changes says true in entered',
    ])
      assert.ok(found.includes(wanted), wanted);
  });

  it('are missed, and columns that lead nowhere are found', () => {
    const ledger = modules.filter(({ contract }) => contract.area === 'ledger');
    const planted = ledger.map((module): Module => {
      const { 'ledger.listProducts': products, 'ledger.listRates': rates, ...rest } = module.lists ?? {};
      assert.ok(products !== undefined && rates !== undefined);
      const columns = rates.columns.map((column) => ({
        ...column,
        path: column.path === 'rate' ? 'price' : column.path,
      }));
      return { ...module, lists: { ...rest, 'ledger.listRates': { ...rates, columns } } };
    });
    assert.deepEqual(listProblemsIn(planted), [
      { list: 'ledger.listProducts', problem: 'has no export' },
      { list: 'ledger.listRates', problem: 'has no price' },
      { list: 'ledger.listRates', problem: 'leaves out rate' },
    ]);
  });
});
