const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const sections = ['', '万', '亿', '万亿'];
const sectionSize = 10_000n;

/**
 * An amount of yuan in capital Chinese figures, as cheques, contracts and invoices in China state it (支付结算办法, annex 1):
 * one 零 for a gap, 整 where no fen follows. From fen; below zero it begins with 负.
 * Example: 1_0203_04n → 壹万零贰佰零叁元零肆分.
 */
export const chineseAmount = (fen: bigint): string => {
  if (fen < 0n) return `负${chineseAmount(-fen)}`;
  const yuan = fen / 100n;
  const [jiao, rest] = [Number((fen / 10n) % 10n), Number(fen % 10n)];
  const whole = yuan === 0n ? '' : `${integerIn(yuan)}元`;
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`;
  const gap = whole !== '' && jiao === 0 ? '零' : '';
  return whole + gap + (jiao === 0 ? '' : `${digits[jiao]}角`) + (rest === 0 ? '整' : `${digits[rest]}分`);
};

/** Four digits, without the noughts before the first one that counts. */
const sectionIn = (value: number): string => {
  let text = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) hasGap = text !== '';
    else {
      text += (hasGap ? '零' : '') + digits[digit] + places[place];
      hasGap = false;
    }
  }
  return text;
};

const integerIn = (yuan: bigint): string => {
  const parts: number[] = [];
  for (let rest = yuan; rest > 0n; rest /= sectionSize) parts.push(Number(rest % sectionSize));
  if (parts.length > sections.length) throw new RangeError(`${yuan} yuan have no usual figures`);
  return parts.reduceRight((text, part, at) => {
    if (part === 0) return text;
    const followsGap = text !== '' && (part < 1_000 || parts[at + 1] === 0);
    return text + (followsGap ? '零' : '') + sectionIn(part) + sections[at];
  }, '');
};
