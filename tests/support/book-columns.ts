import { productPairsOf } from '#domain/warnings';
import type { AccountPeriod, BookColumns } from '#domain/warnings';

/** The same accounts as columns of a book. */
export const bookColumnsOf = (
  accounts: readonly { readonly before: AccountPeriod; readonly after: AccountPeriod }[],
): BookColumns => {
  const rows = accounts.flatMap(({ before, after }, account) => {
    const pairs = productPairsOf(before.rows, after.rows);
    const families = [...new Set(pairs.map(({ family, unit }) => `${family}/${unit}`))];
    return pairs.map((pair) => ({ ...pair, account, family: families.indexOf(`${pair.family}/${pair.unit}`) }));
  });
  return {
    account: Uint32Array.from(rows, (row) => row.account),
    family: Uint32Array.from(rows, (row) => row.family),
    quantityBefore: Float64Array.from(rows, (row) => Number(row.before.quantity)),
    quantityAfter: Float64Array.from(rows, (row) => Number(row.after.quantity)),
    listBefore: Float64Array.from(rows, (row) => Number(row.before.list)),
    listAfter: Float64Array.from(rows, (row) => Number(row.after.list)),
    netBefore: Float64Array.from(rows, (row) => Number(row.before.net)),
    netAfter: Float64Array.from(rows, (row) => Number(row.after.net)),
    knownNetBefore: Float64Array.from(rows, (row) => Number(row.before.knownNet)),
    knownNetAfter: Float64Array.from(rows, (row) => Number(row.after.knownNet)),
    costBefore: Float64Array.from(rows, (row) => Number(row.before.cost)),
    costAfter: Float64Array.from(rows, (row) => Number(row.after.cost)),
  };
};
