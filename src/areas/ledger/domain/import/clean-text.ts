const ordinary = /^[!-~]+(?: [!-~]+)*$/;
const invisible = /[\u{feff}\u{200b}-\u{200f}\u{2060}\u{ad}]/gu;
const controls = /\p{Cc}+/gu;

/**
 * Text as it is stored: composed (NFC), without byte order marks, zero-width and control characters, line ends and
 * runs of space made one space, trimmed. Example: `cleanText('\ufeff 甲\r\n公司 ')` → '甲 公司'.
 */
export const cleanText = (text: string): string => {
  if (text === '' || ordinary.test(text)) return text;
  return text.replace(controls, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim().normalize('NFC');
};

/**
 * Codes, numbers and dates are compared in one width: full-width letters and digits become ASCII (NFKC).
 * Example: `cleanCode('Ａ０１ ')` → 'A01'.
 */
export const cleanCode = (text: string): string => {
  const clean = cleanText(text);
  return ordinary.test(clean) ? clean : clean.normalize('NFKC').trim();
};

/** The form in which codes are compared: one width, one case. Example: 'ａ-01' and 'A-01' are the same. */
export const codeKeyOf = (code: string): string => cleanCode(code).toUpperCase();

const nothing = new Set([
  '',
  '?',
  '？',
  'NULL',
  '(NULL)',
  '<NULL>',
  '\\N',
  'N/A',
  '#N/A',
  '-',
  '--',
  '—',
  '——',
  '－',
  '/',
  '空',
  '(空)',
  '（空）',
  'NONE',
  'NAN',
]);

/** Whether a source means "no value" by a text. No data is not zero (docs/methods.md 1.2). */
export const isNothing = (text: string): boolean =>
  text === '' || (text.length <= 6 && !usual.test(text) && nothing.has(text.toUpperCase()));

/** Begins like a code, a number or a word: none of the signs for nothing, unless it is an N. */
const usual = /^[0-9A-MO-Za-mo-z]/;
