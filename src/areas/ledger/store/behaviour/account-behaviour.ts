import type { Db } from '#db/handle';
import { packCreditLimits, packUndelivered } from './credit.ts';
import { packEntryDays } from './entry-days.ts';
import { packPayments } from './payment-behaviour.ts';
import { packReturns, packSaleDays } from './sale-days.ts';
import { packWindowOrders } from './window-orders.ts';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';

/** All that the ledger knows of the behaviour of some accounts up to a day, packed; each function says how. */
export type AccountBehaviour = {
  readonly saleDays: PackedAccounts;
  readonly families: PackedAccounts;
  readonly returns: PackedAccounts;
  readonly orders: PackedAccounts;
  readonly pocket: PackedAccounts;
  readonly serve: PackedAccounts;
  readonly payments: PackedAccounts;
  readonly undelivered: PackedAccounts;
  readonly limits: PackedAccounts;
};

export const readAccountBehaviour = async (db: Db, scope: BehaviourScope): Promise<AccountBehaviour> => {
  const { days, families } = await packSaleDays(db, scope);
  return {
    saleDays: days,
    families,
    returns: await packReturns(db, scope),
    orders: await packWindowOrders(db, scope),
    pocket: await packEntryDays(db, 'pocket_item', scope),
    serve: await packEntryDays(db, 'cost_to_serve', scope),
    payments: await packPayments(db, scope),
    undelivered: await packUndelivered(db, scope),
    limits: await packCreditLimits(db, scope),
  };
};
