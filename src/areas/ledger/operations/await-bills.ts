import type { Context } from '#platform/operations';
import { addAwaitedBills, listPayersNaming } from '../store/awaited-bills.ts';
import { refreshAccounts } from './refresh-accounts.ts';

/**
 * Keeps numbers under which another book awaits money. Payments that name one settle no other invoice from now on; those
 * that came before are allocated anew.
 */
export const awaitBills = async (context: Context, numbers: readonly string[]): Promise<void> => {
  const { db, company } = context;
  if (numbers.length === 0) return;
  await addAwaitedBills(db, company.id, numbers);
  const payers = await listPayersNaming(db, company.id, numbers);
  if (payers.length > 0) await refreshAccounts(context, payers);
};
