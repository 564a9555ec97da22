/** One order line as the scanner reads it; the same object for every line, so keep what you need of it. */
export type ScannedLine = {
  day: number;
  /** s(ale), r(eturn), m (sample), f(ree goods). */
  kind: string;
  netE4: bigint;
  costE4: bigint | null;
  product: number;
  flags: number;
  orderNo: string;
};

const space = 0x20;
const minus = 0x2d;
const digitZero = 0x30;
/** So many digits are exact as a number. */
const exactDigits = 15;
const separator = '\u001e';

/**
 * Reads the packed order lines of an account (order-lines.ts of the ledger). A million lines pass here in a run, so it
 * walks over the characters instead of cutting the text into pieces.
 */
export const scanLines = (pack: string, take: (line: ScannedLine) => void): void => {
  const line: ScannedLine = { day: 0, kind: 's', netE4: 0n, costE4: null, product: 0, flags: 0, orderNo: '' };
  let at = 0;
  const fieldEnd = (): number => {
    const end = pack.indexOf(' ', at);
    return end === -1 ? pack.length : end;
  };
  const number = (): number => {
    const isNegative = pack.charCodeAt(at) === minus;
    if (isNegative) at += 1;
    let value = 0;
    for (let code = pack.charCodeAt(at); code !== space; code = pack.charCodeAt(at)) {
      if (Number.isNaN(code)) break;
      value = value * 10 + (code - digitZero);
      at += 1;
    }
    at += 1;
    return isNegative ? -value : value;
  };
  const amount = (): bigint => {
    const end = fieldEnd();
    if (end - at <= exactDigits) return BigInt(number());
    const value = BigInt(pack.slice(at, end));
    at = end + 1;
    return value;
  };
  while (at < pack.length) {
    line.day = number();
    line.kind = pack.charAt(at);
    at += 2;
    line.netE4 = amount();
    if (pack.charCodeAt(at) === minus && pack.charCodeAt(at + 1) === space) {
      line.costE4 = null;
      at += 2;
    } else line.costE4 = amount();
    line.product = number();
    line.flags = number();
    const end = pack.indexOf(separator, at);
    line.orderNo = pack.slice(at, end === -1 ? pack.length : end);
    at = end === -1 ? pack.length : end + 1;
    take(line);
  }
};
