import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { keysOfAccount } from '../domain/index.ts';
import type { AccountKey } from '../domain/index.ts';
import { accountsTables } from '../tables.ts';

/**
 * All keys of a company's accounts. They come as one text per bucket: a row per key would cost seconds of parsing
 * on the embedded engine.
 */
export const listAccountKeys = async (db: Db, orgId: number): Promise<AccountKey[]> => {
  const { rows } = await sql<{ packed: string }>`
    SELECT string_agg(k.kind || E'\t' || k.account_id || E'\t' || k.key
      || CASE k.kind WHEN 'code' THEN E'\t' || a.code ELSE '' END, E'\n' ORDER BY k.kind, k.key, k.account_id) AS packed
    FROM account_key k JOIN account a ON a.org_id = k.org_id AND a.id = k.account_id
    WHERE k.org_id = ${orgId} AND a.org_id = ${orgId} AND a.merged_into IS NULL
    GROUP BY k.kind`.execute(db);
  return rows.flatMap(({ packed }) => packed.split('\n').flatMap(keyOfLine));
};

const keyOfLine = (line: string): AccountKey[] => {
  const [kind, accountId, key, written] = line.split('\t');
  if (accountId === undefined || key === undefined) return [];
  if (kind === 'code') return [{ kind, accountId, key, ...(written !== undefined && { written }) }];
  return kind === 'uscc' || kind === 'name' || kind === 'other' ? [{ kind, accountId, key }] : [];
};

type KeyedAccount = Parameters<typeof keysOfAccount>[0];

/** Replaces the keys of these accounts by what their present names and codes say. */
export const replaceKeys = async (db: Db, orgId: number, accounts: readonly KeyedAccount[]): Promise<void> => {
  if (accounts.length === 0) return;
  const tables = accountsTables(db);
  const ids = accounts.map(({ id }) => id);
  await tables.deleteFrom('accountKey').where('orgId', '=', orgId).where('accountId', 'in', ids).execute();
  const keys = accounts.flatMap((account) => keysOfAccount(account).map((key) => ({ orgId, ...key })));
  await tables
    .insertInto('accountKey')
    .values(keys)
    .onConflict((clash) => clash.doNothing())
    .execute();
};
