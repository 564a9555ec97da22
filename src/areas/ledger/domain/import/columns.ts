import type { ColumnRule, DateOrder, FieldSource, Mapping } from './mapping.ts';
import { choiceKeyOf } from './choices.ts';
import { fieldsOf } from './fields.ts';
import type { Field } from './fields.ts';

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
  | { readonly code: 'column-missing'; readonly field: string; readonly column: string };

/** Headings are found without regard to width, case and space. Example: ' Customer id' finds 'CustomerID'. */
export const headingKeyOf = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.·:：/\\*"'“”]+/g, '');

/** The place of a heading; -1 when the file has none such. */
export const columnIndexOf = (header: readonly string[], column: string): number => {
  const exact = header.indexOf(column);
  if (exact !== -1) return exact;
  const key = headingKeyOf(column);
  return header.findIndex((heading) => headingKeyOf(heading) === key);
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
    else if ('column' in rule && columnIndexOf(header, rule.column) === -1) {
      problems.push({ code: 'column-missing', field, column: rule.column });
    }
  }
  for (const { name, isRequired } of fields) {
    if (isRequired && !(name in mapping.columns)) problems.push({ code: 'field-missing', field: name });
  }
  for (const { column } of mapping.filters ?? []) {
    if (columnIndexOf(header, column) === -1) problems.push({ code: 'column-missing', field: '*', column });
  }
  return problems;
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
