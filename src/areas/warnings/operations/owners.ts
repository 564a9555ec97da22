import { sql } from 'kysely';
import { accountScope, listMembersReaching } from '#areas/accounts';
import { scopeOf } from '#kernel/access';
import { AppError } from '#kernel/app-error';
import { findMember } from '#platform/identity';
import type { Member } from '#platform/identity';
import { handle } from '#platform/operations';
import type { Context } from '#platform/operations';
import { permissions } from '../contract/permissions.ts';
import { warningOperations as operations } from '../contract/warning-operations.ts';
import { successorOf } from '../domain/index.ts';
import { giveWarnings, listBlindWarnings, listWarningOwners } from '../store/holdings.ts';
import { addEvents } from '../store/run-changes.ts';
import { requireWarning } from './warnings.ts';

const right = permissions['warnings.act'];
const nothing = sql<boolean>`false`;

type Settling = Pick<Context, 'db' | 'company' | 'today'>;

/** Those who may see and close the warnings of an account. */
export const workersAt = async (context: Settling, accountId: string): Promise<readonly Member[]> =>
  (await listMembersReaching(context, right, [accountId])).get(accountId) ?? [];

/** Refuses an owner who could neither see nor close the warnings of the account. */
export const requireOwner = async (context: Context, accountId: string, ownerId: string): Promise<void> => {
  const owner = await findMember(context.db, context.company.id, ownerId);
  if (owner?.active !== true) throw new AppError('warnings.owner-unknown');
  if (!(await workersAt(context, accountId)).some(({ userId }) => userId === ownerId))
    throw new AppError('warnings.owner-blind', { name: owner.name });
};

/**
 * Gives the open warnings that an owner can no longer work on, because a role, a seat or the whole post has ended, to a successor
 * who can. Answers the new owner of each that changed hands; where nobody can, it stays.
 */
const settleOwnerOf = async (context: Settling, ownerId: string): Promise<ReadonlyMap<string, string>> => {
  const { db, company, today } = context;
  const orgId = company.id;
  const owner = await findMember(db, orgId, ownerId);
  const scope = owner?.active === true ? scopeOf(right, owner.roles) : null;
  if (scope === 'all') return new Map();
  const within = scope === null ? nothing : accountScope({ orgId, userId: ownerId, today }, scope, 'w.account_id');
  const blind = await listBlindWarnings(db, orgId, { ownerId, within });
  const workers = await listMembersReaching(context, right, [...new Set(blind.map(({ accountId }) => accountId))]);
  const given = new Map<string, string>();
  for (const { id, accountId, accountOwnerId } of blind) {
    const successor = successorOf(workers.get(accountId) ?? [], accountOwnerId);
    if (successor !== null) given.set(id, successor);
  }
  for (const [toId, ids] of Map.groupBy(given.keys(), (id) => given.get(id) ?? ''))
    await giveWarnings(db, orgId, { ids, toId });
  return given;
};

/** The same for some owners, or for all who answer for open warnings. */
export const settleOwners = async (
  context: Settling,
  ownerIds?: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const given = new Map<string, string>();
  for (const ownerId of ownerIds ?? (await listWarningOwners(context.db, context.company.id)))
    for (const [id, toId] of await settleOwnerOf(context, ownerId)) given.set(id, toId);
  return given;
};

/** What a run does for all: whoever lost a role or a seat since, or never could, answers for nothing that he or she cannot see. */
export const settleAllOwners = async ({ db, company, today, now, newId, actor }: Context): Promise<void> => {
  const settled = await settleOwners({ db, company, today });
  await addEvents(
    db,
    [...settled].map(([warningId, ownerId]) => ({
      orgId: company.id,
      id: newId(),
      warningId,
      at: now,
      act: 'assign',
      note: null,
      details: JSON.stringify({ ownerId }),
      actorId: null,
      actorName: actor.name,
    })),
  );
};

const owners = handle(operations.owners, async (context, { id }) => {
  const { accountId } = await requireWarning(context, 'warnings.act', id);
  return { rows: (await workersAt(context, accountId)).map(({ userId, name }) => ({ id: userId, name })) };
});

export const ownerHandlers = [owners];
