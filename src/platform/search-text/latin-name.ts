import { pinyin } from 'pinyin-pro';
import { splitPersonName } from '#kernel/person-name';

const chinese = /^\p{Script=Han}{2,4}$/u;

/**
 * A Chinese person's name in Latin letters, surname first, as it stands in a passport; null for any other name.
 * Examples: 欧阳明 → Ouyang Ming; 曾晓岚 → Zeng Xiaolan; Maria Lopez → null.
 */
export const latinNameOf = (written: string): string | null => {
  const name = written.replace(/\s+/gu, '');
  if (!chinese.test(name)) return null;
  const { surname } = splitPersonName(written);
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: false });
  const length = [...surname].length;
  return [syllables.slice(0, length), syllables.slice(length)].map(capitalised).join(' ').trim();
};

const capitalised = (syllables: readonly string[]): string => {
  const word = syllables.join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
};
