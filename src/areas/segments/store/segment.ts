import { sql } from 'kysely';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '#db/handle';
import { segmentsTables } from '../tables.ts';
import type { SegmentTable } from '../tables.ts';

export type SegmentRow = Selectable<SegmentTable>;

const mostSegments = 500;

/** A person's own segments and those that others share, by name. */
export const listSegments = async (db: Db, orgId: number, userId: string): Promise<SegmentRow[]> =>
  await segmentsTables(db)
    .selectFrom('segment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('removedAt', 'is', null)
    .where((where) => where.or([where('ownerId', '=', userId), where('shared', '=', true)]))
    .orderBy(sql`name COLLATE "C"`)
    .orderBy('id')
    .limit(mostSegments)
    .execute();

/** One segment, removed ones included: what was removed can be brought back. */
export const findSegment = async (db: Db, orgId: number, id: string): Promise<SegmentRow | null> =>
  (await segmentsTables(db)
    .selectFrom('segment')
    .selectAll()
    .where('orgId', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null;

export const addSegment = async (db: Db, segment: Insertable<SegmentTable>): Promise<void> => {
  await segmentsTables(db).insertInto('segment').values(segment).execute();
};

/** Changes a row only at the version that was read; false when somebody was quicker. */
export const updateSegmentAt = async (
  db: Db,
  orgId: number,
  change: { readonly id: string; readonly version: number; readonly set: Updateable<SegmentTable> },
): Promise<boolean> => {
  const result = await segmentsTables(db)
    .updateTable('segment')
    .set({ ...change.set, version: change.version + 1 })
    .where('orgId', '=', orgId)
    .where('id', '=', change.id)
    .where('version', '=', change.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
};

/** A changed rule is another question: its members are found anew, and nobody "left" the old one. */
export const forgetMembers = async (db: Db, orgId: number, segmentId: string): Promise<void> => {
  await segmentsTables(db)
    .deleteFrom('segmentMember')
    .where('orgId', '=', orgId)
    .where('segmentId', '=', segmentId)
    .execute();
};
