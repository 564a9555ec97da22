import { accountKinds, institutions, kaTypes, lifecycles, ownerships, tiers } from '#domain/accounts';
import { badgeCodes, marginBadges } from '#domain/identification';
import type { FieldGroup } from '#kernel/access';
import type { FieldSpec, FieldType } from './field-spec.ts';
import { measureFields } from './measure-fields.ts';
import type { Condition, RuleOp } from './rule.ts';

/** Tiers as somebody reads them: no tier is "unrated". */
const shownTiers = [...tiers, 'unrated'] as const;

const trade = (type: FieldType, more: Omit<FieldSpec, 'section' | 'type'> = {}): FieldSpec => ({
  section: 'trade',
  type,
  ...more,
});
const rating = (type: FieldType, more: Omit<FieldSpec, 'section' | 'type'> = {}): FieldSpec => ({
  section: 'rating',
  type,
  ...more,
});

/**
 * Every figure, badge and attribute that a rule may test beside the measures.
 * Figures of 12 and 24 months end with the month of the company's last fact.
 */
export const ruleFields = {
  net12: trade('money', { isE4: true }),
  netPrior12: trade('money', { isE4: true }),
  growth12: trade('percent'),
  contribution12: trade('money', { isE4: true, right: 'margin' }),
  contribution24: trade('money', { isE4: true, right: 'margin' }),
  contributionRate12: trade('percent', { right: 'margin' }),
  pocket12: trade('money', { isE4: true, right: 'margin' }),
  serve12: trade('money', { isE4: true, right: 'cost' }),
  knownCostShare: trade('percent', { right: 'cost' }),
  orders12: trade('number'),
  ordersAll: trade('number'),
  firstOrderOn: trade('date'),
  lastOrderOn: trade('date'),
  families: trade('family'),
  open: { section: 'money', type: 'money' },
  overdue: { section: 'money', type: 'money' },
  oldestOverdueOn: { section: 'money', type: 'date' },
  exposure: { section: 'money', type: 'money' },
  creditLimit: { section: 'money', type: 'money' },
  exposureShare: { section: 'money', type: 'percent' },
  termsDays: { section: 'money', type: 'number' },
  score: rating('number', { scale: 1_000_000, right: 'margin' }),
  rank: rating('number', { right: 'margin' }),
  coverage: rating('number'),
  proposedTier: rating('choice', { choices: shownTiers }),
  badges: rating('set', { choices: badgeCodes, guarded: { right: 'margin', values: marginBadges } }),
  alive: rating('percent'),
  expected12: rating('money', { right: 'margin' }),
  revenueRank: rating('number'),
  contributionAxis: rating('percent', { right: 'margin' }),
  continuityAxis: rating('percent'),
  paymentAxis: rating('percent'),
  growthAxis: rating('percent', { right: 'margin' }),
  relationshipAxis: rating('percent'),
  strategicAxis: rating('percent'),
  tier: { section: 'standing', type: 'choice', choices: shownTiers },
  tierSince: { section: 'standing', type: 'date' },
  tierExpires: { section: 'standing', type: 'date' },
  kaType: { section: 'standing', type: 'choice', choices: kaTypes },
  lifecycle: { section: 'standing', type: 'choice', choices: lifecycles },
  owner: { section: 'standing', type: 'user' },
  tags: { section: 'standing', type: 'set' },
  kind: { section: 'profile', type: 'choice', choices: accountKinds },
  industry: { section: 'profile', type: 'text' },
  region: { section: 'profile', type: 'text' },
  ownership: { section: 'profile', type: 'choice', choices: ownerships },
  institution: { section: 'profile', type: 'choice', choices: institutions },
  employees: { section: 'profile', type: 'number' },
  foundedOn: { section: 'profile', type: 'date' },
  group: { section: 'profile', type: 'tree' },
} as const satisfies Record<string, FieldSpec>;

export type RuleFieldName = keyof typeof ruleFields;

export const ruleFieldNames = Object.keys(ruleFields).filter((name): name is RuleFieldName => name in ruleFields);

/** A field that the company added itself; its values stand in the account's custom values. */
export type CustomField = {
  readonly key: string;
  readonly type: 'text' | 'number' | 'date' | 'choice' | 'boolean';
  readonly choices: readonly string[];
};

const customPrefix = 'custom.';

export const customFieldName = (key: string): string => `${customPrefix}${key}`;

/** The key of a custom field; null for a field of the catalogue. Example: 'custom.grade' → 'grade'. */
export const customKeyOf = (field: string): string | null =>
  field.startsWith(customPrefix) ? field.slice(customPrefix.length) : null;

const customTypes = { text: 'text', number: 'number', date: 'date', choice: 'choice', boolean: 'flag' } as const;

/** The fields that rules of a company may name: the catalogue, the measures and its custom fields. */
export const fieldCatalogueOf = (custom: readonly CustomField[]): ReadonlyMap<string, FieldSpec> =>
  new Map<string, FieldSpec>([
    ...Object.entries(ruleFields),
    ...measureFields,
    ...custom.map(({ key, type, choices }): [string, FieldSpec] => [
      customFieldName(key),
      { section: 'custom', type: customTypes[type], ...(type === 'choice' ? { choices } : {}) },
    ]),
  ]);

/** True when this reader may know the outcome of the condition: field and value tell nothing hidden from him. */
export const maySeeCondition = (
  { right, guarded }: FieldSpec,
  { op, value }: Pick<Condition, 'op' | 'value'>,
  held: readonly FieldGroup[],
): boolean => {
  if (right !== undefined && !held.includes(right)) return false;
  if (guarded === undefined || held.includes(guarded.right)) return true;
  const named = Array.isArray(value) ? value : [value];
  return op !== 'known' && op !== 'missing' && !named.some((one) => guarded.values.some((hidden) => hidden === one));
};

/** What of a field's operators and choices this reader is offered. */
export const operatorsFor = ({ type, guarded }: FieldSpec, held: readonly FieldGroup[]): readonly RuleOp[] =>
  guarded === undefined || held.includes(guarded.right)
    ? opsOfType[type]
    : opsOfType[type].filter((op) => op !== 'known' && op !== 'missing');
export const choicesFor = (
  { choices, guarded }: FieldSpec,
  held: readonly FieldGroup[],
): readonly string[] | undefined =>
  guarded === undefined || held.includes(guarded.right)
    ? choices
    : choices?.filter((choice) => !guarded.values.includes(choice));

const comparisons = ['above', 'at-least', 'below', 'at-most', 'between', 'is'] as const;
const presence = ['known', 'missing'] as const;

/** The operators that each type of field allows; the first is the usual one. */
export const opsOfType: Readonly<Record<FieldType, readonly RuleOp[]>> = {
  money: ['at-least', 'above', 'below', 'at-most', 'between', 'is', ...presence],
  number: ['at-least', ...comparisons.filter((op) => op !== 'at-least'), ...presence],
  percent: ['at-least', 'above', 'below', 'at-most', 'between', ...presence],
  date: ['within-days', 'older-than-days', 'in-next-days', 'from', 'until', 'between', ...presence],
  choice: ['any-of', 'none-of', ...presence],
  text: ['any-of', 'none-of', 'contains', ...presence],
  set: ['any-of', 'all-of', 'none-of', ...presence],
  user: ['any-of', 'none-of', ...presence],
  tree: ['any-of', 'none-of'],
  family: ['any-of', 'all-of', 'none-of'],
  flag: ['yes', 'no', ...presence],
};
