import type { Context } from '#platform/operations';
import { giveOpenWarnings } from '../store/holdings.ts';
import { addEvents } from '../store/run-changes.ts';

/** Gives the open warnings that somebody answers for to a successor; each keeps who gave it when. */
export const handOverWarnings = async (
  { db, company, actor, now, newId }: Context,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<number> => {
  const ids = await giveOpenWarnings(db, company.id, { fromId, toId });
  await addEvents(
    db,
    ids.map((warningId) => ({
      orgId: company.id,
      id: newId(),
      warningId,
      at: now,
      act: 'assign',
      note: null,
      details: JSON.stringify({ ownerId: toId }),
      actorId: actor.userId,
      actorName: actor.name,
    })),
  );
  return ids.length;
};
