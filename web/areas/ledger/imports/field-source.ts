import type { FieldSource, MappingDraft } from './contract.ts';

/** The choices of a field's control: not imported, one value for all rows, or a column. */
export const noSource = 'none';
export const constantSource = 'constant';
const columnMark = 'column:';

export const choiceOfColumn = (column: string): string => columnMark + column;

export const columnOf = (source: FieldSource | undefined): string | undefined => {
  if (source === undefined) return undefined;
  if (typeof source === 'string') return source;
  return 'column' in source ? source.column : undefined;
};

export const choiceOfSource = (source: FieldSource | undefined): string => {
  if (source === undefined) return noSource;
  const column = columnOf(source);
  return column === undefined ? constantSource : choiceOfColumn(column);
};

/** What a choice means; a field that stays on its column keeps the column's rules. */
export const sourceOfChoice = (choice: string, before: FieldSource | undefined): FieldSource | undefined => {
  if (choice === noSource) return undefined;
  if (choice === constantSource) return typeof before === 'object' && 'const' in before ? before : { const: '' };
  const column = choice.slice(columnMark.length);
  return columnOf(before) === column ? before : column;
};

export const constantOf = (source: FieldSource | undefined): string | undefined =>
  typeof source === 'object' && 'const' in source ? source.const : undefined;

/** The mapping with one field read from elsewhere, or from nowhere. */
export const withSource = (mapping: MappingDraft, field: string, source: FieldSource | undefined): MappingDraft => {
  const { [field]: _before, ...others } = mapping.columns;
  return { ...mapping, columns: source === undefined ? others : { ...others, [field]: source } };
};

type Rule = Exclude<FieldSource, string | { const: string }>;

/** The rule of a column, made from its plain heading when it has none. */
export const ruleOf = (source: FieldSource | undefined): Rule | undefined => {
  if (source === undefined) return undefined;
  if (typeof source === 'string') return { column: source };
  return 'column' in source ? source : undefined;
};
