import { cleanCode } from './clean-text.ts';

const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * Whether a 统一社会信用代码 is well formed and its check digit right (GB 32100-2015: weights 3^i mod 31).
 * Example: '91350100M000100Y43' → true.
 */
export const isUscc = (text: string): boolean => {
  if (!shape.test(text)) return false;
  let sum = 0;
  let weight = 1;
  for (const char of text.slice(0, 17)) {
    sum += digits.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return digits[(31 - (sum % 31)) % 31] === text[17];
};

/** One width, one case, no separators. */
export const cleanUscc = (raw: string): string => cleanCode(raw).toUpperCase().replace(/[\s-]/g, '');
