import { sql } from 'kysely';
import type { Db } from '#db/handle';

/** A column that names a record, as table.column. */
export type Place = `${string}.${string}`;

/** Those of the records that a row of their company names in one of these places; each place is one pass at most. */
export const listNamedIn = async (
  db: Db,
  { orgId, ids }: { readonly orgId: number; readonly ids: readonly string[] },
  places: readonly Place[],
): Promise<readonly string[]> => {
  if (ids.length === 0) return [];
  const named = places.map((place) => {
    const [table = '', column = ''] = place.split('.');
    return sql`
      select o.id from unnest(${[...ids]}::uuid[]) as o (id)
      where exists (select from ${sql.table(table)} t where t.org_id = ${orgId} and ${sql.ref(`t.${column}`)} = o.id)`;
  });
  const { rows } = await sql<{ id: string }>`${sql.join(named, sql` union `)}`.execute(db);
  return rows.map(({ id }) => id);
};
