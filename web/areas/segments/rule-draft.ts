import { isGroup } from '#domain/segments';
import type { Condition, Rule, RuleGroup, RuleMatch, RuleOp, RuleValue } from '#domain/segments';

/** A rule while it is being built: every part has a key, conditions may lack field, comparison or value. */
export type DraftCondition = {
  readonly key: number;
  readonly field: string | null;
  readonly op: RuleOp | null;
  readonly value: RuleValue | null;
};
export type DraftGroup = { readonly key: number; readonly match: RuleMatch; readonly parts: readonly DraftPart[] };
export type DraftPart = DraftCondition | DraftGroup;

export const isDraftGroup = (part: DraftPart): part is DraftGroup => 'parts' in part;

const bareOps: ReadonlySet<RuleOp> = new Set(['known', 'missing', 'yes', 'no']);
/** Comparisons that need no value. */
export const isBare = (op: RuleOp): boolean => bareOps.has(op);

export const emptyDraft: DraftGroup = {
  key: 0,
  match: 'all',
  parts: [{ key: 1, field: null, op: null, value: null }],
};

/** A saved rule as a draft; a lone condition gets a group around it. */
export const draftOf = (rule: Rule): DraftGroup => {
  let last = 0;
  const nextKey = (): number => (last += 1);
  const partOf = (one: Rule): DraftPart =>
    isGroup(one)
      ? { key: nextKey(), match: one.match, parts: one.rules.map(partOf) }
      : { key: nextKey(), field: one.field, op: one.op, value: one.value ?? null };
  const part = partOf(rule);
  return isDraftGroup(part) ? part : { key: nextKey(), match: 'all', parts: [part] };
};

const conditionOf = ({ field, op, value }: DraftCondition): Condition | null => {
  if (field === null || op === null) return null;
  if (isBare(op)) return { field, op };
  const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty || (op === 'between' && (!Array.isArray(value) || value.length !== 2 || value.includes('')))
    ? null
    : { field, op, value };
};

/** The rule of what is complete; groups without a complete condition are left out, null when nothing is left. */
export const ruleOf = (draft: DraftGroup): RuleGroup | null => {
  const rules = draft.parts.flatMap((part): Rule[] => {
    const rule = isDraftGroup(part) ? ruleOf(part) : conditionOf(part);
    return rule === null ? [] : [rule];
  });
  return rules.length === 0 ? null : { match: draft.match, rules };
};

/** True when nothing of the draft would be left out. */
export const isComplete = (draft: DraftGroup): boolean =>
  draft.parts.length > 0 &&
  draft.parts.every((part) => (isDraftGroup(part) ? isComplete(part) : conditionOf(part) !== null));

export const largestKeyOf = (part: DraftPart): number =>
  isDraftGroup(part) ? Math.max(part.key, ...part.parts.map(largestKeyOf)) : part.key;

/** Changes one part wherever it stands. */
export const withPart = (draft: DraftGroup, part: DraftPart): DraftGroup => ({
  ...draft,
  parts: draft.parts.map((one) => {
    if (one.key === part.key) return part;
    return isDraftGroup(one) ? withPart(one, part) : one;
  }),
  ...(part.key === draft.key && isDraftGroup(part) ? part : {}),
});

/** Takes one part out; a group that loses its last part goes with it. */
export const withoutPart = (draft: DraftGroup, key: number): DraftGroup => ({
  ...draft,
  parts: draft.parts.flatMap((one): DraftPart[] => {
    if (one.key === key) return [];
    if (!isDraftGroup(one)) return [one];
    const left = withoutPart(one, key);
    return left.parts.length === 0 ? [] : [left];
  }),
});

/** Adds an empty condition, or a group that holds one, at the end of a group. */
export const withAdded = (
  draft: DraftGroup,
  wanted: { readonly into: number; readonly kind: 'condition' | 'group' },
): DraftGroup => {
  const key = largestKeyOf(draft) + 1;
  const part: DraftPart =
    wanted.kind === 'condition'
      ? { key, field: null, op: null, value: null }
      : { key, match: 'any', parts: [{ key: key + 1, field: null, op: null, value: null }] };
  const add = (group: DraftGroup): DraftGroup => ({
    ...group,
    parts: [
      ...group.parts.map((one) => (isDraftGroup(one) ? add(one) : one)),
      ...(group.key === wanted.into ? [part] : []),
    ],
  });
  return add(draft);
};
