import { formatAmount } from '#kernel/format';
import type { Language } from '#kernel/locale';

/** Points with their sign and two decimals: "+3.25", "−1.40", "0.00". */
export const pointsText = (points: number, language: Language): string => {
  const size = formatAmount(`${Number(Math.abs(points).toFixed(2))}`, language);
  const padded = /[.,]\d$/.test(size) ? `${size}0` : /[.,]/.test(size) ? size : `${size}.00`;
  return points > 0 ? `+${padded}` : points < 0 ? `−${padded}` : padded;
};
