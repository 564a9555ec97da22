import { bigramDice } from './letter-pairs.ts';
import { nameDifferentPlaces } from './place-names.ts';

/** Legal forms and their like, which two spellings of one company often differ in; longest first. */
const legalForms = [
  '股份有限公司',
  '有限责任公司',
  '集团有限公司',
  '有限公司',
  '股份公司',
  '集团公司',
  '责任公司',
  '总公司',
  '分公司',
  '公司',
  '集团',
  '股份',
  '有限',
  'company limited',
  'corporation',
  'incorporated',
  'limited',
  'company',
  'holdings',
  'holding',
  'group',
  'gmbh & co kg',
  'gmbh',
  'co ltd',
  'ltd',
  'inc',
  'llc',
  'llp',
  'plc',
  'corp',
  'co',
  'ag',
  'kg',
  'sa',
  'sarl',
  'srl',
  'spa',
  'bv',
  'nv',
  'ab',
  'oy',
  'as',
  'pty',
] as const;

const endsWithForm = new RegExp(`(?:(?<=[^\\x00-\\x7f])|(?<=^|[^a-z]))(?:${legalForms.join('|')})$`);

/**
 * The part of a company name that tells it from others: width, case, punctuation, brackets such as (中国) and legal forms
 * at the end do not count. Example: `coreNameOf('重庆昉新建筑工程有限公司')` → "重庆昉新建筑工程".
 */
export const coreNameOf = (name: string): string => {
  let core = name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
  for (let shorter = core.replace(endsWithForm, '').trim(); shorter !== core && shorter !== '';) {
    core = shorter;
    shorter = core.replace(endsWithForm, '').trim();
  }
  return core;
};

/**
 * Likeness of two company names, 0 to 1: the likeness of their cores, but never "the same" when only the whole names
 * differ (a parent and its branch). Different places halve it: one trade name in two cities is two companies.
 */
export const companyNameLikeness = (a: string, b: string): number => {
  const core = bigramDice(coreNameOf(a), coreNameOf(b));
  if (nameDifferentPlaces(a, b)) return core / 2;
  return core === 1 && a.normalize('NFKC').toLowerCase() !== b.normalize('NFKC').toLowerCase() ? 0.98 : core;
};
