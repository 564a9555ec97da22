const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Two characters of the registry, six digits of the region, ten of the organisation with the check character. */
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/**
 * Whether a 统一社会信用代码 is well-formed: 18 characters of the alphabet without I, O, S, V, Z and a right check
 * character. Source: GB 32100-2015. Example: `isUscc('91350100M000100Y43')` → true.
 */
export const isUscc = (code: string): boolean => {
  if (!shape.test(code)) return false;
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    sum += alphabet.indexOf(code.charAt(index)) * weight;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
};
