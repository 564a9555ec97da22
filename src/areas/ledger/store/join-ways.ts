import { sql } from 'kysely';
import type { Db } from '#db/handle';

/**
 * For statements that join sets which they computed themselves: the planner takes such sets for tiny and would compare
 * every row with every other. Holds until the transaction ends or `joinByLoop`.
 */
export const joinByHash = async (db: Db): Promise<void> => {
  await sql`set local enable_hashjoin = on`.execute(db);
  await sql`set local enable_nestloop = off`.execute(db);
};

/** Back to look-ups by index, as slices of a bulk load need them. */
export const joinByLoop = async (db: Db): Promise<void> => {
  await sql`set local enable_nestloop = on`.execute(db);
};
