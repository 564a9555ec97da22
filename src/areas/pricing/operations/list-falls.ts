import { listDatedPrices, listProductPricing } from '#areas/ledger';
import type { DatedPrice } from '#areas/ledger';
import type { DatedAmount } from '#domain/ledger';
import { AppError } from '#kernel/app-error';
import type { Day } from '#kernel/day';
import { formatDecimal } from '#kernel/decimal';
import type { Context } from '#platform/operations';
import { floorPrice, highestListE4, listAuthorityBp, listFallBp } from '../domain/index.ts';
import { pricingPolicies } from '../store/policies.ts';
import { floorPartsOf } from './assess.ts';

export const listsOf = (dated: readonly DatedPrice[]): readonly DatedAmount[] =>
  dated.flatMap(({ validFrom, listPriceE4 }) =>
    listPriceE4 === null ? [] : [{ validFrom, amountE4: BigInt(listPriceE4) }],
  );

/** A list price that a later one has replaced by today is history and promises nothing. */
export const isReplacedBy = (lists: readonly DatedAmount[], validFrom: Day, today: Day): boolean =>
  lists.some((price) => price.validFrom > validFrom && price.validFrom <= today);

/** How far the caller may lower list prices alone, by product. */
export const listAuthorities = async (
  { db, company, actor, newId, now, today }: Context,
  productIds: readonly string[],
): Promise<(productId: string) => number> => {
  const orgId = company.id;
  const { policy } = await pricingPolicies.inForce(db, { orgId, newId, now });
  const products = await listProductPricing(db, { orgId, productIds, on: today });
  return (productId) => listAuthorityBp(policy, products.get(productId)?.familyId ?? null, actor.roles);
};

/** The floor that a list price of a product is held against, at a cost; null where it is not known. */
export const listFloors = async (
  { db, company, newId, now, today }: Context,
  productIds: readonly string[],
): Promise<(productId: string, unitCostE4: bigint | null) => bigint | null> => {
  const orgId = company.id;
  const policy = await pricingPolicies.inForce(db, { orgId, newId, now });
  const products = await listProductPricing(db, { orgId, productIds, on: today });
  return (productId, unitCostE4) => {
    const familyId = products.get(productId)?.familyId ?? null;
    const cost = { familyId, unitCostE4: unitCostE4?.toString() ?? null };
    const floor = floorPrice(floorPartsOf(policy, cost, policy.policy.standardCreditDays));
    return floor.kind === 'known' ? floor.floorE4 : null;
  };
};

/**
 * A list price that falls concedes to everybody at once: against the highest of the 90 days before it begins, so much as the caller may
 * concede alone. More of it is for finance, with its reason on the record.
 */
export const requireListFall = async (
  context: Context,
  price: {
    readonly productId: string;
    readonly product: string;
    readonly validFrom: Day;
    readonly listPriceE4: bigint;
    /** As they are without it. */
    readonly lists: readonly DatedAmount[];
    readonly reason: string | undefined;
  },
): Promise<void> => {
  const { actor, today, audit } = context;
  const { productId, product, validFrom, listPriceE4, lists, reason } = price;
  // What is set anew before it begins has held for nobody.
  const stood = validFrom > today ? lists.filter((row) => row.validFrom !== validFrom) : lists;
  const highestE4 = highestListE4(stood, validFrom > today ? validFrom : today);
  const fellBp = listFallBp(highestE4, listPriceE4);
  if (fellBp === 0 || highestE4 === null) return;
  const mayBp = (await listAuthorities(context, [productId]))(productId);
  if (fellBp <= mayBp) return;
  if (actor.scopeOf('pricing.revalue') === null)
    throw new AppError('pricing.list-price-falls', { product, fell: fellBp / 100, may: mayBp / 100 });
  if (reason === undefined) throw new AppError('pricing.reason-missing');
  await audit({
    action: 'lower-list-price',
    objectType: 'product',
    objectId: productId,
    before: { highest: formatDecimal(highestE4) },
    after: { validFrom, listPrice: formatDecimal(listPriceE4), fellBp, reason },
  });
};

/** Judges a list price that a file brings for a day that is past, where it is still the one of today: no later one has replaced it. */
export const requirePastListFall = async (
  context: Context,
  price: Omit<Parameters<typeof requireListFall>[1], 'lists' | 'product'>,
): Promise<void> => {
  const { db, company, today } = context;
  const dated = await listDatedPrices(db, company.id, [price.productId]);
  const [first] = dated;
  const lists = listsOf(dated);
  if (first === undefined || isReplacedBy(lists, price.validFrom, today)) return;
  await requireListFall(context, { ...price, product: first.product, lists });
};
