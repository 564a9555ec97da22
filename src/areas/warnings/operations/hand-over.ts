import type { Context } from '#platform/operations';
import { giveOpenWarnings } from '../store/holdings.ts';
import { addEvents } from '../store/run-changes.ts';
import { settleOwners } from './owners.ts';

/**
 * Gives the open warnings that somebody answers for to a successor, and those that the successor could not work on to whom can; each
 * keeps who gave it when.
 */
export const handOverWarnings = async (
  context: Context,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<number> => {
  const { db, company, actor, now, newId } = context;
  const ids = await giveOpenWarnings(db, company.id, { fromId, toId });
  const settled = await settleOwners(context, [toId]);
  await addEvents(
    db,
    [...new Set([...ids, ...settled.keys()])].map((warningId) => ({
      orgId: company.id,
      id: newId(),
      warningId,
      at: now,
      act: 'assign',
      note: null,
      details: JSON.stringify({ ownerId: settled.get(warningId) ?? toId }),
      actorId: actor.userId,
      actorName: actor.name,
    })),
  );
  return ids.length;
};
