import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Language } from '#kernel/locale';

/** Every message of the product, by its key, in one language. */
type Messages = ReadonlyMap<string, string>;

const files = (language: Language): readonly string[] =>
  globSync([`src/**/messages/*${language}.ts`, `web/**/messages/*${language}.ts`]).toSorted();

const leavesOf = (node: unknown, path: string): readonly (readonly [string, string])[] => {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => leavesOf(child, path === '' ? key : `${path}.${key}`));
};

const messagesOf = async (language: Language): Promise<Messages> => {
  const trees = await Promise.all(
    files(language).map(async (file) => {
      const module: unknown = await import(pathToFileURL(file).href);
      const folder = file.slice(0, file.indexOf('/messages/'));
      const trees = typeof module === 'object' && module !== null ? Object.values(module) : [];
      return trees.flatMap((tree) => leavesOf(tree, '').map(([key, text]) => [`${folder}:${key}`, text] as const));
    }),
  );
  return new Map(trees.flat());
};

/** The key as a screen would show it: without the folder and the form for counts. */
const keyOf = (place: string): string => place.slice(place.indexOf(':') + 1).replace(/\.(one|other)$/, '');

const han = /\p{Script=Han}/u;
const hole = /\{\w+\}/;
const word = /\p{L}{3,}/u;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

/** A text with holes matches any sentence that fills them; one that is nothing but holes matches nothing. */
const patternOf = (message: string): RegExp | undefined =>
  word.test(message.replace(/\{\w+\}/g, ''))
    ? new RegExp(
        `^${message
          .split(/\{\w+\}/)
          .map(escaped)
          .join('.+')}$`,
        'su',
      )
    : undefined;

type WordCheck = {
  /** What is wrong with a text of a screen in the language; undefined when it may stand there. */
  readonly problemOf: (text: string) => string | undefined;
};

/** Tells keys that nobody translated, holes that nobody filled and sentences of the other language. */
export const wordChecks = async (): Promise<Readonly<Record<Language, WordCheck>>> => {
  const [zh, en] = await Promise.all([messagesOf('zh-CN'), messagesOf('en')]);
  const keys = new Set([...zh.keys()].map(keyOf).filter((key) => key.includes('.')));
  const checkAgainst = (own: Messages, other: Messages, isOther: (text: string) => boolean): WordCheck => {
    const ownTexts = new Set(own.values());
    const foreign = [...new Set(other.values())].filter((text) => !ownTexts.has(text) && isOther(text));
    const sentences = new Set(foreign.filter((text) => !hole.test(text)));
    const patterns = foreign.flatMap((text) => (hole.test(text) ? (patternOf(text) ?? []) : []));
    const known = new Map<string, string | undefined>();
    const look = (text: string): string | undefined => {
      const key = text.split(/[\s，。、：（）“”]+/u).find((token) => keys.has(token));
      if (key !== undefined) return `the key ${key}`;
      if (hole.test(text)) return `an unfilled hole: ${text}`;
      if (!isOther(text)) return undefined;
      const isForeign = sentences.has(text) || patterns.some((pattern) => pattern.test(text));
      return isForeign ? `words of the other language: ${text}` : undefined;
    };
    return {
      problemOf: (text) => {
        if (!known.has(text)) known.set(text, look(text));
        return known.get(text);
      },
    };
  };
  return {
    'zh-CN': checkAgainst(zh, en, (text) => word.test(text) && !han.test(text)),
    en: checkAgainst(en, zh, (text) => han.test(text)),
  };
};
