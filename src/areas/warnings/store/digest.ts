import type { Insertable, Selectable } from 'kysely';
import type { Db } from '#db/handle';
import type { Day } from '#kernel/day';
import type { RobotProblem } from '../domain/index.ts';
import { warningTables } from '../tables.ts';
import type { WarningChannelTable, WarningSubscriptionTable } from '../tables.ts';

export type Channel = Selectable<WarningChannelTable>;
export type Subscription = Selectable<WarningSubscriptionTable>;
type Key = { readonly orgId: number; readonly id: string };

export const listChannels = async (db: Db, orgId: number): Promise<readonly Channel[]> =>
  await warningTables(db)
    .selectFrom('warningChannel')
    .selectAll()
    .where('orgId', '=', orgId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();

export const findChannel = async (db: Db, { orgId, id }: Key): Promise<Channel | null> =>
  (await warningTables(db)
    .selectFrom('warningChannel')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

export const addChannel = async (db: Db, channel: Insertable<WarningChannelTable>): Promise<void> => {
  await warningTables(db).insertInto('warningChannel').values(channel).execute();
};

export const removeChannel = async (db: Db, { orgId, id }: Key): Promise<void> => {
  await warningTables(db).deleteFrom('warningChannel').where('orgId', '=', orgId).where('id', '=', id).execute();
};

type Tried = { readonly at: Date; readonly problem: RobotProblem | null; readonly sentOn?: Day };

/** Notes how a try ended; a trial message leaves the day of the last digest. */
export const noteTried = async (db: Db, { orgId, id }: Key, { at, problem, sentOn }: Tried): Promise<void> => {
  await warningTables(db)
    .updateTable('warningChannel')
    .set({ triedAt: at, problem, ...(sentOn === undefined ? {} : { sentOn, toldAt: at }) })
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .execute();
};

export const listSubscriptions = async (db: Db, orgId: number): Promise<readonly Subscription[]> =>
  await warningTables(db)
    .selectFrom('warningSubscription')
    .selectAll()
    .where('orgId', '=', orgId)
    .orderBy('userId')
    .execute();

export const findSubscription = async (db: Db, orgId: number, userId: string): Promise<Subscription | null> =>
  (await warningTables(db)
    .selectFrom('warningSubscription')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .executeTakeFirst()) ?? null;

export const addSubscription = async (db: Db, row: Insertable<WarningSubscriptionTable>): Promise<void> => {
  await warningTables(db)
    .insertInto('warningSubscription')
    .values(row)
    .onConflict((clash) => clash.columns(['orgId', 'userId']).doUpdateSet({ language: row.language }))
    .execute();
};

export const removeSubscription = async (db: Db, orgId: number, userId: string): Promise<void> => {
  await warningTables(db)
    .deleteFrom('warningSubscription')
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .execute();
};

export const noteMailed = async (
  db: Db,
  { orgId, userId }: { readonly orgId: number; readonly userId: string },
  sent: { readonly sentOn: Day; readonly toldAt: Date },
): Promise<void> => {
  await warningTables(db)
    .updateTable('warningSubscription')
    .set(sent)
    .where('orgId', '=', orgId)
    .where('userId', '=', userId)
    .execute();
};
