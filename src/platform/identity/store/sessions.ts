import { sql } from 'kysely';
import type { Db } from '#db/handle';
import { identityTables } from '../tables.ts';
import type { AuthSessionTable } from '../tables.ts';

export const createSession = async (db: Db, session: AuthSessionTable): Promise<void> => {
  await identityTables(db).insertInto('authSession').values(session).execute();
};

export const touchSession = async (db: Db, id: string, now: Date): Promise<void> => {
  await identityTables(db).updateTable('authSession').set({ lastSeenAt: now }).where('id', '=', id).execute();
};

export const chooseCompany = async (db: Db, id: string, orgId: number): Promise<void> => {
  await identityTables(db).updateTable('authSession').set({ orgId }).where('id', '=', id).execute();
};

export const listSessions = async (db: Db, userId: string): Promise<readonly AuthSessionTable[]> =>
  await identityTables(db)
    .selectFrom('authSession')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();

export const removeSession = async (db: Db, id: string, userId?: string): Promise<boolean> => {
  const removing = identityTables(db).deleteFrom('authSession').where('id', '=', id);
  const { numDeletedRows } = await (
    userId === undefined ? removing : removing.where('userId', '=', userId)
  ).executeTakeFirst();
  return numDeletedRows > 0n;
};

/** All sessions of a person; `except` stays. */
export const removeSessions = async (db: Db, userId: string, except?: string | null): Promise<void> => {
  const removing = identityTables(db).deleteFrom('authSession').where('userId', '=', userId);
  await (except === undefined || except === null ? removing : removing.where('id', '<>', except)).execute();
};

/** Sessions past their end leave no trace. */
export const removeEndedSessions = async (db: Db, now: Date): Promise<void> => {
  await identityTables(db).deleteFrom('authSession').where('endsAt', '<', now).execute();
};

/** How many people were there since a moment, over all companies. */
export const countActivePeople = async (db: Db, since: Date): Promise<number> => {
  const { rows } = await sql<{ people: number }>`
    select count(distinct user_id)::integer as people from auth_session where last_seen_at > ${since}`.execute(db);
  return rows[0]?.people ?? 0;
};
