import type { ErrorParams } from '#kernel/app-error';
import { createT, withTerms } from '#kernel/i18n';
import type { MessageParams, MessageTree, Translate } from '#kernel/i18n';
import type { Language } from '#kernel/locale';
import type { InputIssue, Module } from '#platform/operations';

/** Words for codes that are known only at run time, in one language. */
export type Words = {
  readonly refusal: (code: string, params: ErrorParams) => string;
  readonly issue: (issue: InputIssue) => string;
};

const loaded = new WeakMap<readonly Module[], Map<Language, Promise<Words>>>();

/** The words of all modules in a language; loaded once. */
export const wordsOf = (modules: readonly Module[], language: Language): Promise<Words> => {
  const ofModules = loaded.get(modules) ?? new Map<Language, Promise<Words>>();
  loaded.set(modules, ofModules);
  const known = ofModules.get(language);
  if (known !== undefined) return known;
  const loading = loadWords(modules, language);
  ofModules.set(language, loading);
  return loading;
};

const loadWords = async (modules: readonly Module[], language: Language): Promise<Words> => {
  const translators = new Map<string, Translate<MessageTree>>();
  for (const { messages } of modules) {
    if (messages !== undefined)
      translators.set(messages.name, createT<MessageTree>(language, await messages.load[language]()));
  }
  const find = (area: string, key: string, params: MessageParams): string | undefined => {
    const t = translators.get(area);
    return t?.find(key, withTerms(t, params));
  };
  return {
    refusal: (code, params) => {
      const [area = '', name = ''] = code.split('.');
      return find(area, `errors.${name}`, textParamsOf(params)) ?? code;
    },
    issue: (issue) => {
      const { key, params } = issueWordOf(issue);
      return find('platform', `issues.${key}`, params) ?? key;
    },
  };
};

const textParamsOf = (params: ErrorParams): MessageParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value : String(value ?? '')]),
  );

type IssueWord = { readonly key: string; readonly params: MessageParams };
const word = (key: string, params: MessageParams = {}): IssueWord => ({ key, params });

const formatWords: Readonly<Record<string, string>> = {
  email: 'not-an-email',
  date: 'not-a-date',
  datetime: 'not-a-date',
  uuid: 'not-an-id',
  guid: 'not-an-id',
};

const issueWordOf = (issue: InputIssue): IssueWord => {
  switch (issue.code) {
    case 'invalid_type':
      return word(issue.input === undefined && issue.message.includes('undefined') ? 'required' : 'wrong-type');
    case 'too_small': {
      const n = Number(issue.minimum);
      if (issue.origin === 'string') return n === 1 ? word('required') : word('too-short', { n });
      return issue.origin === 'array' || issue.origin === 'set' ? word('too-few', { n }) : word('too-small', { n });
    }
    case 'too_big': {
      const n = Number(issue.maximum);
      if (issue.origin === 'string') return word('too-long', { n });
      return issue.origin === 'array' || issue.origin === 'set' ? word('too-many', { n }) : word('too-big', { n });
    }
    case 'invalid_format':
      return word(formatWords[issue.format] ?? 'wrong-format');
    case 'invalid_value':
      return word('not-a-choice', { choices: issue.values.map(String).join(', ') });
    case 'unrecognized_keys':
      return word('unknown-field', { keys: issue.keys.join(', ') });
    default:
      return word('not-valid');
  }
};
