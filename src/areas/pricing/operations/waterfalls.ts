import { listAccountRefs } from '#areas/accounts';
import {
  companyWindow,
  contributionEnd,
  creditMinorDays,
  findOrder,
  listOrderEntries,
  listSharedEntries,
  listTradeEntries,
  listTradeParts,
  windowMonths,
} from '#areas/ledger';
import type { TradeEntryRow, TradePartRow, TradeScope } from '#areas/ledger';
import type { AccountRow } from '#areas/accounts';
import { costToServeKinds, pocketKinds } from '#domain/ledger';
import { AppError, isAppError } from '#kernel/app-error';
import { lastDayOf, monthOf } from '#kernel/day';
import type { Day } from '#kernel/day';
import { divideHalfEven } from '#kernel/decimal';
import { e4OfMinor, moneyWireOfMinor } from '#kernel/money';
import { seesCost, seesMargin } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { evidenceOperations as operations } from '../contract/evidence-operations.ts';
import { allocate, shownWaterfalls, waterfallsOf } from '../domain/index.ts';
import type { SharedItems, ShownWaterfall, TradePart, Waterfall } from '../domain/index.ts';
import { listFamiliesById } from '../store/account-money.ts';
import { pricingPolicies } from '../store/policies.ts';
import type { PricingPolicyVersion } from '../store/policies.ts';
import { requirePricedAccount } from './reach.ts';

type Items = Pick<SharedItems, 'pocket' | 'serve'>;

/** Entries of one part, or those of none. */
const itemsOf = (entries: readonly TradeEntryRow[], key: string | null): Items => {
  const sums = <K extends string>(side: 'pocket' | 'serve', kinds: readonly K[]): Partial<Record<K, bigint>> => {
    const made: Partial<Record<K, bigint>> = {};
    for (const entry of entries) {
      const kind = kinds.find((known) => known === entry.kind);
      if (entry.side === side && entry.key === key && kind !== undefined)
        made[kind] = (made[kind] ?? 0n) + BigInt(entry.amountE4);
    }
    return made;
  };
  return { pocket: sums('pocket', pocketKinds), serve: sums('serve', costToServeKinds) };
};

const emptyPart = { listE4: '0', listedNetE4: '0', netE4: '0', costE4: '0', knownNetE4: '0' };

type Terms = { readonly policy: PricingPolicyVersion; readonly standardBp: number };

const partOf = (row: TradePartRow, items: Items): TradePart => ({
  key: row.key,
  listE4: BigInt(row.listE4),
  listedNetE4: BigInt(row.listedNetE4),
  netE4: BigInt(row.netE4),
  costE4: BigInt(row.costE4),
  knownNetE4: BigInt(row.knownNetE4),
  ...items,
});

const creditOf = async (
  { db, company }: Context,
  scope: Omit<TradeScope, 'level'>,
  { policy }: Terms,
): Promise<bigint> =>
  divideHalfEven(
    e4OfMinor(await creditMinorDays(db, scope), company.currency) * BigInt(policy.policy.capitalRateBp),
    3_650_000n,
  );

/** The waterfalls of an account between two days by part; parts that only entries name stand there too. */
const fallsOf = async (context: Context, scope: TradeScope, terms: Terms): Promise<readonly Waterfall[]> => {
  const { db } = context;
  const rows = await listTradeParts(db, scope);
  const entries = await listTradeEntries(db, scope);
  const known = new Set(rows.map(({ key }) => key));
  const extra = [...new Set(entries.flatMap(({ key }) => (key === null || known.has(key) ? [] : [key])))];
  const all = [...rows, ...extra.map((key) => ({ key, ...emptyPart }))];
  const parts = all.map((row) => partOf(row, itemsOf(entries, row.key)));
  const shared = { ...itemsOf(entries, null), creditE4: await creditOf(context, scope, terms) };
  const bare = { listE4: 0n, listedNetE4: 0n, netE4: 0n, costE4: 0n, knownNetE4: 0n, pocket: {}, serve: {} };
  return waterfallsOf(parts.length === 0 ? [{ key: '', ...bare }] : parts, shared, terms.standardBp);
};

/**
 * How much of an amount leaves: cost for those who see cost. Those who see margin also have the contribution of a whole
 * account, of the last twelve months: of days that somebody chooses it would be that of one order, and tell its cost.
 */
const presentFall = (context: Context, fall: ShownWaterfall, level: 'year' | 'part') => {
  const money = (minor: bigint) => moneyWireOfMinor(minor, context.company.currency);
  const isCostSeen = seesCost(context);
  const isMarginSeen = isCostSeen || (level === 'year' && seesMargin(context));
  const items = (amounts: ShownWaterfall['pocket'] | ShownWaterfall['serve']) =>
    amounts.map(({ kind, minor }) => ({ kind, amount: money(minor) }));
  return {
    key: fall.key,
    name: null,
    list: money(fall.list),
    unlistedNet: money(fall.unlistedNet),
    standardDiscount: money(fall.standardDiscount),
    exceptionalDiscount: money(fall.exceptionalDiscount),
    invoice: money(fall.invoice),
    pocketItems: items(fall.pocket),
    creditCost: money(fall.credit),
    pocketRevenue: money(fall.pocketRevenue),
    costOfGoods: isCostSeen ? money(fall.cost) : null,
    unknownCostNet: money(fall.unknownNet),
    costToServe: isMarginSeen ? items(fall.serve) : null,
    contribution: isMarginSeen && fall.contribution !== null ? money(fall.contribution) : null,
  };
};

/** The standard discount follows the tier that the account has today. */
const standardOf = async ({ db, company, newId, now }: Context, account: AccountRow) => {
  const policy = await pricingPolicies.inForce(db, { orgId: company.id, newId, now });
  return { policy, standardBp: policy.policy.standardDiscountBp[account.tier ?? 'unrated'] };
};

/** What an account contributed between two days; null while the cost of something sold is not known. */
export const contributionBetween = async (
  context: Context,
  account: AccountRow,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<bigint | null> => {
  const scope = { orgId: context.company.id, accountId: account.id, from, to, level: 'account' } as const;
  const [whole] = await fallsOf(context, scope, await standardOf(context, account));
  if (whole === undefined) throw new Error('An account has one whole.');
  return whole.contributionE4;
};

const accountWaterfall = handle(operations.accountWaterfall, async (context, { id, from, to }) => {
  const { db, company, today } = context;
  const account = await requirePricedAccount(context, 'pricing.read', id);
  const { asOf } = await companyWindow(db, company.id, today);
  const end = to ?? contributionEnd(context, asOf);
  const start = from ?? windowMonths(end, 12)[0] ?? end;
  if (start > end) throw new AppError('pricing.dates-crossed');
  const scope = { orgId: company.id, accountId: id, from: start, to: end, level: 'family' } as const;
  const families = await listFamiliesById(db, company.id);
  const falls = await fallsOf(context, scope, await standardOf(context, account));
  const { whole, parts } = shownWaterfalls('', falls, company.currency);
  return {
    from: start,
    to: end,
    whole: presentFall(context, whole, from === undefined && to === undefined ? 'year' : 'part'),
    lines: parts.map((fall) => ({ ...presentFall(context, fall, 'part'), name: families.get(fall.key)?.name ?? null })),
  };
});

/** What names an order and none of its lines is spread over them by invoice value. */
const withLoose = (parts: readonly TradePart[], loose: Items): readonly TradePart[] => {
  const spread = <K extends string>(
    kinds: readonly K[],
    side: (items: Items) => Partial<Readonly<Record<K, bigint>>>,
  ): readonly Partial<Readonly<Record<K, bigint>>>[] => {
    const shares = kinds.map((kind) => ({
      kind,
      amounts: allocate(
        side(loose)[kind] ?? 0n,
        parts.map(({ netE4 }) => netE4),
      ),
    }));
    return parts.map((part, at) => {
      const sums: Partial<Record<K, bigint>> = {};
      for (const { kind, amounts } of shares) sums[kind] = (side(part)[kind] ?? 0n) + (amounts[at] ?? 0n);
      return sums;
    });
  };
  const pocket = spread(pocketKinds, (items) => items.pocket);
  const serve = spread(costToServeKinds, (items) => items.serve);
  return parts.map((part, at) => ({ ...part, pocket: pocket[at] ?? {}, serve: serve[at] ?? {} }));
};

/** An order out of reach is not found, as one that does not exist. */
const accountOfOrder = async (context: Context, accountId: string): Promise<AccountRow> => {
  try {
    return await requirePricedAccount(context, 'pricing.read', accountId);
  } catch (error) {
    if (isAppError(error) && error.code === 'accounts.not-found') throw new AppError('pricing.order-not-found');
    throw error;
  }
};

const orderWaterfall = handle(operations.orderWaterfall, async (context, { source, orderNo }) => {
  const { db, company } = context;
  const orgId = company.id;
  const order = await findOrder(db, { orgId, source, orderNo });
  if (order === null) throw new AppError('pricing.order-not-found');
  const account = await accountOfOrder(context, order.accountId);
  const terms = await standardOf(context, account);
  const [from = order.orderedOn] = windowMonths(order.orderedOn, 1);
  const scope = { orgId, accountId: account.id, from, to: lastDayOf(monthOf(order.lastOn)) };
  const key = `${source}/${orderNo}`;
  const isOwn = (part: { readonly key: string }): boolean =>
    part.key.startsWith(`${key}/`) && /^\d+$/.test(part.key.slice(key.length + 1));
  const rows = await listTradeParts(db, { ...scope, level: 'line' });
  const entries = await listOrderEntries(db, { orgId, accountId: account.id, source, orderNo });
  const own = withLoose(
    rows.filter(isOwn).map((row) => partOf(row, itemsOf(entries, row.key))),
    itemsOf(entries, null),
  );
  const others = rows.filter((row) => !isOwn(row)).map((row) => partOf(row, { pocket: {}, serve: {} }));
  const shared = {
    ...itemsOf(await listSharedEntries(db, scope), null),
    creditE4: await creditOf(context, scope, terms),
  };
  const lines = waterfallsOf([...own, ...others], shared, terms.standardBp).filter(isOwn);
  const ref = (await listAccountRefs(db, orgId, [account.id])).get(account.id);
  if (ref === undefined || lines.length === 0) throw new AppError('pricing.order-not-found');
  const { whole, parts } = shownWaterfalls(key, lines, company.currency);
  return {
    account: { id: ref.id, code: ref.code, name: ref.name, nameEn: ref.nameEn },
    orderedOn: order.orderedOn,
    whole: presentFall(context, whole, 'part'),
    lines: parts.map((fall) => presentFall(context, fall, 'part')),
  };
});

export const waterfallHandlers = [accountWaterfall, orderWaterfall];
