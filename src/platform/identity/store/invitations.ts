import type { Db } from '#db/handle';
import { identityTables } from '../tables.ts';
import type { AuthInvitationTable, AuthResetTable } from '../tables.ts';

export const createInvitation = async (db: Db, invitation: AuthInvitationTable): Promise<void> => {
  await identityTables(db).insertInto('authInvitation').values(invitation).execute();
};

export const listInvitations = async (db: Db, orgId: number, now: Date): Promise<readonly AuthInvitationTable[]> =>
  await identityTables(db)
    .selectFrom('authInvitation')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('acceptedAt', 'is', null)
    .where('endsAt', '>', now)
    .orderBy('createdAt', 'desc')
    .limit(500)
    .execute();

/** An invitation that still can be accepted. */
export const findInvitation = async (db: Db, secretHash: string, now: Date): Promise<AuthInvitationTable | undefined> =>
  await identityTables(db)
    .selectFrom('authInvitation')
    .selectAll()
    .where('secretHash', '=', secretHash)
    .where('acceptedAt', 'is', null)
    .where('endsAt', '>', now)
    .executeTakeFirst();

/** False when somebody else has accepted it in the meantime. */
export const markAccepted = async (db: Db, id: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await identityTables(db)
    .updateTable('authInvitation')
    .set({ acceptedAt: now })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const removeInvitation = async (db: Db, orgId: number, id: string): Promise<boolean> => {
  const { numDeletedRows } = await identityTables(db)
    .deleteFrom('authInvitation')
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

export const createReset = async (db: Db, reset: AuthResetTable): Promise<void> => {
  await identityTables(db).insertInto('authReset').values(reset).execute();
};

/** Uses the link up; undefined when it is unknown, over or used. */
export const takeReset = async (db: Db, secretHash: string, now: Date): Promise<string | undefined> => {
  const row = await identityTables(db)
    .updateTable('authReset')
    .set({ usedAt: now })
    .where('secretHash', '=', secretHash)
    .where('usedAt', 'is', null)
    .where('endsAt', '>', now)
    .returning('userId')
    .executeTakeFirst();
  return row?.userId;
};
