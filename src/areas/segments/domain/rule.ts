/** What a value is compared by. */
export const ruleOps = [
  'is',
  'above',
  'at-least',
  'below',
  'at-most',
  'between',
  'from',
  'until',
  'within-days',
  'older-than-days',
  'in-next-days',
  'any-of',
  'all-of',
  'none-of',
  'contains',
  'yes',
  'no',
  'known',
  'missing',
] as const;
export type RuleOp = (typeof ruleOps)[number];

/** How the rules of a group combine; `none` holds when not one of them does. */
export const ruleMatches = ['all', 'any', 'none'] as const;
export type RuleMatch = (typeof ruleMatches)[number];

/** Money in minor units as text, percentages in basis points, days as 'YYYY-MM-DD', several as a list. */
export type RuleValue = string | number | readonly (string | number)[];

export type Condition = { readonly field: string; readonly op: RuleOp; readonly value?: RuleValue | undefined };
export type RuleGroup = { readonly match: RuleMatch; readonly rules: readonly Rule[] };
/** A tree of conditions: what a segment's members have in common. */
export type Rule = Condition | RuleGroup;

export const isGroup = (rule: Rule): rule is RuleGroup => 'match' in rule;

/** All conditions of a rule, in the order in which they are read. */
export const conditionsOf = (rule: Rule): readonly Condition[] =>
  isGroup(rule) ? rule.rules.flatMap(conditionsOf) : [rule];

/** Groups within groups; a lone condition has depth 0. */
export const depthOf = (rule: Rule): number => (isGroup(rule) ? 1 + Math.max(0, ...rule.rules.map(depthOf)) : 0);

const relativeOps: ReadonlySet<RuleOp> = new Set(['within-days', 'older-than-days', 'in-next-days']);

/** True when the passing of days alone can change who is in. Purchases of families count over the last 12 months. */
export const isRelative = (rule: Rule): boolean =>
  conditionsOf(rule).some(({ field, op }) => relativeOps.has(op) || field === 'families');
