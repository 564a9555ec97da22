import { isGroup } from './rule.ts';
import type { Condition, Rule, RuleMatch } from './rule.ts';

/** The words that a rule is told with; a language's catalogue gives them. */
export type RuleWords = {
  readonly condition: (condition: Condition) => string;
  readonly join: (match: RuleMatch, parts: readonly string[]) => string;
  readonly inner: (text: string) => string;
};

/**
 * A rule as a sentence part, groups within groups in brackets.
 * Example: "revenue of 12 months at least ¥1M and (tier is one of S, A or badge is one of lapsing)".
 */
export const ruleTextOf = (rule: Rule, words: RuleWords): string => {
  if (!isGroup(rule)) return words.condition(rule);
  const parts = rule.rules.map((one) => {
    const text = ruleTextOf(one, words);
    return isGroup(one) && one.rules.length > 1 && one.match !== 'none' && rule.rules.length > 1
      ? words.inner(text)
      : text;
  });
  return words.join(rule.match, parts);
};
