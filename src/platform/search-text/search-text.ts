import { pinyin } from 'pinyin-pro';

/** What is stored beside a name so that it can be found and ordered: see storage rules on Chinese search. */
export type SearchText = {
  /** All spellings, one a line: names, codes, full pinyin, initials. Checked after the index has narrowed. */
  readonly text: string;
  /** Single characters and pairs of `text`, for the GIN index. */
  readonly grams: string[];
  /** Orders Chinese names by pinyin, the rest by letters; compared with COLLATE "C". */
  readonly sortKey: string;
};

const han = /\p{Script=Han}/u;

/** Spellings of a record by which people look for it; the first name decides the order. */
export const searchTextOf = (names: readonly (string | null | undefined)[]): SearchText => {
  const plain = [...new Set(names.flatMap((name) => (name ? [normalised(name)] : [])))];
  const spelled = plain.flatMap((name) => (han.test(name) ? spellingsOf(name) : []));
  const lines = [...new Set([...plain, ...spelled])];
  const [first = ''] = plain;
  return {
    text: lines.join('\n'),
    grams: [...new Set(lines.flatMap(gramsOf))],
    sortKey: han.test(first) ? sortKeyOf(first) : first,
  };
};

/** What the index must contain for a text that somebody typed; empty when nothing searchable was typed. */
export const queryGramsOf = (typed: string): { readonly text: string; readonly grams: string[] } => {
  const text = normalised(typed).replaceAll(/\s+/g, ' ').trim();
  const characters = [...text];
  return { text, grams: characters.length < 2 ? characters : pairsOf(text) };
};

/**
 * Sets of pairs of which one survives a single wrong, missing or doubled character: the whole without each two
 * neighbouring pairs. Empty for texts that are too short to be mistyped.
 */
export const typoGramsOf = (typed: string): string[][] => {
  const { grams } = queryGramsOf(typed);
  if (grams.length < 4) return [];
  return grams.slice(0, -1).map((_, index) => [...grams.slice(0, index), ...grams.slice(index + 2)]);
};

const normalised = (text: string): string => text.normalize('NFKC').toLowerCase();

const spellingsOf = (name: string): string[] => {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const initials = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'removed' });
  return [syllables.join('').replaceAll(' ', ''), initials.join('')].filter((text) => text !== '');
};

/** Syllables apart, so that 张 (zhang) stands before 张三 and both before 赵. */
const sortKeyOf = (name: string): string =>
  pinyin(name, { toneType: 'num', type: 'array', nonZh: 'consecutive', v: true }).join(' ');

const gramsOf = (line: string): string[] =>
  [...new Set(line)].filter((character) => character.trim() !== '').concat(pairsOf(line));

const pairsOf = (text: string): string[] => {
  const characters = [...text];
  return [...new Set(characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`))];
};
