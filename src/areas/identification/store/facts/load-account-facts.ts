import type { Db } from '#db/handle';
import { inCanonicalOrder } from '../../domain/index.ts';
import type { AccountFacts } from '../../domain/index.ts';
import { unpackFacts } from '../../compute/unpack-facts.ts';
import { readFactPages } from './read-fact-pages.ts';
import type { FactRead } from './read-fact-pages.ts';

/** Facts of all accounts as of any day, in canonical order: what runs, back-tests and checks start from. */
export const loadAccountFacts = async (
  db: Db,
  read: FactRead & { readonly currency: string },
): Promise<readonly AccountFacts[]> => {
  const facts: AccountFacts[] = [];
  for await (const page of readFactPages(async (step) => await step(db), read)) {
    facts.push(...unpackFacts(page, read).map((account) => account.facts));
  }
  return inCanonicalOrder(facts);
};
