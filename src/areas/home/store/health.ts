import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** Order lines of the whole installation as the planner knows them: counting ten million rows for a page takes seconds. */
export const estimateOrderLines = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ lines: number }>`
    select greatest(reltuples, 0)::bigint as lines from pg_class where oid = 'order_line'::regclass`.execute(db);
  return rows[0]?.lines ?? 0;
};
