import { z } from 'zod';
import type { OperationSpec } from '#kernel/contract';
import { createT } from '#kernel/i18n';
import type { MessageTree, Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { ListColumn } from '#platform/operations';
import { modules } from '#registry';
import { isRow } from './cells.ts';
import { cliMessages } from './messages/index.ts';

/** The word of a value that stands in a field of an answer; undefined for what is no word of the machine. */
export type ValueWord = (field: string, value: string) => string | undefined;

type Sets = ReadonlyMap<string, ReadonlySet<string>>;

/** The members of the closed sets in an operation's answer, by the name of their field: values, and names that stand like them. */
const setsOf = ({ output }: OperationSpec): { readonly values: Sets; readonly names: Sets } => {
  const [values, names] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const root: unknown = z.toJSONSchema(output, { unrepresentable: 'any' });
  const shared = isRow(root) && isRow(root['$defs']) ? root['$defs'] : {};
  const seen = new Set<string>();
  const add = (sets: Map<string, Set<string>>, field: string, members: readonly unknown[]): void => {
    const held = sets.get(field) ?? new Set();
    for (const member of members) if (typeof member === 'string') held.add(member);
    sets.set(field, held);
  };
  const walk = (node: unknown, field: string): void => {
    if (!isRow(node)) return;
    const name = typeof node['$ref'] === 'string' ? (node['$ref'].split('/').at(-1) ?? '') : undefined;
    if (name !== undefined) {
      if (seen.has(`${name}/${field}`)) return;
      seen.add(`${name}/${field}`);
      return walk(shared[name], field);
    }
    if (Array.isArray(node['enum'])) add(values, field, node['enum']);
    if ('const' in node) add(values, field, [node['const']]);
    const { properties, items, additionalProperties, propertyNames } = node;
    if (isRow(properties)) for (const [inner, schema] of Object.entries(properties)) walk(schema, inner);
    if (isRow(propertyNames) && Array.isArray(propertyNames['enum'])) add(names, field, propertyNames['enum']);
    for (const schema of [items, additionalProperties]) walk(schema, field);
    for (const key of ['anyOf', 'oneOf', 'allOf', 'prefixItems']) {
      const parts = node[key];
      if (Array.isArray(parts)) for (const part of parts) walk(part, field);
    }
  };
  walk(root, '');
  return { values, names };
};

/** The closed sets of values in an operation's answer. */
export const closedSetsOf = (spec: OperationSpec): Sets => setsOf(spec).values;

const lastPartOf = (path: string): string => (path.split('.').at(-1) ?? '').replace(/\[\]$/, '');

type Told = { readonly operation: string; readonly column: ListColumn };

/** Every column of an exported list that words its values. */
const told: readonly Told[] = modules.flatMap(({ lists = {} }) =>
  Object.entries(lists).flatMap(([operation, { columns }]) =>
    columns
      .filter(({ kind, from, choices }) => kind === 'text' && (from !== undefined || choices !== undefined))
      .map((column) => ({ operation, column })),
  ),
);

const areaOf = (operation: string): string => operation.split('.')[0] ?? '';

/**
 * Words the values of an operation's answer for a reader at the command line, as the export of its list does, and where it
 * is no list, as the lists of its area do.
 */
export const valueWordsOf = async (spec: OperationSpec, language: Language): Promise<ValueWord> => {
  const own = createT<MessageTree>(language, await cliMessages.load[language]());
  const translators = new Map<string, Translate<MessageTree>>();
  for (const { messages } of modules)
    if (messages !== undefined)
      translators.set(messages.name, createT<MessageTree>(language, await messages.load[language]()));
  const wordIn = ({ from, choices }: ListColumn, value: string): string | undefined => {
    const [area = '', section = ''] = from?.split(':') ?? [];
    return choices?.[value]?.[language] ?? translators.get(area)?.find(`${section}.${value}`);
  };
  const { values, names } = setsOf(spec);
  const isNear = ({ operation }: Told): boolean => areaOf(operation) === areaOf(spec.name);
  return (field, value) => {
    const columns = told.filter(({ column }) => lastPartOf(column.path) === field);
    const first = (among: readonly Told[]): string | undefined =>
      among.map(({ column }) => wordIn(column, value)).find((word) => word !== undefined);
    const stated = first(columns.filter(({ operation }) => operation === spec.name));
    if (stated !== undefined) return stated;
    const isState = spec.cli?.awaitsJob === true && field === 'state';
    const isClosed = [values, names].some((sets) => sets.get(field)?.has(value) === true);
    if (!isState && !isClosed) return undefined;
    return first(columns.filter(isNear)) ?? own.find(`values.${field}.${value}`) ?? first(columns);
  };
};

export type AnswerWords = { readonly wordOf: ValueWord; readonly yes: string; readonly no: string };

/** An answer with its machine words in those of the reader; what is only for programs beside a sentence is left out. */
export const worded = (body: unknown, words: AnswerWords, field = ''): unknown => {
  if (typeof body === 'string') return words.wordOf(field, body) ?? body;
  if (typeof body === 'boolean') return body ? words.yes : words.no;
  if (Array.isArray(body)) return body.map((member: unknown) => worded(member, words, field));
  if (!isRow(body) || body['ok'] === true) return body;
  const isSentence = typeof body['text'] === 'string' && typeof body['code'] === 'string';
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => !isSentence || !['code', 'field', 'params'].includes(name))
      .map(([name, member]) => [words.wordOf(field, name) ?? name, worded(member, words, name)]),
  );
};
