import type { Db } from '#db/handle';
import { segmentsTables } from '../tables.ts';

export const countSegments = async (db: Db, orgId: number, ownerId: string): Promise<number> => {
  const { n } = await segmentsTables(db)
    .selectFrom('segment')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('orgId', '=', orgId)
    .where('ownerId', '=', ownerId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** Private ones too: nobody else could reach them any more. */
export const giveSegments = async (
  db: Db,
  orgId: number,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> => {
  await segmentsTables(db)
    .updateTable('segment')
    .set({ ownerId: toId })
    .where('orgId', '=', orgId)
    .where('ownerId', '=', fromId)
    .where('removedAt', 'is', null)
    .execute();
};
