import type { Day } from '#kernel/day';

/** The unit costs of products with the days from which they hold, the earliest first. */
export type DatedCosts = ReadonlyMap<string, readonly (readonly [validFrom: Day, unitCostE4: bigint])[]>;

/** What a unit of a product cost on a day: the last cost that held by then, null while none was known. */
export const unitCostOn = (costs: DatedCosts, productId: string, day: Day): bigint | null =>
  costs.get(productId)?.findLast(([validFrom]) => validFrom <= day)?.[1] ?? null;
