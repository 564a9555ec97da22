/** Sales of one month, latest first. */
export type MonthSales = { readonly salesMinor: bigint; readonly days: number };

/**
 * Count-back DSO for lumpy sales (docs/methods.md 4.3): open receivables are laid over the latest months' sales, whole
 * months count their days, the last one its share. null when the months given do not cover the receivables. Example:
 * open 150, sales 100 (30 days), then 200 (31 days) → 30 + 31 × 50/200 = 37.75.
 */
export const countBackDays = (openMinor: bigint, months: readonly MonthSales[]): number | null => {
  let rest = openMinor;
  let days = 0;
  if (rest <= 0n) return 0;
  for (const month of months) {
    if (month.salesMinor >= rest) return days + (Number(rest) / Number(month.salesMinor)) * month.days;
    days += month.days;
    if (month.salesMinor > 0n) rest -= month.salesMinor;
  }
  return null;
};
