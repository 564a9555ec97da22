import { listAccountRefs } from '#areas/accounts';
import { AppError, isAppError } from '#kernel/app-error';
import { addDays, daysBetween } from '#kernel/day';
import { e4OfMinor, minorOf, moneyWireOf } from '#kernel/money';
import { seesCost } from '#platform/access';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { planOperations as operations } from '../contract/plan-operations.ts';
import { allocate, lastDayOfAgreement, stepEarned } from '../domain/index.ts';
import { listLineNames } from '../store/agreed-ranges.ts';
import { listPlanAccruals, listPlanSales, listStandingMembers } from '../store/plan-sales.ts';
import { reachedOf } from './plan-shown.ts';
import { signedPlanOf, stepPricesOf } from './plan-signed.ts';
import { presentStep, requirePlan, stepsOf, topRateOf } from './plan-terms.ts';
import { requirePricedAccount } from './reach.ts';
import { contributionBetween } from './waterfalls.ts';

type Span = { readonly from: string; readonly to: string };

/** What all members contributed between two days; null where a cost is not known or a member is out of reach. */
const contributionOf = async (context: Context, memberIds: readonly string[], span: Span): Promise<bigint | null> => {
  let sum = 0n;
  for (const id of memberIds) {
    const own = await contributionOfMember(context, id, span);
    if (own === null) return null;
    sum += own;
  }
  return sum;
};

const contributionOfMember = async (context: Context, id: string, span: Span): Promise<bigint | null> => {
  try {
    return await contributionBetween(context, await requirePricedAccount(context, 'pricing.read', id), span);
  } catch (error) {
    if (isAppError(error) && error.code === 'accounts.not-found') return null;
    throw error;
  }
};

const sumBy = <T>(rows: readonly T[], key: (row: T) => string | null, amount: (row: T) => string) => {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    const name = key(row);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0n) + BigInt(amount(row)));
  }
  return sums;
};

const progress = handle(operations.businessPlanProgress, async (context, { id }) => {
  const { db, company, today } = context;
  const orgId = company.id;
  const { currency } = company;
  const row = await requirePlan(context, 'pricing.read', id);
  if (row.state !== 'signed') throw new AppError('pricing.wrong-state', { state: row.state });
  const last = lastDayOfAgreement(row);
  const span = { from: row.validFrom, to: last < today ? last : today };
  const memberIds = await listStandingMembers(db, orgId, row.memberIds);
  const scope = { orgId, memberIds, ...span };
  const sales = await listPlanSales(db, scope);
  const money = (amountE4: bigint) => moneyWireOf(amountE4, currency);
  const netByLine = sumBy(
    sales,
    ({ lineId }) => lineId,
    ({ netE4 }) => netE4,
  );
  const leastMinor = BigInt(row.lineLeastMinor);
  const isBought = (netE4: bigint): boolean => netE4 > 0n && minorOf(netE4, currency) >= leastMinor;
  const breadth = [...netByLine.values()].filter(isBought).length;
  const volumeE4 = sales.reduce((sum, { netE4 }) => sum + BigInt(netE4), 0n);
  const netMinor = minorOf(volumeE4, currency);
  const steps = stepsOf(row);
  const step = stepEarned(steps, { lines: breadth, netMinor });
  const next = steps.find(({ rateBp }) => rateBp > (step?.rateBp ?? 0)) ?? null;
  const signed = await signedPlanOf(context, row, topRateOf(row));
  const accruals = step === null ? [] : await listPlanAccruals(db, { ...scope, prices: stepPricesOf(signed, step) });
  const lineOf = new Map(
    signed.chosen.flatMap((line) => line.products.map(({ ref }) => [ref.id, line.lineId] as const)),
  );
  const accruedByLine = sumBy(
    accruals,
    ({ productId }) => lineOf.get(productId) ?? null,
    ({ accruedE4 }) => accruedE4,
  );
  const accruedByMember = sumBy(
    accruals,
    ({ accountId }) => accountId,
    ({ accruedE4 }) => accruedE4,
  );
  const netByMember = sumBy(
    sales,
    ({ accountId }) => accountId,
    ({ netE4 }) => netE4,
  );
  const accruedE4 = accruals.reduce((sum, accrual) => sum + BigInt(accrual.accruedE4), 0n);
  const named = new Set(row.lineIds);
  const lines = (await listLineNames(db, orgId)).filter(({ id: lineId }) => named.has(lineId) || netByLine.has(lineId));
  // Largest remainder in the currency: lines and members add up to what is accrued to the cent.
  const accruedMinor = minorOf(accruedE4, currency);
  const dealt = (ids: readonly string[], sums: ReadonlyMap<string, bigint>) => {
    const parts = allocate(
      accruedMinor,
      ids.map((one) => sums.get(one) ?? 0n),
    );
    return new Map(ids.map((one, at) => [one, { minor: String(parts[at] ?? 0n), currency }]));
  };
  const byLine = dealt(
    lines.map(({ id: lineId }) => lineId),
    accruedByLine,
  );
  const byMember = dealt(memberIds, accruedByMember);
  const none = { minor: '0', currency };
  const reached = await reachedOf(context, memberIds);
  const accounts = await listAccountRefs(db, orgId, reached);
  const days = Math.max(0, daysBetween(span.from, span.to) + 1);
  // The days of a plan may hold one order: its contribution tells its cost.
  const isSeen = seesCost(context) && days > 0;
  const before = isSeen
    ? await contributionOf(context, memberIds, { from: addDays(span.from, -days), to: addDays(span.from, -1) })
    : null;
  const after = isSeen ? await contributionOf(context, memberIds, span) : null;
  return {
    asOf: today,
    breadth,
    volume: money(volumeE4),
    step: step === null ? null : presentStep(context, step),
    next: next === null ? null : presentStep(context, next),
    missingLines: next === null ? null : Math.max(0, next.lines - breadth),
    missingVolume:
      next === null ? null : money(e4OfMinor(next.leastMinor > netMinor ? next.leastMinor - netMinor : 0n, currency)),
    accrued: money(accruedE4),
    lines: lines.map((line) => ({
      line,
      isIn: named.has(line.id),
      isBought: isBought(netByLine.get(line.id) ?? 0n),
      net: money(netByLine.get(line.id) ?? 0n),
      accrued: byLine.get(line.id) ?? none,
    })),
    hiddenMembers: memberIds.length - reached.length,
    members: reached.flatMap((accountId) => {
      const account = accounts.get(accountId);
      if (account === undefined) return [];
      return [
        {
          account: { id: account.id, code: account.code, name: account.name, nameEn: account.nameEn },
          net: money(netByMember.get(accountId) ?? 0n),
          accrued: byMember.get(accountId) ?? none,
        },
      ];
    }),
    days,
    contributionBefore: before === null ? null : money(before),
    contributionAfter: after === null ? null : money(after - accruedE4),
  };
});

export const planProgressHandlers = [progress];
