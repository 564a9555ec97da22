import { cleanCode } from './clean-text.ts';

const mobile = /^1[3-9]\d{9}$/;
const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})(?:转|x|ext|#|-)?(\d{1,6})?$/i;
const service = /^[48]00\d{7}$/;
const foreign = /^\+\d{6,15}$/;

/**
 * A telephone number in the form in which it is stored and compared: mobile '13812345678', land line '021-12345678' or
 * '021-12345678-802', service line '4008001234', foreign '+4930123456'. Null when it is no number that we know.
 */
export const normalisePhone = (raw: string): string | null => {
  const text = cleanCode(raw).replace(/^tel[.:]?\s*/i, '');
  const extended = /(?:转|x|ext\.?|#)\s*(\d{1,6})$/i.exec(text);
  const main = extended ? text.slice(0, extended.index) : text;
  const compact = main.replace(/[\s().·/]/g, '').replace(/^(?:\+|00)86-?/, '');
  const bare = compact.replaceAll('-', '');
  if (mobile.test(bare)) return bare;
  if (service.test(bare)) return bare;
  const national = /^[1-9]/.test(bare) && /^(?:\+|00)86/.test(main.replace(/\s/g, '')) ? `0${bare}` : bare;
  const dashed = /^(0\d{2,3}-?\d{7,8})-(\d{1,6})$/.exec(compact);
  const match = landline.exec(dashed ? (dashed[1] ?? '').replace('-', '') : national);
  if (match && !match[3]) {
    const extension = extended?.[1] ?? dashed?.[2];
    return `${match[1]}-${match[2]}${extension ? `-${extension}` : ''}`;
  }
  const abroad = bare.replace(/^00/, '+');
  return foreign.test(abroad) ? abroad : null;
};

const address = /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(?:\.[^\s@<>(),;:".]+)+$/;

/** An e-mail address in lower case; null when it is none. */
export const normaliseEmail = (raw: string): string | null => {
  const text = cleanCode(raw)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return text.length <= 254 && address.test(text) ? text : null;
};
