import type { Db } from '#db/handle';
import { identityTables } from '../tables.ts';
import type { AuthTokenTable } from '../tables.ts';

type Owner = { readonly orgId: number; readonly userId: string };

export const createToken = async (db: Db, token: AuthTokenTable): Promise<void> => {
  await identityTables(db).insertInto('authToken').values(token).execute();
};

export const listTokens = async (db: Db, { orgId, userId }: Owner): Promise<readonly AuthTokenTable[]> =>
  await identityTables(db)
    .selectFrom('authToken')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

export const removeToken = async (db: Db, { orgId, userId }: Owner, id: string): Promise<boolean> => {
  const { numDeletedRows } = await identityTables(db)
    .deleteFrom('authToken')
    .where('id', '=', id)
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

export const touchToken = async (db: Db, id: string, now: Date): Promise<void> => {
  await identityTables(db).updateTable('authToken').set({ lastUsedAt: now }).where('id', '=', id).execute();
};
