import { listAccountRefs } from '#areas/accounts';
import { companyWindow, lastWholeMonth, listProductRefs, listPromotionNames } from '#areas/ledger';
import { capitalRateOf } from '#areas/pricing';
import { AppError } from '#kernel/app-error';
import { monthNumberOf, monthOfNumber } from '#kernel/day';
import { moneyWireOf, moneyWireOfMinor } from '#kernel/money';
import { seesCost, seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { bridgeOperations as operations } from '../contract/bridge-operations.ts';
import { bridgeEffects, productEffects, shownBridge, sumOfProductAmounts, toldAmountsOf } from '../domain/index.ts';
import type { Bridge, CutSides, ProductAmounts, ShownBridge } from '../domain/index.ts';
import { accountBridgeOf, isWithin, periodEnding, readAccountBook } from './account-bridge.ts';
import type { Own, Period } from './account-bridge.ts';
import { requireWatchedAccount } from './reach.ts';

const shownProducts = 50;

export type Periods = { readonly before: Period; readonly after: Period };

/** Net and margin of the lines under one promotion, e4. */
export type PromotionSum = {
  readonly promotion: string;
  readonly netBefore: bigint;
  readonly netAfter: bigint;
  readonly marginBefore: bigint;
  readonly marginAfter: bigint;
};

type PromotionRow = {
  readonly promotion: string;
  readonly isBefore: boolean;
  readonly isAfter: boolean;
  readonly netE4: string;
  readonly marginE4: string;
};

/** Promotions with their sums, the largest loss of margin first. */
export const promotionSums = (rows: readonly PromotionRow[]): readonly PromotionSum[] => {
  const sums = new Map<string, { netBefore: bigint; netAfter: bigint; marginBefore: bigint; marginAfter: bigint }>();
  for (const { promotion, isBefore, isAfter, netE4, marginE4 } of rows) {
    const sum = sums.get(promotion) ?? { netBefore: 0n, netAfter: 0n, marginBefore: 0n, marginAfter: 0n };
    if (isBefore) {
      sum.netBefore += BigInt(netE4);
      sum.marginBefore += BigInt(marginE4);
    }
    if (isAfter) {
      sum.netAfter += BigInt(netE4);
      sum.marginAfter += BigInt(marginE4);
    }
    sums.set(promotion, sum);
  }
  return [...sums]
    .filter(([, sum]) => Object.values(sum).some((amount) => amount !== 0n))
    .toSorted(([, a], [, b]) => Number(a.marginAfter - a.marginBefore - (b.marginAfter - b.marginBefore)))
    .map(([promotion, sum]) => ({ promotion, ...sum }));
};

const sizeOf = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** The products that changed most. */
const largestProducts = <P extends { readonly amounts: ProductAmounts }>(products: readonly P[]): readonly P[] =>
  products
    .map((product) => ({ product, size: sizeOf(sumOfProductAmounts(product.amounts)) }))
    .filter(({ product }) => productEffects.some((effect) => product.amounts[effect] !== 0n))
    .toSorted((a, b) => Number(b.size - a.size))
    .slice(0, shownProducts)
    .map(({ product }) => product);

const productsOf = async ({ db, company }: Context, { products }: ShownBridge) => {
  const refs = await listProductRefs(
    db,
    company.id,
    products.map(({ product }) => product),
  );
  const money = (minor: bigint) => moneyWireOfMinor(minor, company.currency);
  return products.flatMap(({ product, change, effects: own }) => {
    const ref = refs.get(product);
    const effects = Object.fromEntries(
      bridgeEffects.map((effect) => [
        effect,
        money(effect === 'terms' || effect === 'service' ? 0n : (own.get(effect) ?? 0n)),
      ]),
    );
    return ref === undefined ? [] : [{ product: ref, change: money(change), effects }];
  });
};

/** What a page shows of a bridge: of the products without a known cost, how many there are. */
type ToldBridge = Pick<Bridge, 'beforeE4' | 'afterE4' | 'amounts' | 'terms' | 'service'> & {
  readonly products: readonly Pick<Bridge['products'][number], 'product' | 'amounts'>[];
  readonly uncovered: { readonly products: number; readonly netBeforeE4: bigint; readonly netAfterE4: bigint };
};
type Presented = {
  readonly bridge: ToldBridge;
  /** How the contributions of a group stand in the list of its cut. */
  readonly sides?: CutSides | undefined;
  readonly promotions: readonly PromotionSum[];
  readonly periods: Periods;
};

/** A bridge as it leaves; what tells single costs only for those who see them. */
export const presentBridge = async (context: Context, { bridge, sides, promotions, periods }: Presented) => {
  const { currency } = context.company;
  const money = (amount: bigint) => moneyWireOf(amount, currency);
  const all = (amounts: ReadonlyMap<string, bigint>) =>
    Object.fromEntries([...amounts].map(([kind, amount]) => [kind, moneyWireOfMinor(amount, currency)]));
  const isOpen = seesCost(context);
  const shown = shownBridge(
    { ...bridge, products: largestProducts(bridge.products) },
    { currency, isCostSeen: isOpen, sides },
  );
  const changeE4 = bridge.afterE4 - bridge.beforeE4;
  const effects = [...toldAmountsOf(bridge.amounts, isOpen)];
  const names = await listPromotionNames(
    context.db,
    context.company.id,
    promotions.map(({ promotion }) => promotion),
  );
  return {
    before: { ...periods.before, contribution: moneyWireOfMinor(shown.before, currency) },
    after: { ...periods.after, contribution: moneyWireOfMinor(shown.after, currency) },
    change: moneyWireOfMinor(shown.change, currency),
    effects: all(shown.effects),
    changeE4: changeE4.toString(),
    effectsE4: Object.fromEntries(effects.map(([effect, amount]) => [effect, amount.toString()])),
    terms: all(shown.terms),
    service: all(shown.service),
    products: isOpen ? await productsOf(context, shown) : null,
    promotions: promotions.map((row) => ({
      promotion: row.promotion,
      name: names.get(row.promotion) ?? null,
      netBefore: money(row.netBefore),
      netAfter: money(row.netAfter),
      marginBefore: isOpen ? money(row.marginBefore) : null,
      marginAfter: isOpen ? money(row.marginAfter) : null,
    })),
    uncovered: {
      products: bridge.uncovered.products,
      netBefore: money(bridge.uncovered.netBeforeE4),
      netAfter: money(bridge.uncovered.netAfterE4),
    },
  };
};

/** What money costs the company is what its prices rest on. */
export const ownOf = async ({
  db,
  company,
  newId,
  now,
}: Pick<Context, 'db' | 'company' | 'newId' | 'now'>): Promise<Own> => ({
  currency: company.currency,
  capitalRateBp: await capitalRateOf(db, { orgId: company.id, newId, now }),
});

/** The bridge of one account out of its months. */
export const presentAccountBridge = async (context: Context, accountId: string, periods: Periods) => {
  const { db, company } = context;
  const { before, after } = periods;
  const book = await readAccountBook(db, { orgId: company.id, accountId, own: await ownOf(context) }, [before, after]);
  const promotions = promotionSums(
    book.promotions.map(({ month, ...row }) => ({
      ...row,
      isBefore: isWithin(before, month),
      isAfter: isWithin(after, month),
    })),
  );
  const bridge = accountBridgeOf(book, before, after);
  const uncovered = { ...bridge.uncovered, products: bridge.uncovered.products.length };
  return await presentBridge(context, { bridge: { ...bridge, uncovered }, promotions, periods });
};

const monthsAYear = 12;

type Asked = {
  readonly month?: string | undefined;
  readonly against?: string | undefined;
  readonly months?: number | undefined;
};

/** The periods that are asked for; by default the last whole month of facts against the year before. */
export const periodsOf = async (
  { db, company, today }: Context,
  { month, against, months = 1 }: Asked,
): Promise<Periods> => {
  const last = month ?? lastWholeMonth((await companyWindow(db, company.id, today)).asOf, today);
  return {
    after: periodEnding(last, months),
    before: periodEnding(against ?? monthOfNumber(monthNumberOf(last) - monthsAYear), months),
  };
};

/** The twelve whole months before today, which the waterfall of a year shows too to those who see no cost, against the twelve before. */
export const yearPeriods = async ({ db, company, today }: Context): Promise<Periods> => {
  const last = lastWholeMonth((await companyWindow(db, company.id, today)).asOf, today);
  return {
    after: periodEnding(last, monthsAYear),
    before: periodEnding(monthOfNumber(monthNumberOf(last) - monthsAYear), monthsAYear),
  };
};

/**
 * The periods that somebody may compare. Contribution of months that he chooses can be that of one order, and tells its
 * cost: who sees no cost has the year (docs/decisions/0014).
 */
export const openPeriodsOf = async (context: Context, asked: Asked): Promise<Periods> => {
  if (seesCost(context)) return await periodsOf(context, asked);
  const { month, against, months = monthsAYear } = asked;
  if (month !== undefined || against !== undefined || months !== monthsAYear)
    throw new AppError('warnings.periods-hidden');
  return await yearPeriods(context);
};

const bridge = handle(operations.bridge, async (context, { accountId, ...asked }) => {
  const { db, company } = context;
  await requireWatchedAccount(context, 'warnings.read', accountId);
  if (!seesMargin(context)) throw new AppError('warnings.margin-hidden');
  const account = (await listAccountRefs(db, company.id, [accountId])).get(accountId);
  if (account === undefined) throw new AppError('accounts.not-found');
  return { account, bridge: await presentAccountBridge(context, accountId, await openPeriodsOf(context, asked)) };
});

export const accountBridgeHandlers = [bridge];
