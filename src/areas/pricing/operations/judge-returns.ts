import { listKeptUnits, listTradedUnits } from '#areas/ledger';
import type { ProductPricing, TradedUnits } from '#areas/ledger';
import type { Context } from '#platform/operations';
import { returnedUnits, takeBack } from '../domain/index.ts';

/** A line of an order as it is judged beside the others; e4, a negative quantity comes back. */
export type TradedLine = { readonly productId: string; readonly quantityE4: bigint; readonly priceE4: bigint };

export type ReturnVerdict = 'return' | 'return-above-paid' | 'return-beyond-bought';

/** With the units that may come back, by all lines of the order together. */
export type JudgedReturn = { readonly verdict: ReturnVerdict; readonly leftE4: bigint };

type Judging = { readonly traded: readonly TradedUnits[]; readonly keptE4: bigint; readonly listPriceE4: bigint };

/** Judges the returning lines of one product: at most the units that are left, at most at what was paid for as many. */
const judge = (lines: readonly TradedLine[], { traded, keptE4, listPriceE4 }: Judging): readonly JudgedReturn[] => {
  const { isBeyond, leftE4 } = returnedUnits(keptE4, lines);
  const sold = [...traded.filter(({ kind }) => kind === 'sale'), ...lines.filter(({ quantityE4 }) => quantityE4 > 0n)];
  const gone = traded.filter(({ kind }) => kind === 'return');
  const back = lines.flatMap(({ quantityE4, priceE4 }) =>
    quantityE4 < 0n ? [{ priceE4, quantityE4: -quantityE4 }] : [],
  );
  const { above } = takeBack(takeBack(sold, gone).left, back);
  const dearest = sold.reduce((most, { priceE4 }) => (priceE4 > most ? priceE4 : most), 0n);
  return back.map(({ priceE4 }, at) => {
    if (priceE4 > (sold.length === 0 ? listPriceE4 : dearest)) return { verdict: 'return-above-paid', leftE4 };
    if (isBeyond) return { verdict: 'return-beyond-bought', leftE4 };
    return { verdict: above.has(at) ? 'return-above-paid' : 'return', leftE4 };
  });
};

/** The verdicts on the returning lines of an order, in their order; where nothing was sold on record, at most at list. */
export const judgeReturns = async (
  { db, company }: Context,
  accountId: string,
  asked: { readonly lines: readonly TradedLine[]; readonly products: ReadonlyMap<string, ProductPricing> },
): Promise<readonly JudgedReturn[]> => {
  const { lines, products } = asked;
  const back = lines.filter(({ quantityE4 }) => quantityE4 < 0n);
  const wanted = { orgId: company.id, accountId, productIds: back.map(({ productId }) => productId) };
  const traded = await listTradedUnits(db, wanted);
  const kept = await listKeptUnits(db, wanted);
  const judged = new Map(
    [...new Set(wanted.productIds)].map((id) => [
      id,
      judge(
        lines.filter(({ productId }) => productId === id),
        {
          traded: traded.filter(({ productId }) => productId === id),
          keptE4: kept.get(id) ?? 0n,
          listPriceE4: BigInt(products.get(id)?.listPriceE4 ?? 0),
        },
      ).values(),
    ]),
  );
  return back.flatMap(({ productId }) => judged.get(productId)?.next().value ?? []);
};

/** Units of some products that came back and were not sold at their price or above, by the books as they stand; e4. */
export const missingUnits = async (
  { db, company }: Context,
  accountId: string,
  productIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> => {
  const traded = await listTradedUnits(db, { orgId: company.id, accountId, productIds });
  const of = (id: string, wanted: TradedUnits['kind']) =>
    traded.filter(({ productId, kind }) => productId === id && kind === wanted);
  return new Map(productIds.map((id) => [id, takeBack(of(id, 'sale'), of(id, 'return')).missingE4]));
};
