import type { Encoding } from './contract.ts';
import { countOf, decodeWhole, isUtf8 } from './decoding.ts';

export type EncodingGuess = { readonly encoding: Encoding; readonly isGuessed: boolean };

/**
 * Judges the encoding of a text by its first bytes: byte order mark, then strict UTF-8, then UTF-16 by its zero
 * bytes, then the Chinese encodings by how ordinary their characters are, then Western.
 */
export const guessEncoding = (sample: Uint8Array): EncodingGuess => {
  const marked = markedEncodingOf(sample);
  if (marked) return { encoding: marked, isGuessed: false };
  const wide = wideEncodingOf(sample);
  if (wide) return { encoding: wide, isGuessed: true };
  const lines = completeLinesOf(sample);
  if (isUtf8(lines)) return { encoding: 'utf-8', isGuessed: false };
  return { encoding: legacyEncodingOf(lines), isGuessed: true };
};

const markedEncodingOf = (bytes: Uint8Array): Encoding | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
};

/** Separators, digits and line ends of UTF-16 carry a zero byte on one side only. */
const wideEncodingOf = (bytes: Uint8Array): Encoding | null => {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const enough = Math.max(2, bytes.length / 40);
  if (odd >= enough && even * 10 <= odd) return 'utf-16le';
  if (even >= enough && odd * 10 <= even) return 'utf-16be';
  return null;
};

/** Without the last, perhaps cut, line: a character cut in two is no sign of a wrong encoding. */
const completeLinesOf = (sample: Uint8Array): Uint8Array => {
  const end = sample.lastIndexOf(0x0a);
  return end > 0 ? sample.subarray(0, end + 1) : sample;
};

const legacyEncodingOf = (bytes: Uint8Array): Encoding => {
  const utf8 = decodeWhole(bytes, 'utf-8');
  const damage = countOf(utf8, '\ufffd');
  const sound = (utf8.match(/[^\p{ASCII}\ufffd]/gu) ?? []).length;
  // A few bad bytes in good UTF-8 are damage, not another encoding; the rows that hold them are refused one by one.
  if (sound > 20 && damage * 50 < sound) return 'utf-8';
  if (isMostlyUtf8(bytes)) return 'utf-8';
  const chinese = (['gb18030', 'big5'] as const).map((encoding) => ({
    encoding,
    score: ordinarinessOf(decodeWhole(bytes, encoding)),
  }));
  const best = chinese.reduce((a, b) => (b.score > a.score ? b : a));
  const needed = loneByteShareOf(bytes) > 0.6 ? 0.2 : 0;
  return best.score > needed ? best.encoding : 'windows-1252';
};

/**
 * Lines of an old Chinese encoding are UTF-8 by chance only: where nearly all lines beyond ASCII are, the few others were pasted
 * in from another file, and are refused one by one.
 */
const isMostlyUtf8 = (bytes: Uint8Array): boolean => {
  let sound = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(0x0a, at);
    const line = bytes.subarray(at, found === -1 ? bytes.length : found);
    if (line.some(isHigh)) {
      if (isUtf8(line)) sound += 1;
      else broken += 1;
    }
    at += line.length + 1;
  }
  return sound >= 10 && sound >= broken * 10;
};

/** Accented letters stand alone between ASCII letters; Chinese characters come as pairs of high bytes. */
const loneByteShareOf = (bytes: Uint8Array): number => {
  let runs = 0;
  let lone = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isHigh(bytes[at]) || isHigh(bytes[at - 1])) continue;
    runs += 1;
    if (!isHigh(bytes[at + 1])) lone += 1;
  }
  return runs === 0 ? 0 : lone / runs;
};

const isHigh = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;

/** Share of everyday characters, less the share of impossible ones, among all that are not ASCII. */
const ordinarinessOf = (text: string): number => {
  let all = 0;
  let points = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    all += 1;
    if (char === '\ufffd' || (code >= 0xe000 && code <= 0xf8ff)) points -= 2;
    else if (everyday.has(char)) points += 1;
    else if (code >= 0x4e00 && code <= 0x9fff) points += 0.02;
  }
  return all === 0 ? 0 : points / all;
};

/** The commonest characters of both scripts, and those of company names, headings and orders. */
const everyday = new Set(
  '的一是不了在人有我他这為为这這个個们們中来來上大为和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里用道行所然家种種事成方多经經么去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運限责責任有份股团團客户戶编號号码碼单單订訂购購价價额額付款票税税率应收产型库庫存货貨称稱规备備注址联聯系箱邮郵机省州广廣深圳京津沪渝苏蘇浙江福建湖四川重庆慶云雲贵貴陕陝甘青宁寧夏辽遼吉林黑龙龍内蒙古台湾灣香港澳，。、：；！？（）“”《》　',
);
