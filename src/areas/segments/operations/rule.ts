import { canonicalJson } from '#kernel/canonical-json';
import type { Json } from '#kernel/canonical-json';
import { formatBp } from '#kernel/format';
import { moneyWireOf } from '#kernel/money';
import { listMembers } from '#platform/identity';
import { handle } from '#platform/operations';
import { segmentsContract } from '../contract.ts';
import { choicesFor, operatorsFor, suggestionsOf } from '../domain/index.ts';
import type { FieldSpec, Rule, Suggestion } from '../domain/index.ts';
import { listChoices, listFamilies } from '../store/choices.ts';
import { countRule } from '../store/figures.ts';
import { listSegments } from '../store/segment.ts';
import { readSuggestionFacts } from '../store/suggestion-facts.ts';
import { choiceLabelsOf, shownNameOf } from './choice-labels.ts';
import type { ChoiceLabels } from './choice-labels.ts';
import { fieldLabelOf, lawOf, reachOf, requireRule, wordsOf } from './law.ts';
import type { Words } from './law.ts';
import { presentFigures } from './present.ts';
import { wordsOfRule } from './words.ts';

const { operations } = segmentsContract;

const fields = handle(operations.fields, async (context) => {
  const { db, company, language } = context;
  const law = await lawOf(context);
  const words = await wordsOf(context);
  const labels = await choiceLabelsOf(context, words, []);
  const { industries, regions, tags } = await listChoices(db, company.id, reachOf(context));
  const families = await listFamilies(db, company.id);
  const people = await listMembers(db, company.id);
  const plain = (values: readonly string[]) => values.map((value) => ({ value, label: value }));
  const found: Readonly<Record<string, { readonly value: string; readonly label: string }[]>> = {
    industry: plain(industries),
    region: plain(regions),
    tags: plain(tags),
    families: families.map((family) => ({ value: family.id, label: shownNameOf(family, language) })),
    owner: people.filter(({ active }) => active).map(({ userId, name }) => ({ value: userId, label: name })),
  };
  const choicesOf = (name: string, spec: FieldSpec) =>
    found[name] ?? choicesFor(spec, law.held)?.map((value) => ({ value, label: labels(name, value) })) ?? null;
  return {
    currency: company.currency,
    fields: [...law.fields]
      .filter(([, { right }]) => right === undefined || law.held.includes(right))
      .map(([name, spec]) => ({
        name,
        section: spec.section,
        type: spec.type,
        label: fieldLabelOf(words, law, name),
        ops: [...operatorsFor(spec, law.held)],
        choices: choicesOf(name, spec),
        isOpen: spec.type === 'text' || name === 'tags',
      })),
  };
});

const count = handle(operations.count, async (context, { rule }) => {
  const law = await lawOf(context);
  await requireRule(context, law, rule);
  const words = await wordsOf(context);
  const labels = await choiceLabelsOf(context, words, [rule]);
  const within = reachOf(context);
  const { taken, company } = await countRule(context.db, { rule, settings: law, within });
  return {
    figures: presentFigures(context, taken),
    company: presentFigures(context, company),
    words: wordsOfRule(rule, { words, law, labels }),
  };
});

/** A rule that is saved already is not suggested again. */
const suggestions = handle(operations.suggestions, async (context) => {
  const { db, company, actor, today } = context;
  const law = await lawOf(context);
  const words = await wordsOf(context);
  const facts = await readSuggestionFacts(db, { orgId: company.id, today, within: reachOf(context) });
  const saved = new Set((await listSegments(db, company.id, actor.userId)).map(({ rule }) => textOf(rule)));
  const found = suggestionsOf(facts).filter(({ rule }) => !saved.has(textOf(rule)));
  const labels = await choiceLabelsOf(
    context,
    words,
    found.map(({ rule }) => rule),
  );
  return {
    net12: moneyWireOf(facts.netE4, company.currency),
    suggestions: found.map((suggestion) => ({
      kind: suggestion.kind,
      ...sentencesOf(words, labels, suggestion),
      rule: suggestion.rule,
      words: wordsOfRule(suggestion.rule, { words, law, labels }),
      accounts: suggestion.accounts,
      net12: moneyWireOf(suggestion.netE4, company.currency),
    })),
  };
});

const textOf = (rule: Rule): string => canonicalJson(jsonOf(rule));

/** A condition without a value has no such key, as JSON has none. */
const jsonOf = (rule: Rule): Json =>
  'match' in rule
    ? { match: rule.match, rules: rule.rules.map(jsonOf) }
    : { field: rule.field, op: rule.op, ...(rule.value === undefined ? {} : { value: rule.value }) };

const sentencesOf = (words: Words, labels: ChoiceLabels, { kind, why }: Suggestion) => {
  const params = Object.fromEntries(
    Object.entries(why).map(([name, value]) => {
      if (name === 'share') return [name, formatBp(Number(value), words.language)];
      return [name, name === 'family' || name === 'other' ? labels('families', String(value)) : value];
    }),
  );
  return {
    name: words.find(`suggestions.${kind}.name`, params) ?? kind,
    why: words.find(`suggestions.${kind}.why`, params) ?? '',
  };
};

export const ruleHandlers = [fields, count, suggestions];
