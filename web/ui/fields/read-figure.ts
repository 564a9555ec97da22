import { parseDecimal } from '#kernel/decimal';

const factors: Readonly<Record<string, bigint>> = {
  万: 10_000n,
  亿: 100_000_000n,
  k: 1_000n,
  w: 10_000n,
  m: 1_000_000n,
};

/**
 * Reads what a person types as a figure at `scale` digits: separators, full-width digits, and the units 万, 亿, k, m.
 * Null when it is not a figure. Example: `readFigure('1.5万', 2)` → 1500000n.
 */
export const readFigure = (text: string, scale: number): bigint | null => {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,']/g, '')
    .replace(/−/g, '-');
  const match = /^(-?[\d.]+)(万|亿|k|w|m)?$/.exec(plain);
  if (match === null) return null;
  const value = parseDecimal(match[1]?.replace(/\.$/, '') ?? '', scale);
  return value === null ? null : value * (factors[match[2] ?? ''] ?? 1n);
};

/** Reads a typed date in the usual forms as 'YYYY-MM-DD'; null when it is not one. Example: '2026/1/5' → '2026-01-05'. */
export const readDay = (text: string): string | null => {
  const plain = text.normalize('NFKC').trim();
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain);
  if (match === null) return null;
  const [, year = '', month = '', date = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
};
