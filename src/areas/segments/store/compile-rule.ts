import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { withSurvivors } from '#areas/accounts';
import { addMonths, firstDayOf, monthOf } from '#kernel/day';
import { conditionTestOf, customKeyOf, isGroup, isMeasureField, ruleFieldNames } from '../domain/index.ts';
import type { Bound, Condition, ConditionTest, FieldSpec, Rule, RuleFieldName, TestSettings } from '../domain/index.ts';
import { customColumnOf, fieldColumns, measureColumnOf } from './field-columns.ts';
import type { FieldColumn } from './field-columns.ts';

export type CompileSettings = TestSettings & {
  readonly orgId: number;
  readonly fields: ReadonlyMap<string, FieldSpec>;
};

type Sql = RawBuilder<boolean>;

/**
 * A rule as a condition over account_card a, ledger_figures s, account_rating r and account_measures measured; values travel as parameters only.
 * It says the same as `matches` of the domain, which the tests hold against it.
 */
export const compileRule = (rule: Rule, settings: CompileSettings): Sql => {
  if (!isGroup(rule)) return compileCondition(rule, settings);
  const parts = rule.rules.map((one) => sql`(${compileRule(one, settings)})`);
  if (rule.match === 'all') return parts.length === 0 ? sql`true` : sql<boolean>`${sql.join(parts, sql` AND `)}`;
  const any = parts.length === 0 ? sql`false` : sql.join(parts, sql` OR `);
  return rule.match === 'any' ? sql<boolean>`${any}` : sql<boolean>`NOT (${any})`;
};

const compileCondition = (condition: Condition, settings: CompileSettings): Sql => {
  const spec = settings.fields.get(condition.field);
  const column = spec === undefined ? undefined : columnOf(condition.field, spec);
  if (spec === undefined || column === undefined) return sql`false`;
  const test = conditionTestOf(spec, condition, settings);
  if (test.kind === 'refused') return sql`false`;
  if (column.kind === 'tree') return relatedTest(test, (values) => isUnder(settings.orgId, values));
  if (column.kind === 'family') return relatedTest(test, (values) => hasBought(settings, values));
  return columnTest(column, test);
};

const isFieldName = (name: string): name is RuleFieldName => ruleFieldNames.some((known) => known === name);

const columnOf = (field: string, { type }: FieldSpec): FieldColumn | undefined => {
  if (isMeasureField(field)) return measureColumnOf(field, type);
  const key = customKeyOf(field);
  if (key === null) return isFieldName(field) ? fieldColumns[field] : undefined;
  return type === 'text' || type === 'number' || type === 'date' || type === 'choice' || type === 'flag'
    ? customColumnOf(key, type)
    : undefined;
};

const columnTest = ({ kind, value }: FieldColumn, test: ConditionTest): Sql => {
  const isList = kind === 'text[]';
  switch (test.kind) {
    case 'known':
      return isList ? sql`coalesce(cardinality(${value}), 0) > 0` : sql`${value} IS NOT NULL`;
    case 'missing':
      return isList ? sql`coalesce(cardinality(${value}), 0) = 0` : sql`${value} IS NULL`;
    case 'yes':
      return sql`${value} IS TRUE`;
    case 'no':
      return sql`${value} IS FALSE`;
    case 'range':
      return rangeTest({ kind, value }, test);
    case 'contains':
      return sql`coalesce(strpos(lower(${value}), ${test.text.toLowerCase()}) > 0, false)`;
    case 'any-of':
      return sql`coalesce(${isOneOf({ kind, value }, test.values)}, false)`;
    case 'none-of':
      return sql`NOT coalesce(${isOneOf({ kind, value }, test.values)}, false)`;
    case 'all-of':
      return isList
        ? sql`coalesce(${value} @> ${test.values}::text[], false)`
        : sql`coalesce(${value}::text = ALL (${test.values}::text[]), false)`;
    default: {
      const never: never = test;
      return never;
    }
  }
};

const isOneOf = ({ kind, value }: FieldColumn, values: readonly string[]): RawBuilder<unknown> => {
  if (kind === 'text[]') return sql`${value} && ${values}::text[]`;
  return kind === 'uuid' ? sql`${value} = ANY (${values}::uuid[])` : sql`${value} = ANY (${values}::text[])`;
};

const rangeTest = (
  { kind, value }: FieldColumn,
  { least, most }: { readonly least?: Bound; readonly most?: Bound },
): Sql => {
  const parts = [
    ...(least === undefined ? [] : [sql`${value} ${sql.raw(least.isOpen ? '>' : '>=')} ${boundSql(kind, least)}`]),
    ...(most === undefined ? [] : [sql`${value} ${sql.raw(most.isOpen ? '<' : '<=')} ${boundSql(kind, most)}`]),
  ];
  return sql`coalesce(${sql.join(parts, sql` AND `)}, false)`;
};

/** Figures are compared as numeric: a bound may have decimals where the column is whole. */
const boundSql = (kind: FieldColumn['kind'], { at }: Bound): RawBuilder<unknown> => {
  if (kind === 'date') return sql`${at}::date`;
  return kind === 'text' ? sql`${at}::text` : sql`${String(at)}::numeric`;
};

/** Tests of what stands in other rows than the account's own: each value is one question. */
const relatedTest = (test: ConditionTest, isOf: (values: readonly string[]) => Sql): Sql => {
  switch (test.kind) {
    case 'any-of':
      return isOf(test.values);
    case 'none-of':
      return sql`NOT (${isOf(test.values)})`;
    case 'all-of':
      return sql<boolean>`${sql.join(
        test.values.map((one) => sql`(${isOf([one])})`),
        sql` AND `,
      )}`;
    default:
      return sql`false`;
  }
};

/** The head of a group that was merged into another account goes on as that account. */
const isUnder = (orgId: number, values: readonly string[]): Sql => sql`a.id IN (
  SELECT above.account_id FROM account_above above
  WHERE above.org_id = ${orgId} AND above.ancestor_id IN (${withSurvivors(orgId, values)}))`;

const hasBought = ({ orgId, today }: CompileSettings, values: readonly string[]): Sql => sql`a.id IN (
  SELECT bought.account_id FROM family_purchase bought
  WHERE bought.org_id = ${orgId} AND bought.family_id = ANY (${values}::uuid[]) AND bought.net_e4 > 0
    AND bought.month >= ${familyMonthsFrom(today)}::date)`;

/** Purchases of families count over this month and the eleven before. */
export const familyMonthsFrom = (today: string): string => firstDayOf(monthOf(addMonths(today, -11)));
