import type { Db } from '#db/handle';
import type { BehaviourScope, PackedAccounts } from './behaviour-scope.ts';
import { packCreditLimits, packUndelivered } from './credit.ts';
import { packEntryDays } from './entry-days.ts';
import { packInvoices } from './invoices.ts';
import { packOrderLines } from './order-lines.ts';

/** All that the ledger knows of the behaviour of some accounts up to a day, packed; each function says how. */
export type AccountBehaviour = {
  readonly lines: PackedAccounts;
  readonly products: string;
  readonly pocket: PackedAccounts;
  readonly serve: PackedAccounts;
  readonly invoices: PackedAccounts;
  readonly undelivered: PackedAccounts;
  readonly limits: PackedAccounts;
};

export const readAccountBehaviour = async (db: Db, scope: BehaviourScope): Promise<AccountBehaviour> => ({
  ...(await packOrderLines(db, scope)),
  pocket: await packEntryDays(db, 'pocket_item', scope),
  serve: await packEntryDays(db, 'cost_to_serve', scope),
  invoices: await packInvoices(db, scope),
  undelivered: await packUndelivered(db, scope),
  limits: await packCreditLimits(db, scope),
});
