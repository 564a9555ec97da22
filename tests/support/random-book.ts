import type { Random } from '#kernel/random';
import type { AccountPeriod, PeriodRow } from '#domain/warnings';

const wholeOf = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

const families = [
  { family: 'panels', unit: 'm²' },
  { family: 'sealant', unit: 'tube' },
  { family: 'profiles', unit: 'm' },
] as const;

export type BookTraits = { readonly products: number; readonly unknownCost: number; readonly foreign: number };

const rowOf = (random: Random, product: number, traits: BookTraits): PeriodRow => {
  const place = families[product % families.length];
  const quantity = random() < 0.06 ? wholeOf(random, -40_000, 0) : wholeOf(random, 1, 900_000);
  const price = wholeOf(random, 0, 2_000_000);
  const netE4 = BigInt(Math.round((quantity * price) / 10_000));
  const isKnown = random() >= traits.unknownCost;
  return {
    product: `P${product}`,
    family: place?.family ?? '',
    unit: place?.unit ?? '',
    ...(product % 10 < traits.foreign * 10 && { currency: 'EUR' }),
    quantityE4: BigInt(quantity),
    netE4,
    discountE4: BigInt(Math.round((quantity * price * random() * 0.3) / 10_000)),
    knownNetE4: isKnown ? netE4 : netE4 / BigInt(wholeOf(random, 2, 4)),
    costE4: isKnown || random() < 0.5 ? BigInt(Math.round((quantity * price * (0.4 + random())) / 20_000)) : 0n,
  };
};

/** One account's period: some products bought, some returned, some with an unknown cost, some in euro. */
export const randomPeriod = (random: Random, traits: BookTraits): AccountPeriod => ({
  rows: Array.from({ length: traits.products }, (_, product) =>
    random() < 0.75 ? [rowOf(random, product, traits)] : [],
  ).flat(),
  terms: { rebate: BigInt(wholeOf(random, 0, 9_000_000)), credit: BigInt(wholeOf(random, 0, 900_000)) },
  service: random() < 0.5 ? { visit: BigInt(wholeOf(random, 0, 5_000_000)) } : {},
});
