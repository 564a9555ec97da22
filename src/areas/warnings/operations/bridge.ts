import { listAccountRefs } from '#areas/accounts';
import { listProductRefs } from '#areas/ledger';
import { AppError } from '#kernel/app-error';
import { monthNumberOf, monthOfNumber } from '#kernel/day';
import { moneyWireOf } from '#kernel/money';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { bridgeOperations as operations } from '../contract/bridge-operations.ts';
import { bridgeEffects, productEffects, sumOfProductAmounts } from '../domain/index.ts';
import type { Bridge } from '../domain/index.ts';
import { accountBridgeOf, isWithin, periodEnding, readAccountBook } from './account-bridge.ts';
import type { AccountBook, Period } from './account-bridge.ts';
import { requireWatchedAccount, seesCost, seesMargin } from './reach.ts';

const shownProducts = 50;

type Periods = { readonly before: Period; readonly after: Period };

const promotionsOf = ({ company }: Context, book: AccountBook, { before, after }: Periods) => {
  const money = (amount: bigint) => moneyWireOf(amount, company.currency);
  const sums = new Map<string, { netBefore: bigint; netAfter: bigint; marginBefore: bigint; marginAfter: bigint }>();
  for (const { month, promotion, netE4, marginE4 } of book.promotions) {
    const sum = sums.get(promotion) ?? { netBefore: 0n, netAfter: 0n, marginBefore: 0n, marginAfter: 0n };
    if (isWithin(before, month)) {
      sum.netBefore += BigInt(netE4);
      sum.marginBefore += BigInt(marginE4);
    }
    if (isWithin(after, month)) {
      sum.netAfter += BigInt(netE4);
      sum.marginAfter += BigInt(marginE4);
    }
    sums.set(promotion, sum);
  }
  return [...sums]
    .filter(([, sum]) => Object.values(sum).some((amount) => amount !== 0n))
    .toSorted(([, a], [, b]) => Number(a.marginAfter - a.marginBefore - (b.marginAfter - b.marginBefore)))
    .map(([promotion, sum]) => ({
      promotion,
      netBefore: money(sum.netBefore),
      netAfter: money(sum.netAfter),
      marginBefore: money(sum.marginBefore),
      marginAfter: money(sum.marginAfter),
    }));
};

const productsOf = async ({ db, company }: Context, { products }: Bridge) => {
  const changed = products
    .map(({ product, amounts }) => ({ product, amounts, change: sumOfProductAmounts(amounts) }))
    .filter(({ amounts }) => productEffects.some((effect) => amounts[effect] !== 0n))
    .toSorted((a, b) => Number((b.change < 0n ? -b.change : b.change) - (a.change < 0n ? -a.change : a.change)))
    .slice(0, shownProducts);
  const refs = await listProductRefs(
    db,
    company.id,
    changed.map(({ product }) => product),
  );
  return changed.flatMap(({ product, amounts, change }) => {
    const ref = refs.get(product);
    const effects = Object.fromEntries(
      bridgeEffects.map((effect) => [
        effect,
        moneyWireOf(effect === 'terms' || effect === 'service' ? 0n : amounts[effect], company.currency),
      ]),
    );
    return ref === undefined ? [] : [{ product: ref, change: moneyWireOf(change, company.currency), effects }];
  });
};

/** A bridge as it leaves; what tells single costs only for those who see them. */
export const presentBridge = async (context: Context, book: AccountBook, { before, after }: Periods) => {
  const { currency } = context.company;
  const bridge = accountBridgeOf(book, before, after);
  const money = (amount: bigint) => moneyWireOf(amount, currency);
  const all = (amounts: Readonly<Record<string, bigint>>) =>
    Object.fromEntries(Object.entries(amounts).map(([kind, amount]) => [kind, money(amount)]));
  const promotions = promotionsOf(context, book, { before, after });
  return {
    before: { ...before, contribution: money(bridge.beforeE4) },
    after: { ...after, contribution: money(bridge.afterE4) },
    change: money(bridge.changeE4),
    effects: Object.fromEntries(bridgeEffects.map((effect) => [effect, money(bridge.amounts[effect])])),
    changeE4: bridge.changeE4.toString(),
    effectsE4: Object.fromEntries(bridgeEffects.map((effect) => [effect, bridge.amounts[effect].toString()])),
    terms: all(bridge.terms),
    service: all(bridge.service),
    products: seesCost(context) ? await productsOf(context, bridge) : null,
    promotions: seesCost(context)
      ? promotions
      : promotions.map((row) => ({ ...row, marginBefore: null, marginAfter: null })),
    uncovered: {
      products: bridge.uncovered.products.length,
      netBefore: money(bridge.uncovered.netBeforeE4),
      netAfter: money(bridge.uncovered.netAfterE4),
    },
  };
};

const monthsAYear = 12;

const bridge = handle(operations.bridge, async (context, { accountId, month, against, months }) => {
  const { db, company } = context;
  await requireWatchedAccount(context, 'warnings.read', accountId);
  if (!seesMargin(context)) throw new AppError('warnings.margin-hidden');
  const after = periodEnding(month, months);
  const before = periodEnding(against ?? monthOfNumber(monthNumberOf(month) - monthsAYear), months);
  const book = await readAccountBook(db, { orgId: company.id, accountId, currency: company.currency }, [before, after]);
  const account = (await listAccountRefs(db, company.id, [accountId])).get(accountId);
  if (account === undefined) throw new AppError('accounts.not-found');
  return { account, bridge: await presentBridge(context, book, { before, after }) };
});

export const bridgeHandlers = [bridge];
