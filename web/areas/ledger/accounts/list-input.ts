import type { z } from 'zod';
import { ledgerContract } from '#areas/ledger/contract';
import type { AccountSearch } from './account-search.ts';

const { listAccounts, exportAccounts } = ledgerContract.operations;

export type ListInput = z.output<typeof listAccounts.input>;
export type AccountRow = z.output<typeof listAccounts.output>['rows'][number];

const limit = 100;

/** The question that the address asks; a value that the contract does not know, as in an old link, is left out. */
export const inputOf = (search: AccountSearch): ListInput => {
  const whole = listAccounts.input.safeParse({ ...search, limit });
  if (whole.success) return whole.data;
  const bad = new Set(whole.error.issues.map(({ path }) => path[0]));
  const known = Object.entries(search).filter(([name]) => !bad.has(name));
  return listAccounts.input.parse({ ...Object.fromEntries(known), limit });
};

/** The same question for a file of all its rows. */
export const exportInputOf =
  (search: AccountSearch) =>
  (format: 'csv' | 'xlsx'): z.input<typeof exportAccounts.input> => {
    const { limit: _page, ...filters } = inputOf(search);
    return { ...filters, format };
  };
