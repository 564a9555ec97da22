import { cleanText } from './clean-text.ts';

/** Legal forms, longest first, so that 股份有限公司 goes whole. */
const chineseForms = [
  '集团股份有限公司',
  '有限责任公司',
  '股份有限公司',
  '控股有限公司',
  '集团有限公司',
  '有限公司',
  '股份公司',
  '集团公司',
  '责任公司',
  '分公司',
  '总公司',
  '公司',
  '集团',
  '股份',
  '控股',
  '厂',
];
const westernForms =
  /(?:^|\s)(?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|kg|ohg|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|pty|pte|bhd|sdn|kk|holding|holdings|group|international|intl|and(?=\s*$))(?=\s|$)/g;
/** Dropped only before enough of a name: 中国建筑 is not 建筑. */
const places = /^(?:中国|中华人民共和国)(?=.{4})/u;
const placeMarks = /(?<=\p{Script=Han}{2})(?:省|市|自治区|特别行政区)/gu;

/**
 * The distinctive part of a company's name, for finding near matches: one width, lower case, without brackets' signs,
 * legal form, 集团, the country and the words 省 and 市. Examples: '贵阳市昉新建筑工程有限公司' → '贵阳昉新建筑工程';
 * 'ACME (China) Co., Ltd.' → 'acme china'.
 */
export const companyNameKeyOf = (name: string): string => {
  const plain = cleanText(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (!/\p{Script=Han}/u.test(plain))
    return squeeze(plain.replace(westernForms, ' ').replace(westernForms, ' ')) || plain;
  const joined = plain.replace(/\s+/g, '');
  const bare = withoutForms(joined).replace(places, '').replace(placeMarks, '');
  return bare === '' ? joined : bare;
};

const withoutForms = (name: string): string => {
  for (const form of chineseForms) {
    if (name.endsWith(form) && name.length >= form.length + 2) return withoutForms(name.slice(0, -form.length));
  }
  return name.replace(/集团(?=.{2,}$)/u, '');
};

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Writes Chinese as pinyin; given by the caller because the table of characters is large. */
export type ToPinyin = (text: string) => string;

/**
 * How alike two company names are, 0 to 1: the share of common letter pairs of their distinctive parts (Dice). With
 * pinyin, names that sound alike but are written otherwise count up to 0.9.
 * Example: ('上海宏远建材有限公司', '上海市宏远建材公司') → 1.
 */
export const nameSimilarity = (a: string, b: string, toPinyin?: ToPinyin): number => {
  const [left, right] = [companyNameKeyOf(a), companyNameKeyOf(b)];
  const written = left === right ? 1 : diceOf(left, right);
  if (written >= 0.9 || toPinyin === undefined) return written;
  const spoken = diceOf(toPinyin(left).replace(/\s/g, ''), toPinyin(right).replace(/\s/g, ''));
  return Math.max(written, 0.9 * spoken);
};

/** Twice the common pairs of neighbours over all pairs; single letters compare as a whole. */
const diceOf = (a: string, b: string): number => {
  const left = pairsOf(a);
  const right = pairsOf(b);
  const total = sizeOf(left) + sizeOf(right);
  if (total === 0) return a === b ? 1 : 0;
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  return (2 * common) / total;
};

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const letters = [...text];
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = `${letters[at]}${letters[at + 1]}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

const sizeOf = (pairs: ReadonlyMap<string, number>): number =>
  [...pairs.values()].reduce((sum, count) => sum + count, 0);
