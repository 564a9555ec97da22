import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { identityTables } from '../tables.ts';

/** Counts a try before it is judged, so that parallel guesses count too. Answers the tries of the window. */
export const countAttempt = async (
  db: Db,
  { key, now, windowStart }: { key: string; now: Date; windowStart: Date },
): Promise<number> => {
  const { failures } = await identityTables(db)
    .insertInto('authAttempt')
    .values({ key, windowStart: now, failures: 1 })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        failures: sql<number>`case when auth_attempt.window_start < ${windowStart} then 1 else auth_attempt.failures + 1 end`,
        windowStart: sql<Date>`case when auth_attempt.window_start < ${windowStart} then excluded.window_start else auth_attempt.window_start end`,
      }),
    )
    .returning('failures')
    .executeTakeFirstOrThrow();
  return failures;
};

/** A try that was right does not count. */
export const forgiveAttempt = async (db: Db, key: string): Promise<void> => {
  await identityTables(db)
    .updateTable('authAttempt')
    .set({ failures: sql`greatest(failures - 1, 0)` })
    .where('key', '=', key)
    .execute();
};

export const clearAttempts = async (db: Db, key: string): Promise<void> => {
  await identityTables(db).deleteFrom('authAttempt').where('key', '=', key).execute();
};
