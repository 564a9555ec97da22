import { formatAmount, formatBp, formatMoney } from '#kernel/format';
import { ruleTextOf } from '../domain/index.ts';
import type { Condition, Rule } from '../domain/index.ts';
import type { ChoiceLabels } from './choice-labels.ts';
import { fieldLabelOf } from './law.ts';
import type { Law, Words } from './law.ts';

type Speech = { readonly words: Words; readonly law: Law; readonly labels: ChoiceLabels };

/** A rule in words of the caller's language. */
export const wordsOfRule = (rule: Rule, { words, law, labels }: Speech): string =>
  ruleTextOf(rule, {
    condition: (condition) => conditionWords(condition, { words, law, labels }),
    join: (match, parts) => {
      if (match === 'all') return parts.join(words('join.all'));
      const text = parts.join(words('join.any'));
      return match === 'any' ? text : words('join.none', { text });
    },
    inner: (text) => words('join.inner', { text }),
  });

const dayOps: ReadonlySet<string> = new Set(['within-days', 'older-than-days', 'in-next-days']);

const conditionWords = (condition: Condition, { words, law, labels }: Speech): string => {
  const { field, op, value } = condition;
  const spec = law.fields.get(field);
  const say = (one: string | number): string => {
    if (dayOps.has(op)) return String(one);
    switch (spec?.type) {
      case 'money':
        return typeof one === 'string' && /^-?\d+$/.test(one)
          ? formatMoney({ minor: BigInt(one), currency: law.currency }, words.language, 'compact')
          : String(one);
      case 'percent':
        return formatBp(Number(one), words.language);
      case 'number':
        return formatAmount(`${Number(one)}`, words.language);
      default:
        return labels(field, String(one));
    }
  };
  const list = value === undefined ? [] : typeof value === 'object' ? value : [value];
  const params =
    op === 'between'
      ? { value: say(list[0] ?? ''), more: say(list[1] ?? '') }
      : { value: list.map(say).join(words('join.or')) };
  return words.find(`sentence.${op}`, { field: fieldLabelOf(words, law, field), ...params }) ?? '';
};
