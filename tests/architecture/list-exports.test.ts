import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inputFieldsOf } from '#kernel/contract';
import type { Module } from '#platform/operations';
import { modules } from '#registry';

type Def = {
  readonly type?: unknown;
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly element?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
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
      const row = elementOf(fieldsOf(spec.output)?.['rows']);
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

describe('exports of lists', () => {
  it('exist for every paged list, with all that its rows hold', () => {
    assert.deepEqual(listProblemsIn(modules), []);
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
