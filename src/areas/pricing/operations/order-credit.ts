import { timesE4 } from '#kernel/decimal';
import { minorOf } from '#kernel/money';
import type { Context } from '#platform/operations';
import { overLimitOf } from '../domain/index.ts';
import { findAccountMoney } from '../store/account-money.ts';
import { waitingOrdersE4 } from '../store/entered-orders.ts';
import { bondsOutOf } from '../store/purchases.ts';
import type { OrderLine } from './prepare-order.ts';

/** How an order stands to the credit of its account; null while the ledger has no figures of it. */
export const orderCreditOf = async (context: Context, accountId: string, lines: readonly OrderLine[]) => {
  const { db, company, today } = context;
  const { currency } = company;
  const scope = { orgId: company.id, accountId, today };
  const money = await findAccountMoney(db, scope);
  if (money === null || money.exposureMinor === null) return null;
  const bonds = await bondsOutOf(db, scope);
  const netE4 = lines.reduce((sum, { priceE4, quantityE4 }) => sum + timesE4(priceE4, quantityE4), 0n);
  const facts = {
    exposureMinor: BigInt(money.exposureMinor) + BigInt(bonds.outMinor),
    waitingMinor: minorOf(await waitingOrdersE4(db, scope), currency),
    orderMinor: minorOf(netE4, currency),
    limitMinor: money.limitMinor === null ? null : BigInt(money.limitMinor),
  };
  const wire = (minor: bigint) => ({ minor: minor.toString(), currency });
  const over = overLimitOf(facts);
  return {
    exposure: wire(facts.exposureMinor),
    waiting: wire(facts.waitingMinor),
    order: wire(facts.orderMinor),
    limit: facts.limitMinor === null ? null : wire(facts.limitMinor),
    overLimit: over === null ? null : wire(over),
    overdue: wire(BigInt(money.overdueMinor)),
    proposesHold: over !== null && over > 0n,
  };
};
