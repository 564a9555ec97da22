import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** Writes a row that is given as JSON, but for the columns that the database computes itself. */
export const insertRow = async (db: Db, table: string, row: object): Promise<void> => {
  const { rows } = await sql<{ columns: string }>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
    where attrelid = ${table}::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(db);
  const columns = sql.raw(rows[0]?.columns ?? '');
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(db);
};
