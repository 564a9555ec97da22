import type { Day } from '#kernel/day';
import { conditionTestOf } from './condition-test.ts';
import type { Bound, ConditionTest, TestSettings } from './condition-test.ts';
import type { FieldSpec } from './field-spec.ts';
import { isGroup } from './rule.ts';
import type { Rule } from './rule.ts';

export type FactValue = bigint | number | string | boolean | readonly string[] | null;
/** One account as its stored figures stand, by the names of the field catalogue; what is absent is missing. */
export type FactRow = Readonly<Record<string, FactValue | undefined>>;

/**
 * True when the account belongs to the segment. A missing figure fulfils no
 * comparison; "none of" holds for it, because it is not one of them. Example: revenue missing, rule "above 0" → false.
 */
export const matches = (
  rule: Rule,
  row: FactRow,
  settings: TestSettings & { readonly fields: ReadonlyMap<string, FieldSpec> },
): boolean => {
  if (isGroup(rule)) {
    const holds = (one: Rule) => matches(one, row, settings);
    if (rule.match === 'all') return rule.rules.every(holds);
    return rule.match === 'any' ? rule.rules.some(holds) : !rule.rules.some(holds);
  }
  const spec = settings.fields.get(rule.field);
  if (spec === undefined) return false;
  const test = conditionTestOf(spec, rule, settings);
  return test.kind !== 'refused' && holds(test, row[rule.field] ?? null);
};

const holds = (test: ConditionTest, value: FactValue): boolean => {
  switch (test.kind) {
    case 'known':
      return !isMissing(value);
    case 'missing':
      return isMissing(value);
    case 'yes':
      return value === true;
    case 'no':
      return value === false;
    case 'range':
      return (
        (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'string') &&
        isAbove(test.least, value) &&
        isBelow(test.most, value)
      );
    case 'any-of':
      return test.values.some((wanted) => hasValue(value, wanted));
    case 'all-of':
      return test.values.every((wanted) => hasValue(value, wanted));
    case 'none-of':
      return !test.values.some((wanted) => hasValue(value, wanted));
    case 'contains':
      return typeof value === 'string' && value.toLowerCase().includes(test.text.toLowerCase());
    default: {
      const never: never = test;
      return never;
    }
  }
};

type Comparable = bigint | number | Day;

const isAbove = (least: Bound | undefined, value: Comparable): boolean =>
  least === undefined || (least.isOpen ? value > least.at : value >= least.at);

const isBelow = (most: Bound | undefined, value: Comparable): boolean =>
  most === undefined || (most.isOpen ? value < most.at : value <= most.at);

const isMissing = (value: FactValue): boolean => value === null || (Array.isArray(value) && value.length === 0);

const hasValue = (value: FactValue, wanted: string): boolean =>
  Array.isArray(value) ? value.includes(wanted) : value === wanted;
