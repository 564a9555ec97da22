import type { OrderFile, TrueLine } from './order-files.ts';

/** A fraction of whole numbers: nothing is rounded until it is asked for. */
type Fraction = readonly [top: bigint, bottom: bigint];

const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];

/** To whole 1/10,000, a half to the even one: found by trying, not by the division that the product uses. */
const rounded = ([top, bottom]: Fraction): bigint => {
  if (bottom < 0n) return rounded([-top, -bottom]);
  const below = top >= 0n ? top / bottom : -((-top + bottom - 1n) / bottom);
  const gap = (top - below * bottom) * 2n;
  if (gap === bottom) return below % 2n === 0n ? below : below + 1n;
  return gap < bottom ? below : below + 1n;
};

export type Rates = Readonly<Record<string, readonly (readonly [from: string, rate: string])[]>>;

const fractionOf = (decimal: string): Fraction => {
  const [whole = '', part = ''] = decimal.split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
};

const rateOf = ({ currency, orderedOn }: TrueLine, rates: Rates): Fraction => {
  if (currency === 'CNY') return [1n, 1n];
  const held = (rates[currency] ?? []).filter(([from]) => from <= orderedOn).map(([, rate]) => rate);
  return fractionOf(held.at(-1) ?? '0');
};

const e4: Fraction = [1n, 10_000n];

/** What a line must come to in the ledger, worked out with fractions from what it truly is. */
export const bookedLine = (
  line: TrueLine,
  { way, taxPercent }: Pick<OrderFile, 'way' | 'taxPercent'>,
  rates: Rates,
) => {
  const untaxed = (amount: bigint): bigint =>
    taxPercent === null ? amount : rounded(over([amount, 1n], [BigInt(100 + taxPercent), 100n]));
  const told = untaxed(line.priceE4);
  const quantity = line.quantityE4;
  const product = rounded(times([told * quantity, 1n], e4));
  const bare = way === 'net' ? told : way === 'netPrice' ? product : product - line.discountE4;
  const isReturn = line.kind === 'return' || (line.kind === 'sale' && quantity < 0n);
  const turned = (amount: bigint): bigint => (isReturn && amount > 0n ? -amount : amount);
  const rate = rateOf(line, rates);
  const converted = (amount: bigint): bigint => rounded(times([amount, 1n], rate));
  const cost = line.unitCostE4 === null ? null : turned(rounded(times([line.unitCostE4 * quantity, 1n], e4)));
  return {
    orderNo: line.orderNo,
    lineNo: line.lineNo,
    account: line.account,
    product: line.product,
    orderedOn: line.orderedOn,
    kind: isReturn ? 'return' : line.kind,
    quantityE4: String(turned(quantity)),
    netE4: String(converted(turned(bare))),
    costE4: cost === null ? null : String(converted(cost)),
    currency: line.currency,
    netSourceE4: line.currency === 'CNY' ? null : String(turned(bare)),
  };
};
