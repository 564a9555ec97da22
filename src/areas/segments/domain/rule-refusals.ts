import type { FieldGroup } from '#kernel/access';
import { conditionTestOf } from './condition-test.ts';
import type { TestSettings } from './condition-test.ts';
import { maySeeCondition } from './fields.ts';
import type { FieldSpec } from './field-spec.ts';
import { conditionsOf, depthOf, isGroup } from './rule.ts';
import type { Rule } from './rule.ts';

export const mostConditions = 60;
export const mostDepth = 5;

export type RuleRefusal =
  | { readonly code: 'rule-empty' | 'rule-too-long' | 'rule-too-deep' }
  | {
      readonly code: 'unknown-field' | 'field-hidden' | 'wrong-operator' | 'wrong-value';
      readonly field: string;
      readonly op: string;
    };

/** What the writer of a rule may name and how values are read. */
export type RuleLaw = TestSettings & {
  readonly fields: ReadonlyMap<string, FieldSpec>;
  readonly held: readonly FieldGroup[];
};

/**
 * The first reason why a rule cannot be used; null when it can. A figure that the caller may not see may not be tested
 * either: the count would tell it.
 * Example: a marketer's rule "contribution below 0" → field-hidden.
 */
export const ruleRefusalOf = (rule: Rule, law: RuleLaw): RuleRefusal | null => {
  if (hasEmptyGroup(rule)) return { code: 'rule-empty' };
  const conditions = conditionsOf(rule);
  if (conditions.length > mostConditions) return { code: 'rule-too-long' };
  if (depthOf(rule) > mostDepth) return { code: 'rule-too-deep' };
  for (const condition of conditions) {
    const { field, op } = condition;
    const spec = law.fields.get(field);
    if (spec === undefined) return { code: 'unknown-field', field, op };
    if (!maySeeCondition(spec, condition, law.held)) return { code: 'field-hidden', field, op };
    const test = conditionTestOf(spec, condition, law);
    if (test.kind === 'refused') return { code: test.code, field, op };
  }
  return null;
};

const hasEmptyGroup = (rule: Rule): boolean =>
  isGroup(rule) && (rule.rules.length === 0 || rule.rules.some(hasEmptyGroup));

/** True when the rule tests nothing that the holder of these field groups may not see. */
export const maySeeRule = (
  rule: Rule,
  law: { readonly fields: ReadonlyMap<string, FieldSpec>; readonly held: readonly FieldGroup[] },
): boolean =>
  conditionsOf(rule).every((condition) => {
    const spec = law.fields.get(condition.field);
    return spec === undefined || maySeeCondition(spec, condition, law.held);
  });
