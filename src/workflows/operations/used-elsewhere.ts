import { listStatedAccounts } from '#areas/identification';
import type { UsedElsewhere } from '#areas/ledger';
import { listPricedAccounts, listPricedForAccounts } from '#areas/pricing';
import { listPromisingAccounts } from '#areas/warnings';

/** Accounts with prices, statements or promises, and products with prices of accounts, outlive the undo of their import. */
export const usedElsewhere: UsedElsewhere = async ({ db, company }, { object, ids }) =>
  new Set(
    object === 'product'
      ? await listPricedForAccounts(db, company.id, ids)
      : [
          ...(await listPricedAccounts(db, company.id, ids)),
          ...(await listStatedAccounts(db, company.id, ids)),
          ...(await listPromisingAccounts(db, company.id, ids)),
        ],
  );
