import { formatAmount, formatBp, formatMoney, formatPoints, formatConfidence } from '#kernel/format';
import type { MessageParams } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { StoryValue, ToldWarning } from './facts.ts';
import { storyOf } from './story.ts';
import type { StorySentence } from './story.ts';

/** The area's catalogue in one language, and the company's currency. */
export type StoryTongue = {
  readonly t: { readonly find: (key: string, params?: MessageParams) => string | undefined };
  readonly language: Language;
  readonly currency: string;
};

const valueText = (value: StoryValue, { t, language, currency }: StoryTongue): string | number => {
  if ('minor' in value) return formatMoney({ minor: value.minor, currency }, language, 'compact');
  if ('bp' in value) return formatBp(value.bp, language);
  if ('sureBp' in value) return formatConfidence(value.sureBp, language);
  if ('points' in value) return formatPoints(value.points, language);
  if ('number' in value)
    return Number.isInteger(value.number) ? value.number : formatAmount(`${value.number}`, language);
  if ('text' in value) return language === 'en' ? (value.textEn ?? value.text) : value.text;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(value.words.map((key) => t.find(key) ?? key));
};

/** A sentence in the reader's language. */
export const sentenceText = ({ key, params }: StorySentence, tongue: StoryTongue): string => {
  const worded = Object.entries(params).map(([name, value]) => [name, valueText(value, tongue)] as const);
  return tongue.t.find(key, Object.fromEntries(worded)) ?? key;
};

/** A warning in one sentence, for lists and messages. */
export const headlineOf = (warning: ToldWarning, tongue: StoryTongue): string => {
  const [first] = storyOf(warning);
  return first === undefined ? (tongue.t.find(`kinds.${warning.kind}`) ?? warning.kind) : sentenceText(first, tongue);
};
