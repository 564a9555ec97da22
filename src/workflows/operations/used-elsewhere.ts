import { listStatedAccounts } from '#areas/identification';
import type { MadeObjects, UsedElsewhere } from '#areas/ledger';
import { listPricedAccounts, listPricedForAccounts, listPricedLines } from '#areas/pricing';
import { listPromisingAccounts } from '#areas/warnings';
import type { Db } from '#db/handle';

type Lists = readonly ((db: Db, orgId: number, ids: readonly string[]) => Promise<readonly string[]>)[];

const listsOf: Readonly<Record<MadeObjects['object'], Lists>> = {
  account: [listPricedAccounts, listStatedAccounts, listPromisingAccounts],
  product: [listPricedForAccounts],
  'product-line': [listPricedLines],
};

/**
 * Accounts with prices, statements or promises, products with prices of accounts, and lines with rules for prices outlive
 * the undo of their import.
 */
export const usedElsewhere: UsedElsewhere = async ({ db, company }, { object, ids }) => {
  const used = new Set<string>();
  for (const list of listsOf[object]) for (const id of await list(db, company.id, ids)) used.add(id);
  return used;
};
