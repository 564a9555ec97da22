import { sql } from 'kysely';
import type { Insertable, RawBuilder, Selectable, Updateable } from 'kysely';
import type { Db } from '#db/handle';
import { documentTables } from '../tables.ts';
import type { DocumentName, PricingTables } from '../tables.ts';

export type DocumentPage = {
  readonly orgId: number;
  readonly within: RawBuilder<boolean>;
  readonly accountId: string | undefined;
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
};

type DocumentKey = { readonly orgId: number; readonly id: string; readonly version: number };

/** All conditions of a query; those that are left out do not bind. */
const every = (conditions: readonly (RawBuilder<boolean> | undefined)[]): RawBuilder<unknown> =>
  sql.join(
    conditions.filter((one) => one !== undefined),
    sql` and `,
  );

/** Documents of one table: found within the caller's reach, changed by version, listed latest first. */
export const documentStore = <Name extends DocumentName>(document: Name) => {
  type Table = PricingTables[Name];
  const name: DocumentName = document;
  const table = sql.table(name);
  const valuesOf = (row: object): Record<string, unknown> => Object.fromEntries(Object.entries(row));

  const add = async (db: Db, row: Insertable<Table>): Promise<void> => {
    await documentTables(db).insertInto(name).values(valuesOf(row)).execute();
  };

  const find = async (
    db: Db,
    orgId: number,
    { id, within }: { readonly id: string; readonly within: RawBuilder<boolean> },
  ): Promise<Selectable<Table> | null> => {
    const { rows } = await sql<Selectable<Table>>`
      select * from ${table} where org_id = ${orgId} and id = ${id}::uuid and ${within}`.execute(db);
    return rows[0] ?? null;
  };

  /** False when somebody else changed it since this version was read. */
  const update = async (db: Db, { orgId, id, version }: DocumentKey, change: Updateable<Table>): Promise<boolean> => {
    const { numUpdatedRows } = await documentTables(db)
      .updateTable(name)
      .set({ ...valuesOf(change), version: version + 1 })
      .where('orgId', '=', orgId)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };

  /** A page, latest first, of those that meet the further conditions. */
  const page = async (
    db: Db,
    { orgId, within, accountId, after, limit }: DocumentPage,
    further: readonly (RawBuilder<boolean> | undefined)[] = [],
  ): Promise<readonly Selectable<Table>[]> => {
    const where = every([
      sql`org_id = ${orgId}`,
      within,
      accountId === undefined ? undefined : sql`account_id = ${accountId}::uuid`,
      ...further,
      after === null ? undefined : sql`(created_at, id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
    ]);
    const { rows } = await sql<Selectable<Table>>`
      select * from ${table} where ${where} order by created_at desc, id desc limit ${limit}`.execute(db);
    return rows;
  };

  return { add, find, update, page };
};
