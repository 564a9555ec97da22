import { joinPairs, leadPairs, tailPairs } from './mojibake-characters.ts';

const replaced = /[\u{fffd}]|锟斤拷|锟斤|斤拷锟|烫烫烫|屯屯屯/u;
const leads = new Set(leadPairs);
const joins = new Set(joinPairs);
const tails = new Set(tailPairs);

/** Bytes 0x80–0x9F as Windows-1252 shows them; the five that it leaves empty stand for themselves. */
const westernHigh = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Whether a text was decoded with the wrong encoding (双重编码): lost characters (U+FFFD, 锟斤拷), UTF-8 read as GBK
 * (銆€, 涓枃) or UTF-8 read as Western (ç³», Ã©). Such a row is refused, never stored.
 * Example: `isMojibake('ç³»ç»Ÿ')` → true; `isMojibake('Café Ü-Ñ')` → false.
 */
export const isMojibake = (text: string): boolean =>
  replaced.test(text) || isUtf8ReadAsGbk(text) || isUtf8ReadAsWestern(text);

/**
 * Two UTF-8 characters are six bytes, three GBK characters: lead + second, third + lead, second + third. The pairs
 * that begin a group are rare characters, so ordinary Chinese does not fall into this pattern.
 */
const isUtf8ReadAsGbk = (text: string): boolean => {
  let isInRun = false;
  for (let at = 0; at < text.length; at += 1) {
    const isPart = isRunPart(text.charCodeAt(at));
    if (isPart && !isInRun && leads.has(text.charAt(at)) && beginsGroups(text, at)) return true;
    isInRun = isPart;
  }
  return false;
};

/** Chinese characters and their signs, the euro sign (byte 0x80 of GBK) and the private ones that GBK maps to. */
const isRunPart = (code: number): boolean =>
  (code >= 0x3000 && code <= 0x9fff) ||
  (code >= 0xe000 && code <= 0xffef) ||
  code === 0x20ac ||
  (code >= 0x2010 && code <= 0x2642);

const beginsGroups = (text: string, at: number): boolean => {
  const second = text.charAt(at + 1);
  if (second === '€') return true;
  if (!joins.has(second)) return false;
  const third = text.charAt(at + 2);
  if (third === '€') return true;
  if (!tails.has(third)) return false;
  const fourth = text.charAt(at + 3);
  return !isRunPart(fourth.charCodeAt(0)) || leads.has(fourth);
};

const isUtf8ReadAsWestern = (text: string): boolean => {
  let pairs = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    const lead = byteOf(text, at);
    if (lead < 0xc2 || lead > 0xef) continue;
    if (!isTail(byteOf(text, at + 1))) continue;
    // Three bytes make one Chinese character; Ã and Â before a tail come from any accented letter or sign.
    if (lead >= 0xe0 && isTail(byteOf(text, at + 2))) return true;
    if (lead === 0xc2 || lead === 0xc3) return true;
    if (lead >= 0xce && lead <= 0xd3) pairs += 1;
  }
  return pairs >= 2;
};

const isTail = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

/** The byte that Windows-1252 has for a character; 0 for others. */
const byteOf = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code < 0x80 || Number.isNaN(code)) return 0;
  if (code >= 0xa0 && code <= 0xff) return code;
  const high = westernHigh.indexOf(text.charAt(at));
  return high === -1 ? 0 : 0x80 + high;
};
