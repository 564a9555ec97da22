import type { Context } from '#platform/operations';
import { accountsOf } from '../store/facts/account-set.ts';
import { companyWindow } from '../store/facts/company-window.ts';
import { refreshFacts } from '../store/facts/refresh-facts.ts';
import { settlePayments } from '../store/settle-payments.ts';

/** Allocates the payments of some accounts and makes their facts anew, after their rows changed hands. */
export const refreshAccounts = async ({ db, company, today }: Context, ids: readonly string[]): Promise<void> => {
  const orgId = company.id;
  const accounts = accountsOf(ids);
  await settlePayments(db, orgId, accounts);
  await refreshFacts(db, {
    orgId,
    accounts,
    window: await companyWindow(db, orgId, today),
    currency: company.currency,
  });
};
