import { sql } from 'kysely';
import type { Db } from '#db/handle';
import type { Comparable } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';
import type { DuplicateDismissalTable } from '../tables.ts';

const field = '\u001F';

/** What the duplicate finder compares of every account; packed, because a row per account costs seconds to parse. */
export const listComparableAccounts = async (db: Db, orgId: number): Promise<Comparable[]> => {
  const { rows } = await sql<{ packed: string | null }>`
    SELECT string_agg(concat_ws(${field}, id, name, coalesce(uscc, ''), coalesce(website, '')), E'\n' ORDER BY id) AS packed
    FROM account WHERE org_id = ${orgId} AND merged_into IS NULL`.execute(db);
  return (rows[0]?.packed ?? '').split('\n').flatMap((line) => {
    const [id, name, uscc, website] = line.split(field);
    return id === undefined || name === undefined ? [] : [{ id, name, uscc: uscc || null, website: website || null }];
  });
};

export const listComparablePersons = async (db: Db, orgId: number): Promise<Comparable[]> => {
  const rows = await accountsTables(db)
    .selectFrom('person')
    .select(['id', 'surname', 'givenName', 'phone', 'mobile', 'email'])
    .where('orgId', '=', orgId)
    .where('mergedInto', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: `${row.surname}${row.givenName ?? ''}`,
    phone: row.mobile ?? row.phone,
    email: row.email,
  }));
};

/** Pairs that somebody called different, as "a b" with the smaller id first. */
export const listDismissed = async (
  db: Db,
  orgId: number,
  object: 'account' | 'person',
): Promise<ReadonlySet<string>> => {
  const rows = await accountsTables(db)
    .selectFrom('duplicateDismissal')
    .select(['aId', 'bId'])
    .where('orgId', '=', orgId)
    .where('object', '=', object)
    .execute();
  return new Set(rows.map(({ aId, bId }) => `${aId} ${bId}`));
};

export const dismiss = async (db: Db, row: DuplicateDismissalTable): Promise<void> => {
  await accountsTables(db)
    .insertInto('duplicateDismissal')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .execute();
};
