import type { PlaceGuard, Placing, Undercut } from '#areas/accounts';
import { addDays } from '#kernel/day';
import type { Context } from '#platform/operations';
import { netAfterRebateE4, settlementDays } from '../domain/index.ts';
import { listPricedAccounts } from '../store/accounts-in-use.ts';
import { listBelow } from '../store/grants.ts';
import { listEarning } from '../store/standing-rebates.ts';
import type { EarningRow } from '../store/standing-rebates.ts';
import { listOrderedPrices, listStandingPrices } from '../store/standing-prices.ts';
import type { StandingPriceRow } from '../store/standing-prices.ts';
import { leftOfPrice } from './left-of-price.ts';
import { lockGroups } from './reach.ts';
import { soldWithFloors } from './sold-with-floors.ts';

const lastDay = '9999-12-31';
/** Of more accounts at once only those with prices are locked. */
const mostLocked = 200;

type Stood = {
  /** Prices that bind us from today on. */
  readonly open: readonly StandingPriceRow[];
  /** Prices of orders of the days of what is earned. */
  readonly ordered: readonly StandingPriceRow[];
  readonly earning: readonly EarningRow[];
};

const stoodAt = async ({ db, company, today }: Context, accountIds: readonly string[]): Promise<Stood> => {
  const orgId = company.id;
  const earning = await listEarning(db, { orgId, accountIds, since: addDays(today, -settlementDays) });
  const asked = { orgId, accountIds, productIds: null };
  const open = await listStandingPrices(db, { ...asked, from: today, to: lastDay, exceptIds: [] });
  const from = earning.map(({ validFrom }) => validFrom).toSorted()[0];
  const ordered = from === undefined ? [] : await listOrderedPrices(db, { ...asked, from, to: today });
  return { open, ordered, earning };
};

const keyOf = (accountId: string, id: string): string => `${accountId} ${id}`;

/** Papers under which accounts earn by now and did not before; of one that others became, those that not all of them had. */
const gainedOf = (before: Stood, after: Stood, { movedIds, becomeId }: Placing): readonly EarningRow[] => {
  const had = new Set(before.earning.map(({ accountId, id }) => keyOf(accountId, id)));
  return after.earning.filter(({ accountId, id }) => {
    const origins = accountId === becomeId ? [accountId, ...movedIds] : [accountId];
    return !origins.every((origin) => had.has(keyOf(origin, id)));
  });
};

/** Prices that the move took under the floor on which they were promised: one that was under it before is none of them. */
const pricesUnder = async (
  context: Context,
  { before, after, gained }: { readonly before: Stood; readonly after: Stood; readonly gained: readonly EarningRow[] },
): Promise<readonly Undercut[]> => {
  const stood = new Set([...before.open, ...before.ordered].map((row) => keyOf(row.accountId, row.documentId)));
  const settledAfter = new Map(after.earning.map(({ id, lastOn }) => [id, addDays(lastOn, settlementDays)]));
  const found: Undercut[] = [];
  for (const price of [...after.open, ...after.ordered]) {
    const { accountId, documentId, number, product } = price;
    const isThere = stood.has(keyOf(accountId, documentId));
    const gainedIds = gained.flatMap((row) => (row.accountId === accountId ? [row.id] : []));
    if (isThere && gainedIds.length === 0) continue;
    const floorE4 = BigInt(price.floorE4);
    const { leftE4, papers } = await leftOfPrice(context, price);
    if (papers.length === 0 || leftE4 >= floorE4) continue;
    if (isThere && (await leftOfPrice(context, price, { exceptIds: gainedIds })).leftE4 < floorE4) continue;
    const settled = papers.flatMap(({ id }) => settledAfter.get(id) ?? []).toSorted();
    found.push({
      accountId,
      number,
      product,
      rebate: papers.map((paper) => paper.number).join(', '),
      after: after.ordered.includes(price) ? (settled.at(-1) ?? null) : null,
    });
  }
  return found;
};

/** Sales of the days of an agreement that its rebate would now be paid on, and which do not bear it. */
const salesUnder = async (context: Context, gained: readonly EarningRow[]): Promise<readonly Undercut[]> => {
  const { today } = context;
  const rebates = Map.groupBy(
    gained.filter(({ rateBp, validFrom }) => rateBp > 0 && validFrom <= today),
    ({ id }) => id,
  );
  const found: Undercut[] = [];
  for (const [first, ...others] of rebates.values()) {
    if (first === undefined) continue;
    const { accountId, productIds, rateBp, validFrom: from, lastOn, number } = first;
    const accountIds = [first, ...others].map((row) => row.accountId);
    const to = lastOn < today ? lastOn : today;
    const sold = await soldWithFloors(context, { accountId, accountIds, productIds, from, to });
    const after = addDays(lastOn, settlementDays);
    for (const { code, floorE4, ...line } of sold)
      if (netAfterRebateE4(line, rateBp) < floorE4 && netAfterRebateE4(line, 0) >= floorE4)
        found.push({ accountId, number: null, product: code, rebate: number, after });
  }
  return found;
};

/**
 * An account that moves below a group, or becomes one with another, earns what they earn: on the prices that bind us, on its
 * orders and on its sales of the days of their agreements. What does not bear that keeps it from moving.
 */
export const guardPlaces: PlaceGuard = async (context, placing) => {
  const { db, company } = context;
  const orgId = company.id;
  const { movedIds, toIds, becomeId } = placing;
  const places = becomeId === undefined ? movedIds : [...movedIds, becomeId];
  const concerned = [...(await listBelow(db, orgId, places)), ...toIds];
  const isMany = concerned.length > mostLocked;
  const locked = isMany ? await listPricedAccounts(db, orgId, concerned) : concerned;
  await lockGroups(context, places.length > mostLocked ? locked : [...locked, ...places]);
  const before = await stoodAt(context, await listBelow(db, orgId, places));
  return async () => {
    const after = await stoodAt(context, await listBelow(db, orgId, becomeId === undefined ? movedIds : [becomeId]));
    if (after.earning.length === 0) return [];
    const gained = gainedOf(before, after, placing);
    return [...(await pricesUnder(context, { before, after, gained })), ...(await salesUnder(context, gained))];
  };
};
