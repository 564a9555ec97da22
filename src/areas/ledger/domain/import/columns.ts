import type { ColumnRule, DateOrder, FieldSource, Mapping } from './mapping.ts';
import { choiceKeyOf } from './choices.ts';
import { fieldsOf } from './fields.ts';
import type { Field } from './fields.ts';
import { simplifiedOf } from './simplified.ts';

/** A field's source, ready to read: the place of its column, or its constant. */
export type Column = {
  readonly field: Field;
  readonly index: number;
  readonly constant: string | undefined;
  readonly values: ReadonlyMap<string, string> | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly includesTaxBp: bigint;
  readonly divider: string | undefined;
};

export type MappingProblem =
  | { readonly code: 'unknown-field'; readonly field: string }
  | { readonly code: 'field-missing'; readonly field: string }
  | { readonly code: 'column-missing'; readonly field: string; readonly column: string }
  /** Several columns have the heading, and nothing says which of them is meant. */
  | { readonly code: 'same-heading'; readonly field: string; readonly column: string };

/** Headings are found without regard to width, case and space. Example: ' Customer id' finds 'CustomerID'. */
export const headingKeyOf = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.·:：/\\*"'“”]+/g, '');

/** The same for the meaning of a heading, in which traditional characters are simplified ones. Example: 客戶編號 → 客户编号. */
export const headingWordOf = (heading: string): string => simplifiedOf(headingKeyOf(heading));

/** The number by which columns of one heading are told apart: 金额 (2). */
const ordinal = /\s*\(\d+\)$/;

/** A heading without that number. */
export const bareHeadingOf = (heading: string): string => heading.replace(ordinal, '');

const placesWhere = (header: readonly string[], isMeant: (heading: string) => boolean): readonly number[] =>
  header.flatMap((heading, index) => (isMeant(heading) ? [index] : []));

/**
 * The places of the columns that a heading may mean: the one that is written so, else those that differ from it in width,
 * case and signs alone, else those that bear it with a number. Example: 金额 in 客户, 金额 (1), 金额 (2) → 1, 2.
 */
export const columnsNamed = (header: readonly string[], column: string): readonly number[] => {
  const exact = header.indexOf(column);
  if (exact !== -1) return [exact];
  const key = headingKeyOf(column);
  const alike = placesWhere(header, (heading) => headingKeyOf(heading) === key);
  if (alike.length > 0) return alike;
  const numbered = placesWhere(header, (heading) => headingKeyOf(bareHeadingOf(heading)) === key);
  return numbered.length > 1 ? numbered : [];
};

/** The place of a heading; -1 when the file has none such, or several. */
export const columnIndexOf = (header: readonly string[], column: string): number => {
  const [only = -1, ...others] = columnsNamed(header, column);
  return others.length === 0 ? only : -1;
};

/** The letters over a column in a spreadsheet. Example: 27 → AB. */
export const columnLettersOf = (index: number): string =>
  (index < 26 ? '' : columnLettersOf(Math.floor(index / 26) - 1)) + String.fromCodePoint(65 + (index % 26));

/** Columns of one heading as a refusal tells them, with the name of the first as a mapping writes it. */
export const sameHeadingParams = (header: readonly string[], column: string) => {
  const places = columnsNamed(header, column);
  return {
    column,
    choices: places.map((place) => `${columnLettersOf(place)}: ${header[place] ?? ''}`).join(' / '),
    example: header[places[0] ?? 0] ?? '',
  };
};

const ruleOf = (source: FieldSource): ColumnRule | { readonly const: string } =>
  typeof source === 'string' ? { column: source } : source;

/** Fields as a refusal names them: `field` is worded for the reader, `keys` stay as the mapping file has them. */
export const fieldParams = (fields: readonly string[]): { readonly field: string; readonly keys: string } => ({
  field: fields.join(', '),
  keys: fields.join(', '),
});

/** What keeps a mapping from being used on a file with these headings. */
export const mappingProblemsOf = (mapping: Mapping, header: readonly string[]): readonly MappingProblem[] => {
  const fields = fieldsOf(mapping.kind);
  const known = new Set(fields.map(({ name }) => name));
  const problems: MappingProblem[] = [];
  for (const [field, source] of Object.entries(mapping.columns)) {
    const rule = ruleOf(source);
    if (!known.has(field)) problems.push({ code: 'unknown-field', field });
    else if ('column' in rule) problems.push(...columnProblemsOf(header, field, rule.column));
  }
  for (const { name, isRequired } of fields) {
    if (isRequired && !(name in mapping.columns)) problems.push({ code: 'field-missing', field: name });
  }
  for (const { column } of mapping.filters ?? []) {
    problems.push(...columnProblemsOf(header, '*', column));
  }
  return problems;
};

const columnProblemsOf = (header: readonly string[], field: string, column: string): readonly MappingProblem[] => {
  const { length } = columnsNamed(header, column);
  if (length === 1) return [];
  return [{ code: length === 0 ? 'column-missing' : 'same-heading', field, column }];
};

/** The mapped fields of a file by name. */
export const columnsOf = (mapping: Mapping, header: readonly string[]): ReadonlyMap<string, Column> =>
  new Map(
    fieldsOf(mapping.kind).flatMap((field): (readonly [string, Column])[] => {
      const source = mapping.columns[field.name];
      return source === undefined ? [] : [[field.name, columnOf(field, ruleOf(source), header)]];
    }),
  );

const columnOf = (field: Field, rule: ColumnRule | { readonly const: string }, header: readonly string[]): Column => {
  if ('const' in rule) {
    return {
      field,
      index: -1,
      constant: rule.const,
      values: undefined,
      dateOrder: undefined,
      includesTaxBp: 0n,
      divider: undefined,
    };
  }
  return {
    field,
    index: columnIndexOf(header, rule.column),
    constant: undefined,
    values: rule.values && new Map(Object.entries(rule.values).map(([word, meaning]) => [choiceKeyOf(word), meaning])),
    dateOrder: rule.dateOrder,
    includesTaxBp: BigInt(Math.round((rule.includesTaxPercent ?? 0) * 100)),
    divider: rule.divider,
  };
};
