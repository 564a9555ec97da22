import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#db/handle';

/** Accounts by code, else by their exact name; one that several bear is left out. */
export const listAccountsByKey = async (
  db: Db,
  orgId: number,
  { keys, within }: { readonly keys: readonly string[]; readonly within: RawBuilder<boolean> },
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ key: string; id: string; isCode: boolean }>`
    select k.key, a.id, a.code = k.key as "isCode"
    from unnest(${[...new Set(keys)]}::text[]) as k (key)
    join account_card a on a.org_id = ${orgId} and (a.code = k.key or a.name = k.key or a.name_en = k.key)
    where ${within}`.execute(db);
  const found = new Map<string, string>();
  for (const [key, hits] of Map.groupBy(rows, (row) => row.key)) {
    const exact = hits.find(({ isCode }) => isCode) ?? (hits.length === 1 ? hits[0] : undefined);
    if (exact !== undefined) found.set(key, exact.id);
  }
  return found;
};

export const listProductsByCode = async (
  db: Db,
  orgId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ code: string; id: string }>`
    select code, id from product_card where org_id = ${orgId} and code = any(${[...new Set(codes)]}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
};
