import { listOrdersOfFiles } from '#areas/ledger';
import { minorOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import { orderHoldOf, overLimitOf, takenOnE4 } from '../domain/index.ts';
import { findAccountMoney } from '../store/account-money.ts';
import { listRecentOrders } from '../store/entered-orders.ts';
import { bondsOutOf } from '../store/purchases.ts';
import type { CreditJudge } from './credit-judge.ts';
import type { OrderLine } from './prepare-order.ts';

/** Minor units of orders entered here that the books do not know as delivered or billed yet; one that a file brought is known by then. */
export const waitingOrdersOf = async ({ db, company }: Context, accountId: string): Promise<bigint> => {
  const scope = { orgId: company.id, accountId };
  const orders = await listRecentOrders(db, scope);
  const known = await listOrdersOfFiles(db, { ...scope, numbers: orders.map(({ number }) => number) });
  const totalE4 = orders.reduce((sum, order) => (known.has(order.number) ? sum : sum + BigInt(order.totalE4)), 0n);
  return minorOf(totalE4, company.currency);
};

type Asked = { readonly accountId: string; readonly lines: readonly OrderLine[] };

/** How an order stands to the credit of its account; what the ledger has no figures of counts as nothing. */
export const orderCreditOf = async (context: Context, judge: CreditJudge, { accountId, lines }: Asked) => {
  const { db, company, today } = context;
  const { currency } = company;
  const scope = { orgId: company.id, accountId, today };
  const money = await findAccountMoney(db, scope);
  const bonds = await bondsOutOf(db, scope);
  const { grade, reasons } = await judge(context, accountId);
  const facts = {
    exposureMinor: BigInt(money?.exposureMinor ?? 0) + BigInt(bonds.outMinor),
    waitingMinor: await waitingOrdersOf(context, accountId),
    orderMinor: minorOf(takenOnE4(lines), currency),
    limitMinor: money === null || money.limitMinor === null ? null : BigInt(money.limitMinor),
  };
  const overdueMinor = BigInt(money?.overdueMinor ?? 0);
  return {
    facts: { ...facts, overdueMinor },
    overMinor: overLimitOf(facts),
    grade,
    signs: reasons.filter((reason) => reason.grade === grade),
    hold: orderHoldOf({ ...facts, grade, overdueMinor }),
  };
};

export type CheckedCredit = Awaited<ReturnType<typeof orderCreditOf>>;

export const presentCredit = (currency: string, { facts, overMinor, grade, signs, hold }: CheckedCredit) => {
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  return {
    exposure: wire(facts.exposureMinor),
    waiting: wire(facts.waitingMinor),
    order: wire(facts.orderMinor),
    limit: facts.limitMinor === null ? null : wire(facts.limitMinor),
    overLimit: overMinor === null ? null : wire(overMinor),
    overdue: wire(facts.overdueMinor),
    grade,
    signs,
    reasons: hold.kind === 'hold' ? [...hold.reasons] : [],
    payFirst: wire(hold.kind === 'hold' ? hold.payFirstMinor : 0n),
    proposesHold: hold.kind === 'hold',
  };
};
