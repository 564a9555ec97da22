import { sql } from 'kysely';
import type { Database } from '#db/handle';

export type ReadOnlyDatabase = {
  readonly database: Database;
  /** Runs a step in which a company's transactions refuse to write. */
  readonly whileReading: <T>(step: () => Promise<T>) => Promise<T>;
};

/** A database that can be told to refuse writes for a while: what only reads shows there that it does. */
export const readOnlyDatabase = (own: Database): ReadOnlyDatabase => {
  let isReading = false;
  return {
    database: {
      ...own,
      withOrg: async (orgId, work, settings) =>
        await own.withOrg(
          orgId,
          async (db) => {
            if (isReading) await sql`set transaction read only`.execute(db);
            return await work(db);
          },
          settings,
        ),
    },
    whileReading: async (step) => {
      isReading = true;
      try {
        return await step();
      } finally {
        isReading = false;
      }
    },
  };
};
