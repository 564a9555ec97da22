/**
 * The form under which a name is matched exactly: width, case and spaces do not count, nor does the kind of
 * brackets. Example: `nameKeyOf('ＡＢＣ（中国） 有限公司')` → "abc(中国)有限公司".
 */
export const nameKeyOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
    .trim();

/** Codes match without regard to case and outer spaces; leading zeros count. */
export const codeKeyOf = (code: string): string => code.normalize('NFKC').trim().toLowerCase();
