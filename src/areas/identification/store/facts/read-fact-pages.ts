import { sql } from 'kysely';
import { accountsBetween, readAccountBehaviour } from '#areas/ledger';
import type { Db } from '#db/handle';
import { windowStartOf } from '../../domain/index.ts';
import { readProfilePage } from './account-profiles.ts';
import type { ProfileRange } from './account-profiles.ts';
import type { FactPage } from './fact-page.ts';

export type FactRead = Pick<ProfileRange, 'orgId' | 'asOf' | 'blindAfterIn'> & { readonly windowMonths: number };

/** Runs one step in a transaction of its own; a page is a short one, so that others are served in between. */
export type InTransaction = <T>(step: (db: Db) => Promise<T>) => Promise<T>;

const pageSize = 1_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Facts of all accounts as of a day, page by page in the order of their ids. */
export async function* readFactPages(
  inTransaction: InTransaction,
  { orgId, asOf, windowMonths, blindAfterIn }: FactRead,
): AsyncGenerator<FactPage> {
  const after = windowStartOf(asOf, windowMonths);
  let from = beforeAll;
  for (;;) {
    const start = from;
    const page = await inTransaction(async (db) => {
      // Hash aggregates of a page stay in memory; the server's default would write them to disk.
      await sql`set local work_mem = '64MB'`.execute(db);
      const { through, ...profiles } = await readProfilePage(db, {
        orgId,
        after: start,
        size: pageSize,
        asOf,
        blindAfterIn,
      });
      if (through === null) return null;
      const accounts = accountsBetween(start, through);
      return { ...profiles, through, behaviour: await readAccountBehaviour(db, { orgId, accounts, asOf, after }) };
    });
    if (page === null) return;
    const { through, ...facts } = page;
    yield { ...facts, accounts: pageSize };
    from = through;
  }
}
