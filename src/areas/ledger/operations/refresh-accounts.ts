import type { Context } from '#platform/operations';
import { accountsOf } from '../store/facts/account-set.ts';
import { companyWindow } from '../store/facts/company-window.ts';
import { refreshFacts } from '../store/facts/refresh-facts.ts';
import { recostLines } from '../store/products/product-prices.ts';
import { settlePayments } from '../store/settle-payments.ts';

/**
 * Allocates the payments of some accounts and makes their facts anew, after their rows changed hands. Product costs come
 * to their lines as well: a job that brings them may have passed one of the accounts already and not yet the other.
 */
export const refreshAccounts = async ({ db, company, today }: Context, ids: readonly string[]): Promise<void> => {
  const orgId = company.id;
  const accounts = accountsOf(ids);
  await recostLines(db, { orgId, accounts, productIds: null });
  await settlePayments(db, orgId, accounts);
  await refreshFacts(db, {
    orgId,
    accounts,
    window: async () => await companyWindow(db, orgId, today),
    currency: company.currency,
    today,
  });
};
