import type { Language } from './locale.ts';

/** A message with forms for counts; the parameter `n` chooses the form. */
export type Plural = { readonly one: string; readonly other: string };
export type Message = string | Plural;
/** Plain nested data, so that translators can get it as JSON or XLSX. */
export type MessageTree = { readonly [key: string]: Message | MessageTree };

/** What another language has to provide: the same keys, each with a text or with plural forms. */
export type Shape<M> = { readonly [K in keyof M]: M[K] extends Message ? Message : Shape<M[K]> };

/** Dotted paths of all messages of a tree. */
export type MessageKey<M> = {
  [K in keyof M & string]: M[K] extends Message ? K : `${K}.${MessageKey<M[K]>}`;
}[keyof M & string];

type MessageAt<M, K extends string> = K extends `${infer Head}.${infer Rest}`
  ? Head extends keyof M
    ? MessageAt<M[Head], Rest>
    : never
  : K extends keyof M
    ? M[K]
    : never;

type NamesIn<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ParamNames<M> = M extends Plural ? NamesIn<M['one'] | M['other']> : NamesIn<M>;

export type MessageParams = Readonly<Record<string, string | number>>;
type ParamsFor<Names extends string> = [Names] extends [never]
  ? []
  : [params: Readonly<Record<Names, string | number>>];

/** The translator of one tree in one language: keys and parameters are checked by the compiler. */
export interface Translate<M> {
  <K extends MessageKey<M>>(key: K, ...params: ParamsFor<ParamNames<MessageAt<M, K>>>): string;
  /** The sentence of a key that is known only at run time (an error code); undefined when there is none. */
  readonly find: (key: string, params?: MessageParams) => string | undefined;
  readonly language: Language;
}

/** A tree in both languages, each loaded when it is needed. */
export type Catalogue<M> = {
  readonly name: string;
  readonly load: Readonly<Record<Language, () => Promise<Shape<M>>>>;
};

export const defineCatalogue = <M>(name: string, load: Catalogue<M>['load']): Catalogue<M> => ({ name, load });

/** Binds a tree to a language. Numbers among the parameters are written the language's way. */
export const createT = <M>(language: Language, tree: Shape<M>): Translate<M> => {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  const find = (key: string, params: MessageParams = {}): string | undefined => {
    const message = messageAt(tree, key);
    if (message === undefined) return undefined;
    const text =
      typeof message === 'string' ? message : message[plurals.select(Number(params['n'])) === 'one' ? 'one' : 'other'];
    return fill(text, params, numbers);
  };
  const translate = (key: string, ...params: readonly MessageParams[]): string => find(key, params[0]) ?? key;
  return Object.assign(translate, { find, language });
};

/** Several words beside each other. Example: 客户、净金额 · account, net. */
export const listed = (words: readonly string[], language: Language): string =>
  words.join(language === 'zh-CN' ? '、' : ', ');

/**
 * Parameters in the reader's words: a value that the tree names under `terms.<parameter>` is shown by that name, each of
 * several that stand apart by ", ". Example: field: 'account, net' → '客户、净金额'.
 */
export const withTerms = ({ find, language }: Pick<Translate<unknown>, 'find' | 'language'>, params: MessageParams) => {
  const worded: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    const parts = typeof value === 'string' ? value.split(', ') : [];
    const terms = parts.map((part) => find(`terms.${name}.${part}`));
    worded[name] = terms.every((term) => term === undefined)
      ? value
      : listed(
          terms.map((term, index) => term ?? parts[index] ?? ''),
          language,
        );
  }
  return worded;
};

const fill = (text: string, params: MessageParams, numbers: Intl.NumberFormat): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = params[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });

const messageAt = (tree: unknown, key: string): Message | undefined => {
  let node: unknown = tree;
  for (const part of key.split('.')) {
    if (!isRecord(node) || !Object.hasOwn(node, part)) return undefined;
    node = node[part];
  }
  return isMessage(node) ? node : undefined;
};

const isRecord = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null;

const isMessage = (node: unknown): node is Message =>
  typeof node === 'string' || (isRecord(node) && typeof node['one'] === 'string' && typeof node['other'] === 'string');
