import type { Json } from '#kernel/canonical-json';
import { listMembers } from '#platform/identity';
import type { Context } from '#platform/operations';
import { addTimeline } from '../store/record.ts';

type Told = { readonly kind: string; readonly params?: Readonly<Record<string, Json>> };

/** Writes into an account's timeline what the actor has just done. */
export const tell = async (context: Context, accountId: string, { kind, params = {} }: Told): Promise<void> => {
  const { db, company, actor, now, newId } = context;
  await addTimeline(db, company.id, [
    { id: newId(), accountId, at: now, kind, params, actorId: actor.userId, actorName: actor.name },
  ]);
};

/** A user's name as it is today, so that the entry still tells it when the user has gone. */
export const userNameOf = async ({ db, company }: Pick<Context, 'db' | 'company'>, userId: string): Promise<string> =>
  (await listMembers(db, company.id)).find((member) => member.userId === userId)?.name ?? '';

/** Who answers for an account from now on, if anybody. */
export const ownerTold = async (context: Pick<Context, 'db' | 'company'>, ownerId: string | null): Promise<Told> =>
  ownerId === null
    ? { kind: 'owner-removed' }
    : { kind: 'owner-given', params: { name: await userNameOf(context, ownerId) } };
